import type {Report} from '@haochaping/backend';
import {TEXT} from './locales/zh-cn.ts';
import {parseOptions, type ServerOptions} from './options.ts';
import {StartError} from './start-error.ts';
import {isOfficeCommand, runOffice} from './office/run-office.ts';
import {runReplay} from './replay/run-replay.ts';
import {type RunningServer, startServer} from './start-server.ts';
import {runVerifyLog} from './verify-log/run-verify-log.ts';

/** The program: reads its options, starts, says where it is, and stops in good order when it is asked to. */
export async function runServer(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const [command, ...rest] = args;
  if (command === 'replay') {
    process.exitCode = await runReplay(rest, env);
    return;
  }
  if (command === 'verify-log') {
    process.exitCode = await runVerifyLog(rest, env);
    return;
  }
  if (isOfficeCommand(command)) {
    process.exitCode = await runOffice(command, rest, env);
    return;
  }
  const parsed = parseOptions(args, env);
  switch (parsed.kind) {
    case 'help':
      console.log(TEXT.help);
      return;
    case 'wrong':
      fail(parsed.says);
      return;
    case 'run':
      await run(parsed.options);
  }
}

async function run(options: ServerOptions): Promise<void> {
  // What is written here is other people's: nobody but the owner of the process may read it.
  process.umask(0o077);
  let server: RunningServer;
  try {
    server = await startServer({...options, report, onSeeding: () => console.log(TEXT.seeding)});
  } catch (cause) {
    fail(cause instanceof StartError ? cause.message : TEXT.cannotStart(firstLine(cause)));
    return;
  }
  console.log(`\n${TEXT.addresses(server.address)}`);
  if (options.scenario !== undefined) console.log(`\n${TEXT.inScenario(options.scenario)}`);
  if (!server.withPages) console.log(`\n${TEXT.withoutPages}`);
  if (server.credentials !== undefined) console.log(`\n${TEXT.credentials(server.credentials)}`);
  if (server.administrator !== undefined) console.log(`\n${TEXT.firstAdministrator(server.administrator)}`);
  stopOnSignal(server);
}

function stopOnSignal(server: RunningServer): void {
  let asked = 0;
  const stop = (): void => {
    asked += 1;
    // Whoever asks twice does not want to wait. Nothing is lost: what was acknowledged is on disk.
    if (asked > 1) process.exit(1);
    console.log(`\n${TEXT.stopping}`);
    server.stop().then(
      () => console.log(TEXT.stopped),
      (cause: unknown) => {
        report('stopping', cause);
        process.exitCode = 1;
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

function firstLine(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? '';
}

/** Unexpected things go to whoever runs the server, whole; callers never see them. */
const report: Report = (what, cause) => {
  console.error(`${new Date().toISOString()} ${what}:`, cause);
};
