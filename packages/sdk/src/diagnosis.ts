import {clockHealth, storageHealth} from '@haochaping/core';
import {createReviewingApi} from '@haochaping/protocol/citizen';
import type {BackgroundSync, ClientLimits, ClientOptions} from './contract.ts';
import type {
  ClockCheck,
  Diagnosis,
  DurabilityCheck,
  EndpointCheck,
  LocksCheck,
  ServiceWorkerCheck,
  StorageCheck,
} from './diagnosis-contract.ts';
import {FRESH_ENDPOINT, restUntil} from './endpoint-state.ts';
import {SdkError} from './errors.ts';
import {NOTHING} from './outbox.ts';
import type {Outbox} from './outbox.ts';
import {loadEndpoint} from './queue-store.ts';

export interface DiagnosisParts {
  /** Undefined where the host keeps the queue by itself. */
  readonly outbox: Outbox | undefined;
  readonly options: ClientOptions;
  readonly limits: ClientLimits;
  readonly clock: () => number;
}

// WebKit erases what scripts of a site have stored when the site was not visited for so long; pages on the home screen are spared.
// https://webkit.org/blog/10218/full-third-party-cookie-blocking-and-more/
const WEBKIT_ERASES_AFTER_DAYS = 7;

/** Tries each thing that a delivery needs, on this device, now. Never rejects: what is wrong is the answer. */
export async function diagnose(parts: DiagnosisParts): Promise<Diagnosis> {
  const {options, clock} = parts;
  const [storage, durability, locks, serviceWorker, server] = await Promise.all([
    checkStorage(parts),
    checkDurability(),
    checkLocks(),
    checkServiceWorker(options.backgroundSync),
    checkServer(parts),
  ]);
  return {at: clock(), storage, durability, locks, serviceWorker, ...server};
}

async function checkStorage({outbox, limits}: DiagnosisParts): Promise<StorageCheck> {
  const room = await estimate();
  const {maxItems, maxBytes} = limits;
  if (outbox === undefined) return {code: 'own-outbox', maxItems, maxBytes};
  const startedAt = performance.now();
  try {
    const held = await outbox.write(['counts', 'facts'], 'strict', async (transaction) => {
      const facts = transaction.objectStore('facts');
      await facts.put(true, 'probe');
      await facts.delete('probe');
      return transaction.objectStore('counts').get('all');
    });
    const {items, bytes, parked} = held ?? NOTHING;
    const writeMs = Math.round(performance.now() - startedAt);
    const code = storageHealth({items, bytes}, limits, room && room.quota - room.usage);
    return {code, items, bytes, parked, maxItems, maxBytes, writeMs, ...room};
  } catch (cause) {
    if (!(cause instanceof SdkError)) throw cause;
    return {code: cause.code, maxItems, maxBytes, ...room};
  }
}

async function estimate(): Promise<{readonly usage: number; readonly quota: number} | undefined> {
  try {
    const {usage, quota} = await storageManager().estimate();
    return usage === undefined || quota === undefined ? undefined : {usage, quota};
  } catch {
    // Plain-http pages and frames without an origin have no such manager.
    return undefined;
  }
}

function storageManager(): StorageManager {
  const {storage} = navigator as {readonly storage?: StorageManager};
  if (storage === undefined) throw new TypeError('This page has no storage manager.');
  return storage;
}

async function checkDurability(): Promise<DurabilityCheck> {
  const persisted = await storageManagerSays();
  const figures = persisted === undefined ? {} : {persisted};
  const {vendor, standalone} = navigator as Navigator & {readonly standalone?: boolean};
  if (vendor.startsWith('Apple') && standalone !== true && persisted !== true) {
    return {code: 'erased-when-unvisited', erasedAfterDays: WEBKIT_ERASES_AFTER_DAYS, ...figures};
  }
  // Without the option an engine either knows only the strict way (Chromium below 83) or does not say (old Firefox and WebKit).
  const strict = 'durability' in IDBTransaction.prototype || /\bChrome\//.test(navigator.userAgent);
  return {code: strict ? 'ok' : 'not-told', ...figures};
}

async function storageManagerSays(): Promise<boolean | undefined> {
  try {
    return await storageManager().persisted();
  } catch {
    // As above: nobody can say.
    return undefined;
  }
}

async function checkLocks(): Promise<LocksCheck> {
  try {
    const {locks} = navigator as {readonly locks?: LockManager};
    if (locks === undefined) return {code: 'lease-instead'};
    await locks.query();
    return {code: 'ok'};
  } catch {
    // A frame without an origin of its own is refused.
    return {code: 'lease-instead'};
  }
}

async function checkServiceWorker(wanted: BackgroundSync | undefined): Promise<ServiceWorkerCheck> {
  if (wanted === undefined) return {code: 'not-wanted'};
  try {
    const workers = (navigator as {readonly serviceWorker?: ServiceWorkerContainer}).serviceWorker;
    if (workers === undefined) return {code: 'not-supported'};
    if (!('SyncManager' in window)) return {code: 'no-background-sync'};
    const scope = wanted === 'own-worker' ? document.baseURI : new URL(wanted.script, document.baseURI).href;
    const registration = await workers.getRegistration(scope);
    return {code: registration?.active ? 'ok' : 'not-registered'};
  } catch {
    return {code: 'not-supported'};
  }
}

async function checkServer({
  outbox,
  options,
  limits,
  clock,
}: DiagnosisParts): Promise<{readonly endpoint: EndpointCheck; readonly clock: ClockCheck}> {
  const {endpoint, headers, fetch: send = (request: Request) => fetch(request)} = options;
  const askedAt = clock();
  const startedAt = performance.now();
  const answer = await createReviewingApi({
    endpoint,
    timeoutMs: limits.answerMs,
    // A kept answer would tell the time of another day.
    fetch: (request) => send(new Request(request, {cache: 'no-store'})),
    ...(headers && {headers}),
  }).readCatalogue();
  const answerMs = Math.round(performance.now() - startedAt);
  const mixed = location.protocol === 'https:' && new URL(endpoint, document.baseURI).protocol === 'http:';
  switch (answer.kind) {
    case 'ok':
      return {endpoint: await restOf(outbox, clock(), answerMs), clock: clockOf(answer.headers, askedAt, clock())};
    case 'network-error':
      return {endpoint: {code: mixed ? 'mixed-content' : 'unreachable'}, clock: UNTOLD};
    case 'timeout':
      return {endpoint: {code: 'timeout', answerMs}, clock: UNTOLD};
    case 'problem': {
      const {status, problem} = answer;
      const told = problem
        ? ({code: 'problem', problem: problem.code, status} as const)
        : ({code: 'not-ours', status} as const);
      return {endpoint: {...told, answerMs}, clock: UNTOLD};
    }
    case 'foreign':
      return {endpoint: {code: 'not-ours', status: answer.status, answerMs}, clock: UNTOLD};
    case 'unchanged':
      // Nobody asked for a 304 here.
      return {endpoint: {code: 'not-ours', status: 304, answerMs}, clock: UNTOLD};
  }
}

const UNTOLD: ClockCheck = {code: 'not-told'};

/** It answers; whether it wants something else of the reviews first is what the device remembers. */
async function restOf(outbox: Outbox | undefined, at: number, answerMs: number): Promise<EndpointCheck> {
  try {
    const state = outbox ? await loadEndpoint(outbox) : FRESH_ENDPOINT;
    const until = restUntil(state, at, false);
    if (until === undefined) return {code: 'ok', answerMs};
    const {pausedBy} = state;
    return pausedBy === undefined
      ? {code: 'resting', until, answerMs}
      : {code: 'paused', problem: pausedBy, until, answerMs};
  } catch (cause) {
    if (!(cause instanceof SdkError)) throw cause;
    // That storage is no good is told there.
    return {code: 'ok', answerMs};
  }
}

function clockOf(headers: Headers, askedAt: number, answeredAt: number): ClockCheck {
  const date = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(date)) return UNTOLD;
  const {wrong, aheadMs} = clockHealth(date, {askedAt, answeredAt});
  return {code: wrong ? 'wrong' : 'ok', aheadMs};
}
