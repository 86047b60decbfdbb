import {bisect, nextBatch, outcomeOf} from '@haochaping/core';
import type {AnswerOutcome, ItemOutcome} from '@haochaping/core';
import type {Announcements} from './announcements.ts';
import type {ClientLimits, FlushReport} from './contract.ts';
import {afterAnswer, restUntil} from './endpoint-state.ts';
import type {EndpointState} from './endpoint-state.ts';
import type {Outbox} from './outbox.ts';
import {countWaiting, dueRecords, nextDueAt, writeSettled} from './queue-store.ts';
import {settle} from './settlement.ts';
import type {Settled} from './settlement.ts';
import {readStoredItem} from './stored-item.ts';
import type {StoredItem} from './stored-item.ts';
import type {Transport, TransportAnswer} from './transport.ts';
import {deliveredOutcomeOf} from './submission.ts';

/** `override`: does not wait for the end of a rest that no server asked for. `eager`: sends items before their own time. */
export interface PassMode {
  readonly override: boolean;
  readonly eager: boolean;
}

export interface DrainParts {
  readonly outbox: Outbox;
  readonly transport: Transport;
  readonly announcements: Announcements;
  readonly clock: () => number;
  readonly random: () => number;
  readonly limits: Pick<ClientLimits, 'batchItems' | 'batchBytes'>;
}

// With nothing taken in between, so many refusals by strangers are no matter of single items any more.
const STRANGERS_IN_A_ROW = 16;

/**
 * One pass over the queue: batch by batch until nothing is due or something says stop. Whoever calls holds the turn.
 *
 * An item leaves the outbox only with an outcome of the server for its own id. A batch that is refused as a whole is halved until
 * the item that is meant stands alone. What comes back is written batch by batch, so that a pass which is cut short costs at most one
 * batch sent twice.
 */
export class DrainPass {
  readonly #parts: DrainParts;
  readonly #mode: PassMode;
  readonly #signal: AbortSignal;
  readonly #stillOurs: () => Promise<boolean>;
  readonly #sending: Set<string>;
  /** What was tried in this pass and stayed: not tried twice. */
  readonly #tried = new Set<string>();
  #endpoint: EndpointState;
  #delivered = 0;
  #refused = 0;
  #strangers = 0;
  #stopped: FlushReport['stopped'];

  constructor(
    parts: DrainParts,
    pass: {
      readonly mode: PassMode;
      readonly endpoint: EndpointState;
      readonly signal: AbortSignal;
      readonly stillOurs: () => Promise<boolean>;
      /** Filled with the ids that are under way. */
      readonly sending: Set<string>;
    },
  ) {
    this.#parts = parts;
    this.#mode = pass.mode;
    this.#endpoint = pass.endpoint;
    this.#signal = pass.signal;
    this.#stillOurs = pass.stillOurs;
    this.#sending = pass.sending;
  }

  async run(): Promise<FlushReport> {
    const {outbox, clock} = this.#parts;
    if (restUntil(this.#endpoint, clock(), this.#mode.override) !== undefined) {
      this.#stopped = this.#endpoint.pausedBy === undefined ? 'later' : 'paused';
    }
    while (this.#stopped === undefined) {
      const batch = await this.#nextBatch();
      if (batch.length === 0) break;
      await this.#send(batch);
    }
    const [waiting, dueAt] = await Promise.all([countWaiting(outbox), nextDueAt(outbox, clock())]);
    const rest = restUntil(this.#endpoint, clock(), false) ?? 0;
    return {
      delivered: this.#delivered,
      refused: this.#refused,
      waiting,
      ...(this.#stopped && {stopped: this.#stopped}),
      ...(dueAt !== undefined && {nextAt: Math.max(dueAt, rest)}),
    };
  }

  async #nextBatch(): Promise<StoredItem[]> {
    const {outbox, clock, limits} = this.#parts;
    const at = clock();
    const {eager} = this.#mode;
    const records = await dueRecords(outbox, {at, eager, limit: limits.batchItems + this.#tried.size});
    const items = await this.#readable(records);
    const fresh = items.filter((item) => !this.#tried.has(item.id));
    const ids = nextBatch(fresh, {
      at: eager ? Infinity : at,
      maxCount: limits.batchItems,
      maxBytes: limits.batchBytes,
    });
    const batch = fresh.filter((item) => ids.includes(item.id));
    // One that a stranger keeps refusing goes alone from then on, or each batch it joins would have to be halved again.
    const clean = batch.filter((item) => item.refusals === 0);
    return clean.length > 0 ? clean : batch.slice(0, 1);
  }

  async #readable(records: readonly unknown[]): Promise<StoredItem[]> {
    const items = records.map(readStoredItem);
    const unreadable = records.filter((_, index) => items[index] === undefined) as {readonly id: string}[];
    if (unreadable.length > 0) await this.parkUnreadable(unreadable.map(({id}) => id));
    return items.filter((item) => item !== undefined);
  }

  async parkUnreadable(ids: readonly string[]): Promise<void> {
    await this.#write(
      ids.map((id) => ({do: 'park', id, code: 'unreadable'})),
      new Map(),
    );
  }

  async #send(batch: readonly StoredItem[]): Promise<void> {
    if (this.#signal.aborted) this.#stopped = 'closed';
    else if (this.#stopped === undefined && !(await this.#stillOurs())) this.#stopped = 'busy';
    if (this.#stopped !== undefined) return;
    for (const {id} of batch) this.#sending.add(id);
    try {
      const answer = await this.#parts.transport.send(batch, this.#signal);
      // Cut off by close(): nobody's fault, nothing learnt.
      if (this.#signal.aborted && typeof answer === 'string') this.#stopped = 'closed';
      else await this.#take(batch, answer);
    } finally {
      for (const {id} of batch) this.#sending.delete(id);
    }
  }

  async #take(batch: readonly StoredItem[], answer: TransportAnswer): Promise<void> {
    const {clock, random} = this.#parts;
    const at = clock();
    const meaning = this.#meaningOf(batch, answer, at);
    if (meaning.kind === 'refused-whole' && batch.length > 1) {
      const [one, other] = bisect(batch.map(({id}) => id));
      await this.#send(batch.filter(({id}) => one.includes(id)));
      await this.#send(batch.filter(({id}) => other.includes(id)));
      return;
    }
    this.#endpoint = afterAnswer(this.#endpoint, meaning, {at, random: random()});
    if (meaning.kind === 'retry') this.#stopped = 'later';
    if (meaning.kind === 'pause') this.#stopped = 'paused';
    const outcomes = outcomesOf(batch, answer, meaning);
    const settled = batch.map((item) =>
      settle(item, outcomes.get(item.id) ?? {kind: 'missing'}, this.#endpoint, {at, random: random()}),
    );
    await this.#write(settled, outcomes);
    if (meaning.kind === 'pause') {
      this.#parts.announcements.announce({type: 'paused', code: meaning.code, until: this.#endpoint.restUntil});
    }
  }

  /** Core's reading of the answer, with what this pass has seen. */
  #meaningOf(batch: readonly StoredItem[], answer: TransportAnswer, at: number): AnswerOutcome {
    const meaning = outcomeOf(answer, at);
    if (meaning.kind === 'answered') {
      this.#strangers = 0;
      // One of ours without an outcome for anything we sent is as good as none.
      const answered = outcomesById(answer);
      return batch.some(({id}) => answered.has(id)) ? meaning : {kind: 'retry'};
    }
    if (meaning.kind !== 'refused-whole' || meaning.byUs) return meaning;
    this.#strangers++;
    return this.#strangers < STRANGERS_IN_A_ROW ? meaning : {kind: 'retry'};
  }

  async #write(settled: readonly Settled[], outcomes: ReadonlyMap<string, ItemOutcome>): Promise<void> {
    const {outbox, clock, announcements} = this.#parts;
    await writeSettled(outbox, settled, this.#endpoint, clock());
    for (const one of settled) {
      if (one.do === 'delete') {
        this.#delivered++;
        announcements.announce({type: 'delivered', id: one.id, outcome: one.outcome});
      } else if (one.do === 'park') {
        this.#refused++;
        announcements.announce({type: 'refused', id: one.id, code: one.code});
      } else {
        const {id, attempts, notBefore} = one.item;
        this.#tried.add(id);
        if (outcomes.get(id)?.kind !== 'pause') announcements.announce({type: 'retrying', id, attempts, at: notBefore});
      }
    }
  }
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
