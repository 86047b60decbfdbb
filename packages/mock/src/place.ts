import {
  createApp,
  type Engine,
  type Files,
  keepProfile,
  type Keys,
  makeSealingKey,
  type Report,
  runAssessRisk,
  runDue,
  runEarlyWarning,
  runEndSessions,
  runFold,
  runForgetFiles,
  runHotWords,
  runRecount,
  runRecountDeadlines,
  runRetain,
  runForgetLetters,
  runSealLog,
  runTell,
  settingsOf,
} from '@haochaping/backend';
import {type DemonstrationAccount, type DemonstrationCredentials, seedDemonstration} from '@haochaping/backend/seed';
import {exportJWK, generateKeyPair} from 'jose';
import {memoryWays, type SentLetter} from './memory-ways.ts';
import {pagePasswords} from './page-passwords.ts';
import {pageWords} from './page-words.ts';
import {sessionHeader} from './session-header.ts';

export interface PlaceOptions {
  readonly engine: Engine;
  readonly files: Files;
  readonly clock: () => number;
  readonly report: Report;
  /** Whether what is written outlives the page; the demonstration says so to its visitor. */
  readonly storage: 'persistent' | 'memory';
}

/** The whole backend in one place that is no server: a page's worker, or a test's own process. */
export interface Place {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly credentials: DemonstrationCredentials;
  /** Does what the clock says is due. A server has timers for it; a place is asked. */
  readonly tick: () => Promise<void>;
}

const KEYS = 'mock-keys';
const SEALING = 'mock-sealing';
const CREDENTIALS = 'mock-credentials';

/**
 * Composes the backend over an open engine, seeded on its first start. Keys and the demonstration's passwords lie in the very
 * database: whoever holds this place holds all of it anyway, and it holds nothing but invented people.
 */
export async function createPlace({engine, files, clock, report, storage}: PlaceOptions): Promise<Place> {
  const settings = settingsOf({deployment: 'demonstration', demonstration: true});
  const keys = await keysOf(engine);
  const sessions = sessionHeader;
  const {ways, sent} = memoryWays(clock);
  const segment = pageWords();
  const ports = {engine, files, clock, passwords: pagePasswords, sessions, keys, report, segment, ways};
  await keepProfile(engine, settings.profile, clock());
  const credentials = await kept<DemonstrationCredentials>(engine, CREDENTIALS, () =>
    seedDemonstration(ports, settings, {at: clock()}),
  );
  const app = createApp(ports, settings);
  return {
    credentials,
    fetch: async (request) => {
      switch (new URL(request.url).pathname) {
        case '/demo/accounts':
          return accountsAnswer(credentials.accounts, storage);
        case '/demo/letters':
          return lettersAnswer(sent());
        default:
          return app.fetch(request);
      }
    },
    tick: async () => {
      const now = clock();
      await runDue(ports, settings, now);
      await runFold(ports);
      await runRetain(ports, settings, now);
      await runSealLog(ports, settings, now);
      await runHotWords(ports, settings, now);
      await runRecount(ports, now);
      await runAssessRisk(ports, settings, now);
      await runEarlyWarning(ports, settings, now);
      await runRecountDeadlines(ports, settings, now);
      await runEndSessions(ports, settings, now);
      await runForgetFiles(ports, now);
      await runTell(ports, settings);
      await runForgetLetters(ports, settings, now);
    },
  };
}

/** Only where the backend is the visitor's own are its passwords anybody's to read. */
function accountsAnswer(accounts: readonly DemonstrationAccount[], storage: PlaceOptions['storage']): Response {
  return Response.json({accounts, storage}, {headers: {'cache-control': 'no-store'}});
}

/** What would have been sent. Only where the backend is the visitor's own may anybody read it. */
function lettersAnswer(letters: readonly SentLetter[]): Response {
  return Response.json({letters}, {headers: {'cache-control': 'no-store'}});
}

interface KeptKeys {
  readonly invitationKey: Keys['invitationKey'];
  readonly hashKey: readonly number[];
  readonly logKey: readonly number[];
}

async function keysOf(engine: Engine): Promise<Keys> {
  const {invitationKey, hashKey, logKey} = await kept<KeptKeys>(engine, KEYS, async () => {
    const {privateKey} = await generateKeyPair('ES256', {extractable: true});
    return {
      invitationKey: {...(await exportJWK(privateKey)), kid: 'mock'},
      hashKey: [...crypto.getRandomValues(new Uint8Array(32))],
      logKey: [...crypto.getRandomValues(new Uint8Array(32))],
    };
  });
  const sealing = await kept(engine, SEALING, () => Promise.resolve([makeSealingKey('intl')]));
  return {invitationKey, hashKey: Uint8Array.from(hashKey), logKey: Uint8Array.from(logKey), sealing};
}

/** A value that is made once and then kept in the store's settings. */
async function kept<T>(engine: Engine, name: string, make: () => Promise<T>): Promise<T> {
  const row = await engine.db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  if (row !== undefined) return JSON.parse(row.value) as T;
  const made = await make();
  await engine.db
    .insertInto('setting')
    .values({name, value: JSON.stringify(made)})
    .execute();
  return made;
}
