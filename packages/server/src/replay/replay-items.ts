import {
  afterOutcome,
  type Answer,
  backoffMs,
  bisect,
  type ItemOutcome,
  nextBatch,
  nextDueAt,
  outcomeOf,
  type QueueItem,
} from '@haochaping/core';
import type {ReplayItem} from './read-outbox-file.ts';

/** What became of an item. `already-recorded`: another review of that service came first; one that was sent before is `known`. */
export type ReplayOutcome =
  'recorded' | 'recorded-late' | 'known' | 'already-recorded' | 'contested' | 'refused' | 'not-delivered';

export interface Replayed {
  readonly id: string;
  readonly outcome: ReplayOutcome;
  /** Of a refusal, or why it was not delivered, where anybody said why. */
  readonly code?: string;
}

export type Taken = Exclude<ReplayOutcome, 'refused' | 'not-delivered'>;

/** An answer to a request, and with a 2xx of ours what it said of each item. */
export type SentAnswer =
  | Exclude<Answer, object>
  | (Exclude<Answer, string> & {
      readonly outcomes?: ReadonlyMap<string, {readonly taken: Taken} | {readonly refused: string}>;
    });

export interface ReplayWay {
  /** Sends items of one kind. Never rejects. */
  send(items: readonly ReplayItem[]): Promise<SentAnswer>;
  readonly clock: () => number;
  readonly random: () => number;
  readonly sleep: (ms: number) => Promise<unknown>;
  /** How long a server that does not answer is waited for, all in all. */
  readonly patienceMs: number;
}

// The numbers of the device's own queue.
const BATCH_ITEMS = 50;
const BATCH_BYTES = 262_144;
// With nothing taken in between, so many refusals by something that is not our server are no matter of single items any more.
const STRANGERS_IN_A_ROW = 16;

interface Waiting extends QueueItem {
  readonly item: ReplayItem;
  /** Why the last attempt was none. */
  readonly why?: string;
}

/**
 * Sends the items as a device would, by core's rules of the queue: batches, halved where one is refused as a whole; waits as the server
 * asks; calls an item done only with an outcome for its own id. Items that are not done when the patience ends are `not-delivered`.
 */
export async function replayItems(items: readonly ReplayItem[], way: ReplayWay): Promise<Replayed[]> {
  const {clock, random} = way;
  const end = clock() + way.patienceMs;
  const waiting = new Map(toWaiting(items, clock()).map((one) => [one.id, one]));
  const done: Replayed[] = [];
  let failures = 0;
  let strangers = 0;
  let stopped = false;

  const settle = (one: Waiting, outcome: ItemOutcome, {taken, why}: {taken?: Taken; why?: string} = {}): void => {
    const action = afterOutcome(one, outcome, {at: clock(), random: random()});
    if (action.do === 'keep') {
      const {attempts, notBefore} = action;
      waiting.set(one.id, {...one, attempts, notBefore, ...(why !== undefined && {why})});
      return;
    }
    waiting.delete(one.id);
    if (action.do === 'park') done.push({id: one.id, outcome: 'refused', code: action.code});
    else if (taken === undefined) throw new TypeError(`${one.id} was called done without an outcome.`);
    else done.push({id: one.id, outcome: taken});
  };

  const send = async (batch: readonly Waiting[]): Promise<void> => {
    if (stopped || batch.length === 0) return;
    const answer = await way.send(batch.map(({item}) => item));
    const meaning = outcomeOf(answer, clock());
    if (meaning.kind === 'answered') take(batch, answer);
    else if (meaning.kind === 'refused-whole') await halve(batch, meaning);
    else if (meaning.kind === 'pause') {
      stopped = true;
      for (const one of batch) waiting.set(one.id, {...one, why: meaning.code});
    } else {
      const why = typeof answer === 'string' ? answer : `http-${String(answer.status)}`;
      for (const one of batch) settle(one, meaning, {why});
      await wait(clock() + (meaning.afterMs ?? 0) + backoffMs(failures++, random()));
    }
  };

  const take = (batch: readonly Waiting[], answer: SentAnswer): void => {
    failures = 0;
    strangers = 0;
    const outcomes = typeof answer === 'object' ? answer.outcomes : undefined;
    for (const one of batch) {
      const own = outcomes?.get(one.id);
      if (own === undefined) settle(one, {kind: 'missing'}, {why: 'no-outcome'});
      else if ('refused' in own) settle(one, {kind: 'refused', code: own.refused});
      else settle(one, {kind: 'recorded'}, own);
    }
  };

  const halve = async (batch: readonly Waiting[], {code, byUs}: {code: string; byUs: boolean}): Promise<void> => {
    const [one, ...others] = batch;
    if (one === undefined) return;
    if (others.length > 0) {
      const [first] = bisect(batch.map(({id}) => id));
      await send(batch.slice(0, first.length));
      await send(batch.slice(first.length));
    } else if (byUs) settle(one, {kind: 'refused', code});
    else {
      // A firewall, a portal: no judgement of the review. It stays in the file for another day.
      waiting.delete(one.id);
      done.push({id: one.id, outcome: 'not-delivered', code});
      stopped ||= ++strangers >= STRANGERS_IN_A_ROW;
    }
  };

  const wait = async (until: number): Promise<void> => {
    if (until > end) stopped = true;
    else await way.sleep(Math.max(0, until - clock()));
  };

  while (waiting.size > 0 && !isStopped()) {
    const all = [...waiting.values()];
    const ids = nextBatch(all, {at: clock(), maxCount: BATCH_ITEMS, maxBytes: BATCH_BYTES});
    if (ids.length > 0) await send(all.filter(({id}) => ids.includes(id)));
    else await wait(nextDueAt(all, clock()) ?? Infinity);
  }
  return [
    ...done,
    ...[...waiting.values()].map(({id, why}): Replayed => ({
      id,
      outcome: 'not-delivered',
      ...(why !== undefined && {code: why}),
    })),
  ];

  /** A function, for what the others set is not seen by the compiler. */
  function isStopped(): boolean {
    return stopped;
  }
}

/** What is said of a review waits for that review, where both are in the file. */
function toWaiting(items: readonly ReplayItem[], at: number): Waiting[] {
  const reviews = new Map(items.filter(({kind}) => kind === 'review').map(({id, body}) => [body['receiptCode'], id]));
  return items.map((item) => {
    const {id, kind, since, body} = item;
    const review = kind === 'review' ? undefined : reviews.get(body['receiptCode']);
    const bytes = Buffer.byteLength(JSON.stringify(body));
    const waiting: Waiting = {id, kind, enqueuedAt: since, attempts: 0, notBefore: at, bytes, item};
    return review === undefined ? waiting : {...waiting, waitsFor: review};
  });
}
