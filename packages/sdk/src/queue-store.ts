import {LONGEST_RETRY_AFTER_MS, QUEUE_KINDS} from '@haochaping/core';
import type {QueueKind} from '@haochaping/core';
import {readEndpointState} from './endpoint-state.ts';
import type {EndpointState} from './endpoint-state.ts';
import {NOTHING} from './outbox.ts';
import type {Outbox, OutboxCounts} from './outbox.ts';
import type {Settled} from './settlement.ts';
import {readStoredItem} from './stored-item.ts';
import type {StoredItem} from './stored-item.ts';

// Reviews first, for the rest is said of them; what a newer release stored under a kind of its own is left alone, for it.
const KINDS = [...QUEUE_KINDS].sort((a) => (a === 'review' ? -1 : 0));
// Of what is not a review few are there, and who looks when the next is due must pass over those that wait for a review.
const MOST_WORDS = 50;

/**
 * At most `limit` records that may be sent: those that are due, or with `eager` all, in the order of their time. What waits for an item
 * that is still here is not among them.
 */
export function dueRecords(
  outbox: Outbox,
  want: {readonly at: number; readonly eager: boolean; readonly limit: number},
): Promise<unknown[]> {
  return outbox.read(['items'], async (transaction) => {
    const items = transaction.objectStore('items');
    const records: StoredItem[] = [];
    const add = async (range: IDBKeyRange): Promise<void> => {
      const left = want.limit - records.length;
      if (left > 0) records.push(...(await items.index('due').getAll(range, left)));
    };
    for (const kind of KINDS) {
      await add(between(kind, -Infinity, want.eager ? Infinity : want.at));
      // Later than any delay there is: the clock was set back, and core takes them as due.
      if (!want.eager) await add(between(kind, want.at + LONGEST_RETRY_AFTER_MS, Infinity, true));
    }
    return free(records, (id) => items.getKey(id));
  });
}

function between(kind: QueueKind, from: number, to: number, openFrom = false): IDBKeyRange {
  return IDBKeyRange.bound([kind, from], [kind, to], openFrom);
}

/** Those that wait for nothing that is still here. */
async function free(records: readonly StoredItem[], find: (id: string) => Promise<unknown>): Promise<StoredItem[]> {
  const waiting = records.filter(({id, waitsFor}) => waitsFor !== undefined && waitsFor !== id);
  if (waiting.length === 0) return [...records];
  const found = await Promise.all(waiting.map(({waitsFor}) => find(String(waitsFor))));
  const bound = waiting.filter((_, index) => found[index] !== undefined);
  return records.filter((record) => !bound.includes(record));
}

/** When the next item is due by itself; undefined when none waits. */
export function nextDueAt(outbox: Outbox, at: number): Promise<number | undefined> {
  return outbox.read(['items'], async (transaction) => {
    const items = transaction.objectStore('items');
    const times: number[] = [];
    for (const kind of KINDS) {
      const all = between(kind, -Infinity, Infinity);
      const first = await items.index('due').getAll(all, kind === 'review' ? 1 : MOST_WORDS);
      for (const {notBefore} of await free(first, (id) => items.getKey(id))) {
        times.push(notBefore > at + LONGEST_RETRY_AFTER_MS ? at : notBefore);
      }
    }
    return times.length > 0 ? Math.min(...times) : undefined;
  });
}

/** A review that was given by the invitation with that mark and still waits. */
export async function findByMark(outbox: Outbox, mark: string): Promise<StoredItem | undefined> {
  const record = await outbox.read(['items'], (transaction) =>
    transaction.objectStore('items').index('mark').get(mark),
  );
  return readStoredItem(record);
}

export function countWaiting(outbox: Outbox): Promise<number> {
  return outbox.read(['items', 'counts'], async (transaction) => {
    const counts = await transaction.objectStore('counts').get('all');
    return counts ? counts.items - counts.parked : transaction.objectStore('items').count();
  });
}

export async function loadEndpoint(outbox: Outbox): Promise<EndpointState> {
  return readEndpointState(await readFact(outbox, 'endpoint'));
}

export function readFact(outbox: Outbox, name: 'endpoint' | 'catalogue'): Promise<unknown> {
  return outbox.read(['facts'], (transaction) => transaction.objectStore('facts').get(name));
}

/** Not waiting for the disk: what is kept so can be had again. */
export function keepFact(outbox: Outbox, name: 'catalogue', value: unknown): Promise<unknown> {
  return outbox.write(['facts'], 'relaxed', (transaction) => transaction.objectStore('facts').put(value, name));
}

/**
 * Writes what became of items, and what is now known of the endpoint, in one transaction. By id, and only what is still there:
 * another drainer may have been faster.
 */
export function writeSettled(
  outbox: Outbox,
  settled: readonly Settled[],
  endpoint: EndpointState,
  at: number,
): Promise<void> {
  // Relaxed: if a power cut undoes a deletion, the review is sent again under its id, and the server knows it.
  return outbox.write(['items', 'parked', 'counts', 'facts'], 'relaxed', async (transaction) => {
    const items = transaction.objectStore('items');
    const counts = transaction.objectStore('counts');
    const ids = settled.map(idOf).sort();
    // Ids grow with time, so that those of one batch mostly lie side by side. Then one request tells whether they are there, and one
    // deletes them: request by request that would be half of a drain.
    const span = IDBKeyRange.bound(ids[0] ?? '', ids[ids.length - 1] ?? '');
    const [now = NOTHING, within, ...refused] = await Promise.all([
      counts.get('all'),
      items.getAllKeys(span, ids.length + 1),
      ...settled.map((one) => (one.do === 'park' ? items.get(one.id) : undefined)),
    ]);
    const apart = within.length > ids.length;
    const present = new Set(apart ? await Promise.all(ids.map((id) => items.getKey(id))) : within);
    const asOne = !apart && settled.every(({do: what}) => what === 'delete') && ids.every((id) => present.has(id));
    let next: OutboxCounts = now;
    // First: where nothing can be written, nothing else has been asked for.
    const writes: Promise<unknown>[] = [transaction.objectStore('facts').put(endpoint, 'endpoint')];
    if (asOne) writes.push(items.delete(span));
    settled.forEach((one, index) => {
      if (!present.has(idOf(one))) return;
      if (one.do === 'keep') return void writes.push(items.put(one.item));
      if (!asOne) writes.push(items.delete(one.id));
      if (one.do === 'park') {
        const item = refused[index];
        writes.push(transaction.objectStore('parked').put({id: one.id, code: one.code, parkedAt: at, item}));
        next = {...next, parked: next.parked + 1};
      } else next = {...next, items: next.items - 1, bytes: next.bytes - one.bytes};
    });
    if (next !== now) writes.push(counts.put(next, 'all'));
    await Promise.all(writes);
  });
}

function idOf(settled: Settled): string {
  return settled.do === 'keep' ? settled.item.id : settled.id;
}

/**
 * Whether the counter is true to what is there and every record can be met by a reading of what is due. Counts, which is linear, and so is
 * asked once for each client and never on the way of a submit.
 */
export function isSound(outbox: Outbox): Promise<boolean> {
  return outbox.read(['items', 'parked', 'counts'], async (transaction) => {
    const items = transaction.objectStore('items');
    const [now = NOTHING, all, indexed, parked] = await Promise.all([
      transaction.objectStore('counts').get('all'),
      items.count(),
      items.index('due').count(),
      transaction.objectStore('parked').count(),
    ]);
    return all === indexed && now.items === all + parked && now.parked === parked;
  });
}
