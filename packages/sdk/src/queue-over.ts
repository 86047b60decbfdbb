import {capacity, LONGEST_RETRY_AFTER_MS, nextDueAt, QUEUE_KINDS} from '@haochaping/core';
import {DEFAULT_LIMITS} from './defaults.ts';
import {readEndpointState} from './endpoint-state.ts';
import {SdkError} from './errors.ts';
import type {Queue} from './queue.ts';
import type {Settled} from './settlement.ts';
import {readStoredItem} from './stored-item.ts';
import type {ParkedItem, StoredItem} from './stored-item.ts';

/**
 * A place that keeps records under keys: all that is needed to keep a queue there. One record is one write, so that no write can harm
 * another. Values are what `JSON.stringify` can say. Each call resolves when it is done as surely as this place does anything;
 * it may reject with an SdkError (`storage-full` when there is no more room), and whatever else it rejects with counts as `storage-failed`.
 */
export interface OutboxStore {
  /** Every record of this outbox, by its key. Asked once, before anything else. */
  all(): Promise<Iterable<readonly [key: string, value: unknown]>>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

export interface QueueLimits {
  /** @default 10000 */
  readonly maxItems: number;
  /** @default 20 MB */
  readonly maxBytes: number;
}

const ITEM = 'item:';
const PARKED = 'parked:';
const ENDPOINT = 'fact:endpoint';
const CATALOGUE = 'fact:catalogue';

interface Contents {
  readonly items: Map<string, unknown>;
  readonly parked: Map<string, ParkedItem>;
  readonly facts: Map<string, unknown>;
}

/**
 * The queue of a client over a store of one's own. The store belongs to this one client: what it holds is read once and known from
 * then on. Where several write, as the tabs of a browser do, a `Queue` of one's own is needed.
 */
export function queueOver(store: OutboxStore, limits: Partial<QueueLimits> = {}): Queue {
  const {maxItems, maxBytes} = {...DEFAULT_LIMITS, ...limits};
  let loading: Promise<Contents> | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const contents = async (): Promise<Contents> => {
    try {
      return await (loading ??= guarded(() => load(store)));
    } catch (cause) {
      loading = undefined;
      throw cause;
    }
  };

  const set = (key: string, value: unknown): Promise<void> => guarded(() => store.set(key, value));
  const remove = (key: string): Promise<void> => guarded(() => store.remove(key));

  /** Whether it could be written; without room only the deletions can. */
  const settleOne = async ({items, parked}: Contents, one: Settled, at: number): Promise<boolean> => {
    const id = one.do === 'keep' ? one.item.id : one.id;
    const found = items.get(id);
    if (found === undefined) return true;
    try {
      if (one.do === 'keep') {
        await set(ITEM + id, one.item);
        items.set(id, one.item);
        return true;
      }
      if (one.do === 'park') {
        // First: whoever is cut off between the two finds it twice, and not lost.
        const record: ParkedItem = {id, code: one.code, parkedAt: at, item: found};
        await set(PARKED + id, record);
        parked.set(id, record);
      }
      await remove(ITEM + id);
      items.delete(id);
      return true;
    } catch (cause) {
      if (cause instanceof SdkError && cause.code === 'storage-full') return false;
      throw cause;
    }
  };

  return {
    async put(item) {
      const {items, parked} = await contents();
      if (items.has(item.id) || parked.has(item.id)) return 'stored';
      const counts = {items: items.size + parked.size, bytes: bytesOf(items)};
      if (capacity(counts, {maxItems, maxBytes}) === 'full') return 'full';
      await set(ITEM + item.id, item);
      items.set(item.id, item);
      return 'stored';
    },

    async records() {
      const {items, parked} = await contents();
      return {items: [...items.values()], parked: [...parked.values()]};
    },

    async inTurn(signal, work) {
      const before = turn;
      let end = (): void => undefined;
      turn = new Promise<void>((resolve) => {
        end = resolve;
      });
      try {
        await before;
        if (signal.aborted) return 'busy';
        const {items, facts} = await contents();
        const unreadable = [...items].filter(([, record]) => readStoredItem(record) === undefined).map(([id]) => id);
        const endpoint = readEndpointState(facts.get(ENDPOINT));
        return await work({endpoint, unreadable, stillOurs: () => Promise.resolve(true)});
      } finally {
        end();
      }
    },

    async due({at, eager, limit}) {
      const kept = await contents();
      const free = readable(kept).filter(({id, waitsFor}) => !waitsFor || waitsFor === id || !kept.items.has(waitsFor));
      // Later than any delay there is: the clock was set back, and core takes them as due.
      const due = free.filter(({notBefore}) => eager || notBefore <= at || notBefore > at + LONGEST_RETRY_AFTER_MS);
      return due.sort((a, b) => rankOf(a) - rankOf(b) || a.notBefore - b.notBefore).slice(0, limit);
    },

    async outlook(at) {
      const kept = await contents();
      return {waiting: kept.items.size, nextDueAt: nextDueAt(readable(kept), at)};
    },

    async findByMark(mark) {
      return readable(await contents()).find((item) => item.mark === mark);
    },

    async settle(settled, endpoint, at) {
      const kept = await contents();
      const written: Settled[] = [];
      for (const one of settled) if (await settleOne(kept, one, at)) written.push(one);
      kept.facts.set(ENDPOINT, endpoint);
      // Without room it is forgotten when the place is opened anew, and learnt again.
      if (written.length === settled.length) await set(ENDPOINT, endpoint);
      return written;
    },

    catalogue: async () => (await contents()).facts.get(CATALOGUE),

    async keepCatalogue(kept) {
      const {facts} = await contents();
      await set(CATALOGUE, kept);
      facts.set(CATALOGUE, kept);
    },

    noRoom() {
      // Nothing to be made: what is removed is room here.
    },

    close() {
      loading = undefined;
    },
  };
}

async function load(store: OutboxStore): Promise<Contents> {
  const kept: Contents = {items: new Map(), parked: new Map(), facts: new Map()};
  for (const [key, value] of await store.all()) {
    if (key.startsWith(ITEM)) kept.items.set(key.slice(ITEM.length), value);
    else if (key.startsWith(PARKED)) kept.parked.set(key.slice(PARKED.length), value as ParkedItem);
    else kept.facts.set(key, value);
  }
  // Cut off while it was parked.
  for (const id of kept.parked.keys()) if (kept.items.delete(id)) await store.remove(ITEM + id);
  return kept;
}

function readable({items}: Contents): StoredItem[] {
  return [...items.values()]
    .map(readStoredItem)
    .filter((item) => item !== undefined)
    .filter(({kind}) => QUEUE_KINDS.includes(kind));
}

function rankOf({kind}: StoredItem): number {
  return QUEUE_KINDS.indexOf(kind);
}

function bytesOf(items: ReadonlyMap<string, unknown>): number {
  let bytes = 0;
  for (const record of items.values()) bytes += readStoredItem(record)?.bytes ?? 0;
  return bytes;
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof SdkError) throw cause;
    throw new SdkError('storage-failed', 'The store of the outbox failed.', {cause});
  }
}
