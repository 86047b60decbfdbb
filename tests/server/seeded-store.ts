import {webcrypto} from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {type App, type AppOptions, createApp, type Engine, memoryFiles, type Ports} from '@haochaping/backend';
import {type DemonstrationCredentials, seedDemonstration} from '@haochaping/backend/seed';
import {CHINA_HOLIDAYS, JIANGSU_PROFILE} from '@haochaping/core';
import {fillSqlite, lockDirectory, openSqliteEngine} from '@haochaping/server';
import type {ContractPlace} from '../contract/place.ts';

const options: AppOptions = {deployment: 'test', demonstration: true};

/** The backend over a real store, seeded for a day of its own, with a clock that the test moves. */
export interface SeededStore {
  readonly engine: Engine;
  readonly ports: Ports;
  readonly app: App;
  readonly place: ContractPlace;
  readonly credentials: DemonstrationCredentials;
  readonly clock: {now: number};
  readonly reported: readonly unknown[];
}

export async function openSeededStore(t: {after(step: () => Promise<void>): void}, at: number): Promise<SeededStore> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'haochaping-seeded-'));
  const lock = lockDirectory(folder);
  const rules = {profile: JIANGSU_PROFILE, notices: CHINA_HOLIDAYS};
  const engine = await openSqliteEngine({lock, rules});
  t.after(async () => {
    await engine.close();
    lock.release();
    fs.rmSync(folder, {recursive: true});
  });
  const clock = {now: at};
  const reported: unknown[] = [];
  const ports = await portsOf(engine, clock, reported);
  const credentials = await fillSqlite({lock, rules}, (filling) =>
    seedDemonstration({...ports, engine: filling}, options, {at}),
  );
  const app = createApp(ports, options);
  const place: ContractPlace = {
    baseUrl: 'http://office.test',
    fetch: app.fetch,
    credentials,
    sessionHeaders: (answer) => ({'x-session': answer.headers.get('x-session') ?? ''}),
  };
  return {engine, ports, app, place, credentials, clock, reported};
}

async function portsOf(engine: Engine, clock: {readonly now: number}, reported: unknown[]): Promise<Ports> {
  const pair = await webcrypto.subtle.generateKey({name: 'ECDSA', namedCurve: 'P-256'}, true, ['sign', 'verify']);
  const jwk = await webcrypto.subtle.exportKey('jwk', pair.privateKey);
  return {
    engine,
    clock: () => clock.now,
    // Slow hashing is tested where it is made; here only who gets in is.
    passwords: {
      hash: async (password, salt) => {
        const bytes = new Uint8Array([...new TextEncoder().encode(password), ...salt]);
        return new Uint8Array(await webcrypto.subtle.digest('SHA-256', bytes));
      },
    },
    sessions: {
      ambient: false,
      read: (request) => request.headers.get('x-session') ?? undefined,
      write: (headers, secret) => headers.set('x-session', secret ?? ''),
    },
    files: memoryFiles(),
    keys: {
      invitationKey: {...jwk, kid: 'k1'},
      hashKey: new Uint8Array(32).fill(7),
      logKey: new Uint8Array(32).fill(8),
      sealing: [],
    },
    report: (what, cause) => reported.push([what, cause]),
    segment: (text) =>
      Array.from(new Intl.Segmenter('zh', {granularity: 'word'}).segment(text), (part) => part.segment),
  };
}
