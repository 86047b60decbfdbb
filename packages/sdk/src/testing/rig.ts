import type {Level} from '@haochaping/core';
import {openDB} from 'idb';
import type {IDBPDatabase} from 'idb';
import {assembleClient} from '../client.ts';
import type {ClientParts} from '../client.ts';
import type {Client, ClientOptions} from '../contract.ts';
import type {SdkError} from '../errors.ts';
import type {ClientEvent} from '../event.ts';
import type {StoredItem} from '../stored-item.ts';
import type {Draft} from '../submission.ts';
import {FakeBackend} from './fake-backend.ts';

const NOON = Date.parse('2026-11-22T04:00:00.000Z');
const DAY_MS = 86_400_000;

/** One device: a store of its own, a clock that is set by hand, a backend, and any number of clients ("tabs"). */
export class Rig {
  readonly storageName = `sdk-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
  readonly backend = new FakeBackend();
  readonly problems: SdkError[] = [];
  now = NOON;
  random = 0.5;
  readonly #clients: Client[] = [];
  readonly #undo: (() => void)[] = [];

  /** A client on this device, as one tab has it. */
  client(options: Partial<ClientOptions> = {}, parts: Partial<ClientParts> = {}): Client {
    const client = assembleClient(
      {
        endpoint: 'https://backend.example',
        storageName: this.storageName,
        clock: () => this.now,
        random: () => this.random,
        onProblem: (problem) => this.problems.push(problem),
        ...options,
      },
      {
        delivery: () => import('../delivery.ts'),
        rules: () => import('../rules.ts'),
        seal: () => import('../seal.ts'),
        export: () => import('../export.ts'),
        transport: this.backend,
        ...parts,
      },
    );
    this.#clients.push(client);
    return client;
  }

  /** Events from now on. */
  listen(client: Client): ClientEvent[] {
    const events: ClientEvent[] = [];
    client.subscribe((event) => events.push(event));
    return events;
  }

  /** The items on disk, read past the client. */
  async items(): Promise<StoredItem[]> {
    return this.#look(async (db) => (await db.getAll('items')) as StoredItem[]);
  }

  async counts(): Promise<unknown> {
    return this.#look((db) => db.get('counts', 'all'));
  }

  async fact(name: string): Promise<unknown> {
    return this.#look((db) => db.get('facts', name));
  }

  /** Writes past the client. */
  async put(store: string, value: unknown, key?: IDBValidKey): Promise<void> {
    await this.#look((db) => db.put(store, value, key));
  }

  /** A draft with an invitation of its own. */
  draft(changes: Partial<Draft> = {}): Draft {
    const invitation = invitationToken(this.now + 30 * DAY_MS);
    return {invitation, level: 5, indicators: [], text: '', identityMode: 'real-name', ...changes};
  }

  /** Puts another value in the place of a property until the test ends. */
  replace<T extends object>(owner: T, name: keyof T, value: unknown): void {
    const before = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, {value, configurable: true, writable: true});
    this.#undo.push(() => {
      if (before === undefined) Reflect.deleteProperty(owner, name);
      else Object.defineProperty(owner, name, before);
    });
  }

  /** Runs `instead` for each call of a method until the test ends; `proceed` is the method itself, bound. */
  intercept<Args extends readonly unknown[], Result>(
    owner: object,
    name: string,
    instead: (proceed: (...args: Args) => Result, ...args: Args) => Result,
  ): void {
    const before = Object.getOwnPropertyDescriptor(owner, name)?.value as (...args: Args) => Result;
    this.replace(owner as Record<string, unknown>, name, function (this: unknown, ...args: Args) {
      return instead((...given) => before.apply(this, given as unknown as [...Args]), ...args);
    });
  }

  async dispose(): Promise<void> {
    for (const undo of this.#undo.reverse()) undo();
    await Promise.all(this.#clients.map((client) => client.close()));
    indexedDB.deleteDatabase(this.storageName);
  }

  async #look<T>(look: (db: IDBPDatabase) => Promise<T>): Promise<T> {
    const db = await openDB(this.storageName);
    try {
      return await look(db);
    } finally {
      db.close();
    }
  }
}

/** A test with a device of its own, which is gone afterwards. */
export function onDevice(test: (rig: Rig) => Promise<void>): () => Promise<void> {
  return async () => {
    const rig = new Rig();
    try {
      await test(rig);
    } finally {
      await rig.dispose();
    }
  };
}

/** A token as the backend signs it, but for the signature. */
export function invitationToken(expiresAt: number, claims: Readonly<Record<string, unknown>> = {}): string {
  const payload = {
    aud: 'demo',
    sub: 'A-1#1',
    jti: 'j',
    iat: 0,
    exp: Math.floor(expiresAt / 1_000),
    channel: 'web-widget',
    about: {itemName: '企业设立登记', departmentName: '市政务服务办', caseNumber: 'A-1', servedOn: '2026-11-20'},
    ...claims,
  };
  const signature = crypto.getRandomValues(new Uint8Array(64));
  return (
    [{alg: 'ES256'}, payload].map((part) => base64Url(new TextEncoder().encode(JSON.stringify(part)))).join('.') +
    `.${base64Url(signature)}`
  );
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');
}

const PATIENCE_MS = 5_000;

/** Waits until it is so; throws when it does not become so. */
export async function until(so: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await so())) {
    if (performance.now() > end) throw new Error(`It did not become so: ${so.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The levels of a bad rating need a reason. */
export const BAD: {readonly level: Level; readonly text: string} = {level: 1, text: '等了两个小时'};
