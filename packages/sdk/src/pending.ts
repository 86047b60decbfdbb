import type {PendingReview} from './contract.ts';
import {readStoredItem} from './stored-item.ts';
import type {ParkedItem, StoredItem} from './stored-item.ts';

/** What a host may know of an item; never its level or words. */
export function pendingOf(item: StoredItem, state: PendingReview['state']): PendingReview {
  const {receiptCode} = item.body;
  return {
    id: item.id,
    state,
    ...(item.kind !== 'review' && {kind: item.kind}),
    since: item.enqueuedAt,
    attempts: item.attempts,
    ...(typeof receiptCode === 'string' && {receiptCode}),
    ...(item.code !== undefined && {code: item.code}),
  };
}

/** All that is on the device, oldest first. A record that cannot be read is shown as parked, which it will be. */
export function pendingReviews(
  records: {readonly items: readonly unknown[]; readonly parked: readonly ParkedItem[]},
  sending: ReadonlySet<string> | undefined,
  at: number,
): PendingReview[] {
  const waiting = records.items.map((record) => {
    const item = readStoredItem(record);
    if (item === undefined) return unreadable(record, at);
    return pendingOf(item, sending?.has(item.id) === true ? 'sending' : 'waiting');
  });
  const parked = records.parked.map(({id, code, parkedAt, item}) => {
    const read = readStoredItem(item);
    return read ? {...pendingOf(read, 'parked'), code} : {...unreadable({id}, parkedAt), code};
  });
  return [...waiting, ...parked].sort((a, b) => a.since - b.since);
}

function unreadable(record: unknown, since: number): PendingReview {
  const {id} = record as {readonly id: unknown};
  return {id: String(id), state: 'parked', since, attempts: 0, code: 'unreadable'};
}
