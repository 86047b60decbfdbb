import {createHash, webcrypto} from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {createApp, type Engine, memoryFiles, type Ports, type Settings, settingsOf} from '@haochaping/backend';
import {type DemonstrationCredentials, seedDemonstration} from '@haochaping/backend/seed';
import {CHINA_HOLIDAYS, JIANGSU_PROFILE} from '@haochaping/core';
import {lockDirectory, openPostgresEngine, openSqliteEngine} from '@haochaping/server';

export interface ProvinceOptions {
  /** An empty database; without it an embedded one in a folder of its own, which goes with the province. */
  readonly databaseUrl?: string;
  /** How many servers there are over the one database; more than one needs PostgreSQL. */
  readonly servers: number;
  /** The first moment. */
  readonly at: number;
}

export interface Server {
  readonly ports: Ports;
  readonly fetch: (request: Request) => Promise<Response>;
}

/** A province whose time is an argument: every server of it lives in the moment that `clock` says. */
export interface Province {
  readonly clock: {now: number};
  readonly settings: Settings;
  readonly servers: readonly [Server, ...Server[]];
  readonly credentials: DemonstrationCredentials;
  /** What should not have happened. */
  readonly reported: readonly string[];
  close(): Promise<void>;
}

/** Opens the servers of a province and fills its directory in, as the demonstration has it. */
export async function openProvince({databaseUrl, servers: count, at}: ProvinceOptions): Promise<Province> {
  const options = {deployment: 'simulation', demonstration: true};
  const settings = settingsOf(options);
  const clock = {now: at};
  const reported: string[] = [];
  const report = (what: string, cause: unknown): void => {
    reported.push(`${what}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
  };
  const shared = await sharedPorts(clock, report);
  const opened = await openEngines(databaseUrl, count);
  const close = (): Promise<void> => opened.close();
  try {
    const [first, ...others] = opened.engines.map((engine): Server => {
      const ports: Ports = {...shared, engine};
      return {ports, fetch: createApp(ports, options).fetch};
    });
    if (first === undefined) throw new Error('A province has at least one server.');
    const credentials = await seedDemonstration(first.ports, options, {at});
    return {clock, settings, servers: [first, ...others], credentials, reported, close};
  } catch (cause) {
    await close();
    throw cause;
  }
}

async function sharedPorts(clock: {readonly now: number}, report: Ports['report']): Promise<Omit<Ports, 'engine'>> {
  const pair = await webcrypto.subtle.generateKey({name: 'ECDSA', namedCurve: 'P-256'}, true, ['sign', 'verify']);
  const jwk = await webcrypto.subtle.exportKey('jwk', pair.privateKey);
  return {
    clock: () => clock.now,
    // Cheap on purpose: a month has a hundred thousand sign-ins, and none of them guesses.
    passwords: {
      hash: (password, salt) => Promise.resolve(createHash('sha256').update(password).update(salt).digest()),
    },
    sessions: {
      ambient: false,
      read: (request) => request.headers.get('x-session') ?? undefined,
      write: (headers, secret) => headers.set('x-session', secret ?? ''),
    },
    keys: {
      invitationKey: {...jwk, kid: 'simulation'},
      hashKey: new Uint8Array(32).fill(7),
      logKey: new Uint8Array(32).fill(8),
      sealing: [],
    },
    files: memoryFiles(),
    report,
    segment: (text) =>
      Array.from(new Intl.Segmenter('zh', {granularity: 'word'}).segment(text), (part) => part.segment),
  };
}

async function openEngines(
  databaseUrl: string | undefined,
  count: number,
): Promise<{readonly engines: readonly Engine[]; close(): Promise<void>}> {
  const rules = {profile: JIANGSU_PROFILE, notices: CHINA_HOLIDAYS};
  if (databaseUrl !== undefined) {
    const engines: Engine[] = [];
    for (let opened = 0; opened < count; opened++) {
      engines.push(await openPostgresEngine({url: databaseUrl, rules, report: console.error}));
    }
    return {
      engines,
      close: async () => {
        for (const engine of engines) await engine.close();
      },
    };
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'haochaping-province-'));
  const lock = lockDirectory(folder);
  const engine = await openSqliteEngine({lock, rules});
  const close = async (): Promise<void> => {
    await engine.close();
    lock.release();
    fs.rmSync(folder, {recursive: true});
  };
  return {engines: [engine], close};
}
