import {backoffMs, LONGEST_RETRY_AFTER_MS} from './retry.ts';

/** What a device may have to deliver. */
export const QUEUE_KINDS = ['review', 'follow-up', 'mistake', 'objection'] as const;
export type QueueKind = (typeof QUEUE_KINDS)[number];

/** What the queue knows of an item without opening it. `waitsFor` is the id of an item that has to be delivered before. */
export type QueueItem = {
  readonly id: string;
  readonly kind: QueueKind;
  readonly enqueuedAt: number;
  readonly attempts: number;
  readonly notBefore: number;
  readonly bytes: number;
  readonly waitsFor?: string;
};

/**
 * What became of one item. `missing`: our answer held no outcome for its id. `refused` with `byUs: false`: something on the
 * way, such as a firewall, refused it when it was sent alone.
 */
export type ItemOutcome =
  | {readonly kind: 'recorded' | 'already-recorded' | 'contested' | 'missing'}
  | {readonly kind: 'refused'; readonly code: string; readonly byUs?: boolean}
  | {readonly kind: 'retry'; readonly afterMs?: number}
  | {readonly kind: 'pause'; readonly code: string};

export type QueueAction =
  | {readonly do: 'delete'}
  | {readonly do: 'park'; readonly code: string}
  | {readonly do: 'keep'; readonly attempts: number; readonly notBefore: number};

// A network's sign-in page refuses everything for a while, a firewall refuses one text for ever. After this many refusals, with
// the delays between them, it is taken for the second.
const FOREIGN_REFUSALS_BEFORE_PARKING = 10;

/**
 * The ids to send now, oldest first and all of one kind, within both limits; an item too large for `maxBytes` goes alone.
 * `items` are all that wait, without the parked ones.
 */
export function nextBatch(
  items: readonly QueueItem[],
  limits: {readonly at: number; readonly maxCount: number; readonly maxBytes: number},
): string[] {
  const waiting = new Set(items.map((item) => item.id));
  const due = items
    .filter((item) => isDue(item, limits.at))
    .filter((item) => item.waitsFor === undefined || item.waitsFor === item.id || !waiting.has(item.waitsFor))
    .sort((a, b) => a.enqueuedAt - b.enqueuedAt || (a.id < b.id ? -1 : 1));
  const batch: string[] = [];
  let bytes = 0;
  for (const item of due) {
    if (item.kind !== due[0]?.kind) continue;
    if (batch.length === limits.maxCount || (batch.length > 0 && bytes + item.bytes > limits.maxBytes)) break;
    batch.push(item.id);
    bytes += item.bytes;
  }
  return batch;
}

function isDue(item: QueueItem, at: number): boolean {
  // No delay is longer than the longest Retry-After: a later one means that the device's clock was set back.
  return item.notBefore <= at || item.notBefore > at + LONGEST_RETRY_AFTER_MS;
}

/** When the next item may be sent; undefined when none waits. Items that wait for another do not count. */
export function nextDueAt(items: readonly QueueItem[], at: number): number | undefined {
  const waiting = new Set(items.map((item) => item.id));
  const times = items
    .filter((item) => item.waitsFor === undefined || item.waitsFor === item.id || !waiting.has(item.waitsFor))
    .map((item) => (isDue(item, at) ? at : item.notBefore));
  return times.length === 0 ? undefined : Math.min(...times);
}

/** Deleted only after the server gave an outcome for that very id; else parked with its code, or kept with its next time. */
export function afterOutcome(
  item: Pick<QueueItem, 'attempts'>,
  outcome: ItemOutcome,
  now: {readonly at: number; readonly random: number},
): QueueAction {
  switch (outcome.kind) {
    case 'recorded':
    case 'already-recorded':
    case 'contested':
      return {do: 'delete'};
    case 'refused':
      return outcome.byUs === false && item.attempts + 1 < FOREIGN_REFUSALS_BEFORE_PARKING
        ? keep(item, now)
        : {do: 'park', code: outcome.code};
    case 'retry':
      return keep(item, now, outcome.afterMs);
    case 'missing':
      return keep(item, now);
    case 'pause':
      // Not the item's fault: its count stays, and it is due as soon as the queue goes on.
      return {do: 'keep', attempts: item.attempts, notBefore: now.at};
  }
}

function keep(
  item: Pick<QueueItem, 'attempts'>,
  now: {readonly at: number; readonly random: number},
  afterMs?: number,
): QueueAction {
  const delay = backoffMs(item.attempts, now.random);
  // What the server asks for is the least; the jitter comes on top, or a hall would return as one.
  const asked = afterMs === undefined ? 0 : Math.min(afterMs, LONGEST_RETRY_AFTER_MS);
  return {do: 'keep', attempts: item.attempts + 1, notBefore: now.at + Math.min(asked + delay, LONGEST_RETRY_AFTER_MS)};
}

/** The two halves of a batch that was refused as a whole, so that one bad item is found without losing the others. */
export function bisect(ids: readonly string[]): [string[], string[]] {
  const middle = Math.ceil(ids.length / 2);
  return [ids.slice(0, middle), ids.slice(middle)];
}
