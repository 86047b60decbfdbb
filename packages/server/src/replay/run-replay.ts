import fs from 'node:fs';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import {REPLAY_TEXT} from '../locales/replay-zh-cn.ts';
import {parseOptions, type ServerOptions} from '../options.ts';
import {StartError} from '../start-error.ts';
import {startOwnServer} from './own-server.ts';
import {type OutboxFileRead, readOutboxFile} from './read-outbox-file.ts';
import {replayItems, type Replayed} from './replay-items.ts';
import {replaySender} from './replay-way.ts';

type Environment = Readonly<Record<string, string | undefined>>;
/** Where it speaks. */
type Terminal = Pick<Console, 'log' | 'error'>;

type ReadFile = Extract<OutboxFileRead, {kind: 'read'}>;

/** How the program ended: all was delivered; something was not; nothing was tried. */
type ExitCode = 0 | 1 | 2;

interface ReplayOptions {
  readonly file: string;
  readonly endpoint?: string;
  readonly server: ServerOptions;
  readonly patienceMs: number;
  readonly dryRun: boolean;
}

/** The program `replay`: sends what a device exported through the ordinary route of reviews, and says what became of it. */
export async function runReplay(
  args: readonly string[],
  env: Environment,
  terminal: Terminal = console,
): Promise<ExitCode> {
  const options = optionsOf(args, env);
  if (options === 'help') {
    terminal.log(REPLAY_TEXT.help);
    return 0;
  }
  const refuse = (sentence: string): ExitCode => {
    terminal.error(sentence);
    return 2;
  };
  if (typeof options === 'string') return refuse(options);
  let text: string;
  try {
    text = fs.readFileSync(options.file, 'utf8');
  } catch {
    return refuse(REPLAY_TEXT.fileUnreadable(options.file));
  }
  const read = readOutboxFile(text);
  if (read.kind === 'unusable') return refuse(REPLAY_TEXT.unusable[read.why]);
  describe(read, terminal);
  const flawed = read.bad.length > 0 || read.incomplete;
  if (options.dryRun) {
    terminal.log(REPLAY_TEXT.dryRun);
    return flawed ? 1 : 0;
  }
  try {
    const delivered = await deliver(read, options, terminal);
    return delivered && !flawed ? 0 : 1;
  } catch (cause) {
    if (cause instanceof StartError) return refuse(cause.message);
    throw cause;
  }
}

/** Whether all of it has arrived. */
async function deliver(read: ReadFile, options: ReplayOptions, terminal: Terminal): Promise<boolean> {
  const own = options.endpoint === undefined ? await startOwnServer(options.server) : undefined;
  try {
    const endpoint = own?.address ?? options.endpoint ?? '';
    const replayed = await replayItems(read.items, {
      send: replaySender({endpoint, fetch: (request) => fetch(request)}),
      clock: Date.now,
      random: Math.random,
      sleep,
      patienceMs: options.patienceMs,
    });
    for (const line of summaryOf(replayed)) terminal.log(line);
    return replayed.every(({outcome}) => outcome !== 'refused' && outcome !== 'not-delivered');
  } finally {
    await own?.stop();
  }
}

function describe({items, bad, madeAt, incomplete}: ReadFile, terminal: Terminal): void {
  terminal.log(REPLAY_TEXT.found(items.length, madeAt));
  if (incomplete) terminal.error(REPLAY_TEXT.incomplete);
  for (const {place, id, code} of bad) terminal.error(REPLAY_TEXT.bad(place, id, REPLAY_TEXT.badWhy[code]));
}

/** One line for each outcome, and for each code of those that did not arrive. */
function summaryOf(replayed: readonly Replayed[]): string[] {
  const groups = new Map<string, {readonly one: Replayed; count: number}>();
  for (const one of replayed) {
    const key = `${one.outcome} ${one.code ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, {one, count: 1});
    else group.count++;
  }
  return [...groups.values()].map(({one, count}) =>
    REPLAY_TEXT.group(REPLAY_TEXT.outcome[one.outcome], count, one.code),
  );
}

const DEFAULT_WAIT_S = '300';

/** The options, or a sentence that says what is wrong with them. */
function optionsOf(args: readonly string[], env: Environment): ReplayOptions | string {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        endpoint: {type: 'string'},
        data: {type: 'string', default: './data'},
        wait: {type: 'string', default: DEFAULT_WAIT_S},
        'dry-run': {type: 'boolean', default: false},
        help: {type: 'boolean', short: 'h', default: false},
      },
    });
  } catch (cause) {
    // Node names the culprit in quotes, within an English sentence.
    const [, culprit = ''] = /'([^']+)'/.exec(cause instanceof Error ? cause.message : '') ?? [];
    return REPLAY_TEXT.argumentWrong(culprit);
  }
  const {values, positionals} = parsed;
  if (values.help) return 'help';
  const [file, unexpected] = positionals;
  if (file === undefined) return REPLAY_TEXT.fileMissing;
  if (unexpected !== undefined) return REPLAY_TEXT.argumentWrong(unexpected);
  const {endpoint} = values;
  if (endpoint !== undefined && !/^https?:$/.test(URL.parse(endpoint)?.protocol ?? '')) {
    return REPLAY_TEXT.endpointInvalid(endpoint);
  }
  if (!/^\d{1,6}$/.test(values.wait)) return REPLAY_TEXT.waitInvalid;
  const server = parseOptions(['--data', values.data], env);
  if (server.kind === 'wrong') return server.says;
  if (server.kind === 'help') throw new TypeError('Nobody asked for help.');
  return {
    file: path.resolve(file),
    ...(endpoint !== undefined && {endpoint}),
    server: server.options,
    patienceMs: Number(values.wait) * 1_000,
    dryRun: values['dry-run'],
  };
}
