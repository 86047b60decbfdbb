import {createAnnouncements} from '../announcements.ts';
import type {ClientOptions} from '../contract.ts';
import {DEFAULT_LIMITS, DEFAULT_STORAGE_NAME, LEASE_MS, ONLINE_SPREAD_MS} from '../defaults.ts';
import {createDrain} from '../drain.ts';
import {SdkError} from '../errors.ts';
import * as mending from '../mending.ts';
import {createOutbox} from '../outbox.ts';
import {createStoredQueue} from '../stored-queue.ts';
import {syncTag} from '../sync-tag.ts';
import {createFetchTransport} from '../transport.ts';
import * as wordsWay from '../words-way.ts';

/** The same values as the pages' `createClient` has; above all the same `storageName`. `endpoint`: absolute, or relative to the worker. */
export type SyncOptions = Pick<
  ClientOptions,
  'endpoint' | 'fetch' | 'clock' | 'random' | 'storageName' | 'limits' | 'onProblem' | 'headers'
>;

/** What is needed of a service worker's global scope: `self` fits. */
export interface SyncScope {
  addEventListener(type: 'sync', listener: (event: SyncEvent) => void): void;
}

/** Not in TypeScript's libraries: https://wicg.github.io/background-sync/spec/ */
export interface SyncEvent {
  readonly tag: string;
  waitUntil(work: Promise<unknown>): void;
}

/**
 * Makes a service worker deliver what waits when the browser wakes it for that (Background Sync), with or without a page. To be called
 * while the worker's script runs for the first time, as for every listener of a worker.
 *
 * Pages and the worker take the same turn, so nothing is sent by both; ids make even that harmless. While something still waits afterwards,
 * the event fails, so that the browser asks again; how often is its own matter, and pages go on in any case.
 */
export function handleSync(scope: SyncScope, options: SyncOptions): void {
  const {storageName = DEFAULT_STORAGE_NAME} = options;
  scope.addEventListener('sync', (event) => {
    if (event.tag === syncTag(storageName)) event.waitUntil(deliver(storageName, options));
  });
}

async function deliver(name: string, options: SyncOptions): Promise<void> {
  const {endpoint, fetch, headers, clock = Date.now, random = Math.random, onProblem = ignore} = options;
  const limits = {...DEFAULT_LIMITS, ...options.limits};
  // A hall whose line comes back wakes all its workers at once.
  await new Promise((resolve) => setTimeout(resolve, random() * ONLINE_SPREAD_MS));
  const outbox = createOutbox(name, limits, onProblem);
  const announcements = createAnnouncements(name, onProblem);
  const {answerMs} = limits;
  const words = (): Promise<typeof wordsWay> => Promise.resolve(wordsWay);
  const way = {endpoint, answerMs, words, ...(fetch && {fetch}), ...(headers && {headers})};
  const transport = createFetchTransport(way);
  const stored = {name, outbox, clock, limits, onProblem, leaseMs: LEASE_MS};
  const queue = createStoredQueue({...stored, mending: () => Promise.resolve(mending)});
  const drain = createDrain({queue, announcements, transport, clock, random, limits, onProblem});
  try {
    const {waiting, stopped} = await drain.run('online');
    if (stopped !== undefined || waiting > 0) {
      throw new SdkError(
        'not-delivered',
        `Of what waits, ${waiting} wait on: ${stopped ?? 'their time has not come'}.`,
      );
    }
  } finally {
    await drain.close();
    announcements.close();
    outbox.close();
  }
}

function ignore(): void {
  return;
}
