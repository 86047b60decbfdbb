import {bisect, nextBatch, outcomeOf} from '@haochaping/core';
import type {AnswerOutcome, ItemOutcome} from '@haochaping/core';
import type {Announcements} from './announcements.ts';
import type {ClientLimits, FlushReport} from './contract.ts';
import {afterAnswer, restUntil} from './endpoint-state.ts';
import type {Begun, PassQueue} from './queue.ts';
import {settle} from './settlement.ts';
import type {Settled} from './settlement.ts';
import {readStoredItem} from './stored-item.ts';
import type {StoredItem} from './stored-item.ts';
import {KEEPALIVE_BYTES} from './transport.ts';
import type {Transport, TransportAnswer} from './transport.ts';
import {deliveredOutcomeOf} from './submission.ts';

/**
 * `override`: does not wait for the end of a rest that no server asked for. `eager`: sends items before their own time. `leaving`: in
 * batches that outlive the page.
 */
export interface PassMode {
  readonly override: boolean;
  readonly eager: boolean;
  readonly leaving: boolean;
}

export interface DrainParts {
  readonly queue: PassQueue;
  readonly transport: Transport;
  readonly announcements: Announcements;
  readonly clock: () => number;
  readonly random: () => number;
  readonly limits: Pick<ClientLimits, 'batchItems' | 'batchBytes'>;
}

// With nothing taken in between, so many refusals by strangers are no matter of single items any more.
const STRANGERS_IN_A_ROW = 16;
// Reading what is due takes a third of a drain when each batch is read by itself.
const BATCHES_IN_A_READ = 4;

/** What one pass is given beside its parts. */
export interface PassTurn extends Begun {
  readonly mode: PassMode;
  readonly signal: AbortSignal;
  /** Filled with the ids that are under way. */
  readonly sending: Set<string>;
}

/**
 * One pass over the queue: batch by batch until nothing is due or something says stop. Whoever calls holds the turn.
 *
 * An item leaves the outbox only with an outcome of the server for its own id. A batch that is refused as a whole is halved until
 * the item that is meant stands alone. What comes back is written batch by batch, so that a pass which is cut short costs at most one
 * batch sent twice.
 */
export async function drainPass(parts: DrainParts, turn: PassTurn): Promise<FlushReport> {
  const {queue, transport, announcements, clock, random, limits} = parts;
  const {mode, signal, sending} = turn;
  /** What was tried in this pass and stayed: not tried twice. */
  const tried = new Set<string>();
  let endpoint = turn.endpoint;
  let delivered = 0;
  let refused = 0;
  let strangers = 0;
  /** Read, and not sent yet. */
  let read: readonly StoredItem[] = [];
  let stopped: FlushReport['stopped'];

  async function nextItems(): Promise<StoredItem[]> {
    const at = clock();
    const {eager, leaving} = mode;
    if (read.length === 0) {
      const limit = limits.batchItems * (leaving ? 1 : BATCHES_IN_A_READ) + tried.size;
      const items = await readable(await queue.due({at, eager, limit}));
      read = items.filter((item) => !tried.has(item.id));
    }
    const ids = nextBatch(read, {
      at: eager ? Infinity : at,
      maxCount: limits.batchItems,
      maxBytes: leaving ? Math.min(limits.batchBytes, KEEPALIVE_BYTES - 1) : limits.batchBytes,
    });
    const batch = ids.flatMap((id) => read.find((item) => item.id === id) ?? []);
    // One that a stranger keeps refusing goes alone from then on, or each batch it joins would have to be halved again.
    const clean = batch.filter((item) => item.refusals === 0);
    const next = clean.length > 0 ? clean : batch.slice(0, 1);
    read = read.filter((item) => !next.includes(item));
    return next;
  }

  async function readable(records: readonly unknown[]): Promise<StoredItem[]> {
    const items = records.map(readStoredItem);
    const unreadable = records.filter((_, index) => items[index] === undefined) as {readonly id: string}[];
    await parkUnreadable(unreadable.map(({id}) => id));
    return items.filter((item) => item !== undefined);
  }

  async function parkUnreadable(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await write(ids.map((id) => ({do: 'park', id, code: 'unreadable'})));
  }

  async function send(batch: readonly StoredItem[]): Promise<void> {
    if (signal.aborted) stopped = 'closed';
    else if (stopped === undefined && !(await turn.stillOurs())) stopped = 'busy';
    if (stopped !== undefined) return;
    for (const {id} of batch) sending.add(id);
    try {
      const answer = await transport.send(batch, signal);
      // Cut off by close(): nobody's fault, nothing learnt.
      if (signal.aborted && typeof answer === 'string') stopped = 'closed';
      else await take(batch, answer);
    } finally {
      for (const {id} of batch) sending.delete(id);
    }
  }

  async function take(batch: readonly StoredItem[], answer: TransportAnswer): Promise<void> {
    const at = clock();
    const meaning = meaningOf(batch, answer, at);
    if (meaning.kind === 'refused-whole' && batch.length > 1) {
      const [one, other] = bisect(batch.map(({id}) => id));
      await send(batch.filter(({id}) => one.includes(id)));
      await send(batch.filter(({id}) => other.includes(id)));
      return;
    }
    endpoint = afterAnswer(endpoint, meaning, {at, random: random()});
    if (meaning.kind === 'retry') stopped = 'later';
    if (meaning.kind === 'pause') stopped = 'paused';
    const outcomes = outcomesOf(batch, answer, meaning);
    const now = endpoint;
    await write(
      batch.map((item) => settle(item, outcomes.get(item.id) ?? {kind: 'missing'}, now, {at, random: random()})),
      meaning.kind === 'pause',
    );
    if (meaning.kind === 'pause') announcements.announce({type: 'paused', code: meaning.code, until: now.restUntil});
  }

  /** Core's reading of the answer, with what this pass has seen. */
  function meaningOf(batch: readonly StoredItem[], answer: TransportAnswer, at: number): AnswerOutcome {
    const meaning = outcomeOf(answer, at);
    if (meaning.kind === 'answered') {
      strangers = 0;
      // One of ours without an outcome for anything we sent is as good as none.
      const answered = outcomesById(answer);
      return batch.some(({id}) => answered.has(id)) ? meaning : {kind: 'retry'};
    }
    if (meaning.kind !== 'refused-whole' || meaning.byUs) return meaning;
    strangers++;
    return strangers < STRANGERS_IN_A_ROW ? meaning : {kind: 'retry'};
  }

  async function write(settled: readonly Settled[], paused = false): Promise<void> {
    const written = await queue.settle(settled, endpoint, clock());
    // What could not be written down, a next attempt and its time among it, must not be tried again at once.
    if (written.length < settled.length) stopped = 'storage';
    for (const one of written) {
      if (one.do === 'delete') {
        delivered++;
        announcements.announce({type: 'delivered', id: one.id, outcome: one.outcome});
      } else if (one.do === 'park') {
        refused++;
        announcements.announce({type: 'refused', id: one.id, code: one.code});
      } else {
        const {id, attempts, notBefore} = one.item;
        tried.add(id);
        if (!paused) announcements.announce({type: 'retrying', id, attempts, at: notBefore});
      }
    }
  }

  /** A function, for what the others set is not seen by the compiler. */
  function stop(): FlushReport['stopped'] {
    return stopped;
  }

  await parkUnreadable(turn.unreadable);
  if (restUntil(endpoint, clock(), mode.override) !== undefined) {
    stopped = endpoint.pausedBy === undefined ? 'later' : 'paused';
  }
  while (stop() === undefined) {
    const batch = await nextItems();
    if (batch.length === 0) break;
    await send(batch);
  }
  const {waiting, nextDueAt: dueAt} = await queue.outlook(clock());
  const rest = restUntil(endpoint, clock(), false) ?? 0;
  const why = stop();
  return {
    delivered,
    refused,
    waiting,
    ...(why && {stopped: why}),
    ...(dueAt !== undefined && {nextAt: Math.max(dueAt, rest)}),
  };
}

function outcomesOf(
  batch: readonly StoredItem[],
  answer: TransportAnswer,
  meaning: AnswerOutcome,
): ReadonlyMap<string, ItemOutcome> {
  switch (meaning.kind) {
    case 'answered':
      return outcomesById(answer);
    case 'retry':
    case 'pause':
      return new Map(batch.map(({id}) => [id, meaning]));
    case 'refused-whole':
      return new Map(batch.map(({id}) => [id, {kind: 'refused', code: meaning.code, byUs: meaning.byUs}]));
  }
}

function outcomesById(answer: TransportAnswer): Map<string, ItemOutcome> {
  const outcomes = typeof answer === 'object' && 'outcomes' in answer ? answer.outcomes : [];
  return new Map(
    outcomes.map((one) => [
      one.id,
      one.outcome === 'refused' ? {kind: 'refused', code: one.code} : {kind: deliveredOutcomeOf(one)},
    ]),
  );
}
