import fs from 'node:fs';
import {parseArgs} from 'node:util';
import {
  type Checkpoint,
  type LogVerdict,
  type NoteKey,
  noteKeyOf,
  openCheckpoint,
  parseVerifierKey,
  verifyLog,
} from '@haochaping/backend';
import {lookAtStore} from '../engines/read-only.ts';
import {readLogKey} from '../keys.ts';
import {TEXT} from '../locales/zh-cn.ts';
import {VERIFY_LOG_TEXT} from '../locales/verify-log-zh-cn.ts';
import {parseOptions, type ServerOptions} from '../options.ts';
import {StartError, systemCode} from '../start-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** How the program ended: the log is whole; it is not; it could not be looked at. */
type ExitCode = 0 | 1 | 2;

interface VerifyOptions {
  readonly server: ServerOptions;
  readonly keys: readonly string[];
  readonly checkpoint?: string;
  readonly json: boolean;
}

/** The program `verify-log`: proves the log of a store whole up to its last checkpoint, or names the first entry that is not. */
export async function runVerifyLog(args: readonly string[], env: Environment): Promise<ExitCode> {
  try {
    const options = optionsOf(args, env);
    if (options === 'help') {
      console.log(VERIFY_LOG_TEXT.help);
      return 0;
    }
    const keys = keysOf(options);
    const saved = options.checkpoint === undefined ? undefined : savedCheckpoint(options.checkpoint, keys);
    const verdict = await verdictOf(options.server, keys, saved);
    if (options.json) console.log(JSON.stringify(verdict));
    else tell(verdict, saved);
    return verdict.fault === undefined ? 0 : 1;
  } catch (cause) {
    if (!(cause instanceof StartError)) throw cause;
    console.error(cause.message);
    return 2;
  }
}

function optionsOf(args: readonly string[], env: Environment): VerifyOptions | 'help' {
  let values;
  try {
    ({values} = parseArgs({
      args: [...args],
      options: {
        data: {type: 'string', default: './data'},
        checkpoint: {type: 'string'},
        key: {type: 'string', multiple: true, default: []},
        json: {type: 'boolean', default: false},
        help: {type: 'boolean', short: 'h', default: false},
      },
    }));
  } catch (cause) {
    // Node names the culprit in quotes, within an English sentence.
    const [, culprit = ''] = /'([^']+)'/.exec(cause instanceof Error ? cause.message : '') ?? [];
    throw new StartError(VERIFY_LOG_TEXT.argumentWrong(culprit), {cause});
  }
  if (values.help) return 'help';
  const server = parseOptions(['--data', values.data], env);
  if (server.kind === 'wrong') throw new StartError(server.says);
  if (server.kind === 'help') throw new TypeError('Nobody asked for help.');
  const {checkpoint, key, json} = values;
  return {server: server.options, keys: key, json, ...(checkpoint !== undefined && {checkpoint})};
}

/** Whose checkpoints count: the key of the data directory, and those named. */
function keysOf({server: {data}, keys}: VerifyOptions): readonly NoteKey[] {
  const named = keys.map((text) => {
    const key = parseVerifierKey(text);
    if (key === undefined) throw new StartError(VERIFY_LOG_TEXT.keyWrong(text));
    return key;
  });
  const own = readLogKey(data);
  if (own === undefined && named.length === 0) throw new StartError(VERIFY_LOG_TEXT.noKey(data));
  return own === undefined ? named : [noteKeyOf(own.deployment, own.logKey), ...named];
}

/** The checkpoint of a file: the note itself, or the answer of the public route that holds it. */
function savedCheckpoint(file: string, keys: readonly NoteKey[]): Checkpoint {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (cause) {
    throw new StartError(VERIFY_LOG_TEXT.checkpointUnreadable(file), {cause});
  }
  const checkpoint = openCheckpoint(noteOf(text), keys);
  if (checkpoint === undefined) throw new StartError(VERIFY_LOG_TEXT.checkpointForeign(file));
  return checkpoint;
}

function noteOf(text: string): string {
  if (!text.startsWith('{')) return text;
  try {
    const {note} = JSON.parse(text) as {note?: unknown};
    return typeof note === 'string' ? note : '';
  } catch {
    // A file that was cut off holds no checkpoint.
    return '';
  }
}

async function verdictOf(
  {data, databaseUrl}: ServerOptions,
  keys: readonly NoteKey[],
  saved: Checkpoint | undefined,
): Promise<LogVerdict> {
  const address = {data, ...(databaseUrl !== undefined && {databaseUrl})};
  try {
    const verdict = await lookAtStore(address, (queries) =>
      verifyLog(queries, {keys, ...(saved !== undefined && {saved})}),
    );
    if (verdict === undefined) throw new StartError(VERIFY_LOG_TEXT.noStore(data));
    return verdict;
  } catch (cause) {
    throw explained(cause);
  }
}

/** A store of an earlier release has no tables of the log: PostgreSQL says 42P01, SQLite only in words. */
function explained(cause: unknown): unknown {
  const code = systemCode(cause);
  if (code === '42P01' || (cause instanceof Error && /no such (?:table|column)/.test(cause.message))) {
    return new StartError(VERIFY_LOG_TEXT.noLog, {cause});
  }
  const unreachable = ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOENT', '28P01', '28000', '3D000'];
  return code !== undefined && unreachable.includes(code) ? new StartError(TEXT.databaseUnreachable, {cause}) : cause;
}

function tell(verdict: LogVerdict, saved: Checkpoint | undefined): void {
  const {fault, proved, unsealed, backdated} = verdict;
  if (fault === undefined) {
    console.log(VERIFY_LOG_TEXT.whole(verdict));
    if (saved !== undefined) console.log(VERIFY_LOG_TEXT.savedHolds(saved.size));
  } else {
    console.log(VERIFY_LOG_TEXT.broken(fault));
    if (proved > 0 && fault.kind !== 'history-rewritten') console.log(VERIFY_LOG_TEXT.provedBefore(proved));
  }
  if (unsealed > 0) console.log(VERIFY_LOG_TEXT.unsealed(unsealed));
  if (backdated.firstId !== undefined) console.log(VERIFY_LOG_TEXT.backdated(backdated.count, backdated.firstId));
}
