import fs from 'node:fs';
import path from 'node:path';
import {
  type Engine,
  issueAccount,
  readSetting,
  type Report,
  withNamedScenario,
  writeSetting,
} from '@haochaping/backend';
import {type DemonstrationCredentials, seedDemonstration} from '@haochaping/backend/seed';
import type {Profile} from '@haochaping/core';
import {answerWith} from './answer.ts';
import {type Backend, composeBackend} from './compose.ts';
import {directoryFiles, FILES_FOLDER} from './directory-files.ts';
import type {DirectoryLock} from './engines/lock.ts';
import {serveFirstView} from './first-view.ts';
import {openKeys} from './keys.ts';
import {TEXT} from './locales/zh-cn.ts';
import {listen} from './listen.ts';
import type {ServerOptions} from './options.ts';
import {openStore, seedStore, takeDirectory} from './open-store.ts';
import {servePages} from './pages.ts';
import {keepOrRefuseProfile, readProfile} from './read-profile.ts';
import {StartError} from './start-error.ts';
import {openWays, readTellingOptions, type TellingSettings} from './telling/telling-settings.ts';
import {startTimers} from './timers.ts';

export interface RunningServer {
  /** `http://127.0.0.1:8787`, with the port that was really taken. */
  readonly address: string;
  /** Given on the start that made the demonstration, and never again. */
  readonly credentials?: DemonstrationCredentials;
  /** Given on the first start without a demonstration, and never again. */
  readonly administrator?: {readonly account: string; readonly password: string};
  readonly withPages: boolean;
  /** Lets requests and jobs under way end, closes the store and lets go of the data directory. Idempotent. */
  stop(): Promise<void>;
}

export interface StartOptions extends ServerOptions {
  readonly report: Report;
  /** Told when the demonstration begins to be written: it takes seconds. */
  readonly onSeeding?: () => void;
  /** Puts something between the backend and its store; for tests that need a store to fail at a given moment. */
  readonly wrapEngine?: (engine: Engine) => Engine;
}

/**
 * Starts a server and resolves when it answers. Rejects with `StartError` where something stands against it that can be
 * mended; then nothing is left open.
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const undo: (() => Promise<void> | void)[] = [];
  const stopAll = async (): Promise<void> => {
    for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step();
  };
  try {
    const profile = readProfile(options.profile);
    const {telling = WEBHOOKS_ALONE} = options;
    const ways = openWays(telling);
    const tellingOptions = readTellingOptions(telling);
    const lock = takeDirectory(options);
    undo.push(() => lock.release());
    const keys = await openKeys(options.data, options.sealing);
    const folder = options.pages !== undefined && fs.existsSync(options.pages) ? options.pages : undefined;
    const pages = folder === undefined ? undefined : servePages(folder, options.embedOrigins);
    const opened = Promise.withResolvers<(request: Request, fromHere: boolean) => Promise<Response>>();
    // A failed start is told by the error below; nobody may be waiting at the door.
    opened.promise.catch(() => undefined);
    undo.push(() => opened.reject(new Error('The server did not start.')));
    // Before anything is written: a taken port is found at once, and whoever comes early waits.
    const listening = await listen(async (request, fromHere) => (await opened.promise)(request, fromHere), options);
    undo.push(() => listening.stop());
    const store = await openStore(options, lock, {report: options.report, profile});
    // The store closes after the last request, but is opened after the door: so it goes below the door.
    undo.splice(-2, 0, () => store.close());
    const engine = options.wrapEngine?.(store) ?? store;
    await keepOrRefuseProfile(engine, profile, Date.now());
    const demonstration = await isDemonstration(engine, options);
    const backend = composeBackend({
      engine,
      keys,
      profile,
      demonstration,
      files: directoryFiles(options.files ?? path.join(options.data, FILES_FOLDER)),
      https: options.https,
      report: options.report,
      ...(options.signIn && {signIn: options.signIn}),
      ways,
      telling: tellingOptions,
    });
    if (options.scenario !== undefined && !demonstration) throw new StartError(TEXT.scenarioWithoutDemonstration);
    const credentials = demonstration ? await seedFirstTime(backend, {start: options, lock, profile}) : undefined;
    const first = demonstration ? {} : await administrateFirstTime(backend);
    undo.push(startTimers(backend.jobs, options.report));
    const firstView = folder === undefined ? undefined : serveFirstView(folder, backend.app);
    const {scenario = 'healthy'} = options;
    const app = {
      fetch: withNamedScenario(
        (request) => backend.app.fetch(request),
        () => scenario,
      ),
    };
    opened.resolve(answerWith(app, firstView, pages));
    let stopping: Promise<void> | undefined;
    return {
      address: listening.address,
      ...(credentials === undefined ? {} : {credentials}),
      ...first,
      withPages: pages !== undefined,
      stop: () => (stopping ??= stopAll()),
    };
  } catch (cause) {
    await stopAll();
    throw cause;
  }
}

const WEBHOOKS_ALONE: TellingSettings = {webhookHosts: []};

async function seedFirstTime(
  {ports, options}: Backend,
  {start, lock, profile}: {readonly start: StartOptions; readonly lock: DirectoryLock; readonly profile: Profile},
): Promise<DemonstrationCredentials | undefined> {
  const {db} = ports.engine;
  const known = await db.selectFrom('area').select('code').limit(1).executeTakeFirst();
  if (known !== undefined) return undefined;
  start.onSeeding?.();
  return seedStore(start, lock, {engine: ports.engine, profile}, (engine) =>
    seedDemonstration({...ports, engine}, options, {at: ports.clock()}),
  );
}

const FIRST_ADMINISTRATOR = 'administrator';
const OFFICE_SETTING = 'without-demonstration';

/** Once an office has begun without the demonstration it never has one: invented people and their open doors have no place in it. */
async function isDemonstration(engine: Engine, {withoutDemonstration}: StartOptions): Promise<boolean> {
  if (withoutDemonstration === true) await writeSetting(engine, OFFICE_SETTING, '1');
  return (await readSetting(engine, OFFICE_SETTING)) === undefined;
}

/** An empty store gets one person, who can let the others in. */
async function administrateFirstTime({ports}: Backend): Promise<Pick<RunningServer, 'administrator'>> {
  const known = await ports.engine.db.selectFrom('account').select('id').limit(1).executeTakeFirst();
  if (known !== undefined) return {};
  const account = FIRST_ADMINISTRATOR;
  const made = await issueAccount(ports, {
    name: account,
    displayName: TEXT.administrator,
    role: 'administrator',
    at: ports.clock(),
  });
  return made.outcome === 'created' ? {administrator: {account, password: made.password}} : {};
}
