import {LONGEST_RETRY_AFTER_MS} from '@haochaping/core';
import {readEndpointState} from './endpoint-state.ts';
import type {EndpointState} from './endpoint-state.ts';
import {NOTHING} from './outbox.ts';
import type {Outbox, OutboxCounts} from './outbox.ts';
import type {Settled} from './settlement.ts';
import {readStoredItem} from './stored-item.ts';
import type {StoredItem} from './stored-item.ts';

/** The only kind that this release sends. What a newer one stored is left alone, for it. */
const KIND = 'review';

/** At most `limit` records that may be sent: those that are due, or with `eager` all, in the order of their time. */
export function dueRecords(
  outbox: Outbox,
  want: {readonly at: number; readonly eager: boolean; readonly limit: number},
): Promise<unknown[]> {
  return outbox.read(['items'], async (transaction) => {
    const due = transaction.objectStore('items').index('due');
    const records: unknown[] = await due.getAll(between(-Infinity, want.eager ? Infinity : want.at), want.limit);
    if (want.eager || records.length === want.limit) return records;
    // Later than any delay there is: the clock was set back, and core takes them as due.
    const strayed = between(want.at + LONGEST_RETRY_AFTER_MS, Infinity, true);
    return [...records, ...(await due.getAll(strayed, want.limit - records.length))];
  });
}

function between(from: number, to: number, openFrom = false): IDBKeyRange {
  return IDBKeyRange.bound([KIND, from], [KIND, to], openFrom);
}

/** When the next item is due by itself; undefined when none waits. */
export function nextDueAt(outbox: Outbox, at: number): Promise<number | undefined> {
  return outbox.read(['items'], async (transaction) => {
    const due = transaction.objectStore('items').index('due');
    const cursor = await due.openKeyCursor(between(-Infinity, Infinity));
    if (!cursor) return undefined;
    const notBefore = cursor.key[1];
    return notBefore > at + LONGEST_RETRY_AFTER_MS ? at : notBefore;
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
    const [now = NOTHING, ...present] = await Promise.all([
      counts.get('all'),
      ...settled.map((one) => (one.do === 'park' ? items.get(one.id) : items.getKey(idOf(one)))),
    ]);
    let next: OutboxCounts = now;
    const writes: Promise<unknown>[] = [];
    settled.forEach((one, index) => {
      const found = present[index];
      if (found === undefined) return;
      if (one.do === 'keep') return void writes.push(items.put(one.item));
      writes.push(items.delete(one.id));
      if (one.do === 'park') {
        writes.push(transaction.objectStore('parked').put({id: one.id, code: one.code, parkedAt: at, item: found}));
        next = {...next, parked: next.parked + 1};
      } else next = {...next, items: next.items - 1, bytes: next.bytes - one.bytes};
    });
    if (next !== now) writes.push(counts.put(next, 'all'));
    await Promise.all([...writes, transaction.objectStore('facts').put(endpoint, 'endpoint')]);
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
