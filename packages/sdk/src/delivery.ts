import {outcomeOf} from '@haochaping/core';
import type {Announcements} from './announcements.ts';
import type {
  CatalogueRead,
  ClientLimits,
  ClientOptions,
  FlushReport,
  InvitationRead,
  PendingReview,
  ProgressRead,
} from './contract.ts';
import {Drain} from './drain.ts';
import type {Cause} from './drain.ts';
import {SdkError} from './errors.ts';
import type {Outbox} from './outbox.ts';
import {Reading} from './reading.ts';
import type {StoredItem} from './stored-item.ts';
import {deliveredOutcomeOf} from './submission.ts';
import type {Submission} from './submission.ts';
import {createFetchTransport} from './transport.ts';
import type {Transport} from './transport.ts';

// A lease outlives the request it covers, and what is written after it.
const LEASE_MARGIN_MS = 10_000;
// Time for the tab that saved a review to send it itself.
const ELSEWHERE_DELAY_MS = 3_000;
// A hall whose line comes back must not return as one, and nobody should wait for long.
const ONLINE_SPREAD_MS = 2_000;

export interface DeliveryParts {
  readonly options: ClientOptions;
  readonly name: string;
  readonly limits: ClientLimits;
  readonly outbox: Outbox;
  readonly announcements: Announcements;
  readonly clock: () => number;
  readonly random: () => number;
  readonly onProblem: (problem: SdkError) => void;
  readonly pending: () => Promise<PendingReview[]>;
  /** @default the fetch transport to the endpoint */
  readonly transport?: Transport;
}

/** What came of posting one review without storing it. `later`: nobody knows that it arrived. */
export type Posted =
  Extract<Submission, {state: 'delivered' | 'refused'}> | {readonly state: 'later'; readonly cause: SdkError};

/** All that needs the network: loaded after the first paint, or when it is first needed. */
export class Delivery {
  readonly #parts: DeliveryParts;
  readonly #transport: Transport;
  readonly #drain: Drain;
  readonly #reading: Reading;
  readonly #timers = new Map<Cause, ReturnType<typeof setTimeout>>();
  readonly #closing = new AbortController();

  constructor(parts: DeliveryParts) {
    const {options, limits, outbox, clock, onProblem, pending} = parts;
    const {endpoint, fetch, headers} = options;
    const way = {endpoint, answerMs: limits.answerMs, ...(fetch && {fetch}), ...(headers && {headers})};
    this.#parts = parts;
    this.#transport = parts.transport ?? createFetchTransport(way);
    this.#drain = new Drain({...parts, transport: this.#transport, leaseMs: limits.answerMs * 2 + LEASE_MARGIN_MS});
    this.#reading = new Reading({...way, outbox, clock, onProblem, pending});
    parts.announcements.onElsewhere((event) => {
      if (event.type === 'saved') this.wake('elsewhere');
    });
  }

  get sending(): ReadonlySet<string> {
    return this.#drain.sending;
  }

  /** Sends what may be sent now, without anybody waiting for it. */
  wake(cause: Cause): void {
    const delayMs =
      cause === 'online' ? this.#parts.random() * ONLINE_SPREAD_MS : cause === 'elsewhere' ? ELSEWHERE_DELAY_MS : 0;
    if (delayMs === 0) return void this.#drain.run(cause);
    clearTimeout(this.#timers.get(cause));
    this.#timers.set(
      cause,
      setTimeout(() => void this.#drain.run(cause), delayMs),
    );
  }

  flush(): Promise<FlushReport> {
    return this.#drain.run('flush');
  }

  /** Posts one review at once, past the outbox. */
  async post(item: StoredItem, receiptCode: string): Promise<Posted> {
    const answer = await this.#transport.send([item], this.#closing.signal);
    const meaning = outcomeOf(answer, this.#parts.clock());
    const later = (why: string): Posted => ({state: 'later', cause: new SdkError('not-delivered', why)});
    switch (meaning.kind) {
      case 'answered': {
        const outcomes = typeof answer === 'object' && 'outcomes' in answer ? answer.outcomes : [];
        const own = outcomes.find(({id}) => id === item.id);
        if (own === undefined) return later('The server did not say what became of the review.');
        if (own.outcome === 'refused') return {state: 'refused', code: own.code};
        return {state: 'delivered', id: item.id, receiptCode, outcome: deliveredOutcomeOf(own)};
      }
      case 'refused-whole':
        return meaning.byUs
          ? {state: 'refused', code: meaning.code as Extract<Submission, {state: 'refused'}>['code']}
          : later(`Something that is not the server refused: ${meaning.code}.`);
      case 'pause':
        return later(`The server wants other credentials: ${meaning.code}.`);
      case 'retry':
        return later(typeof answer === 'string' ? `The server was not reached: ${answer}.` : `HTTP ${answer.status}.`);
    }
  }

  async catalogue(): Promise<(Omit<CatalogueRead, 'source'> & {readonly source: 'network' | 'kept'}) | undefined> {
    return this.#reading.catalogue();
  }

  invitation(token: string): Promise<InvitationRead> {
    return this.#reading.invitation(token);
  }

  progress(receiptCode: string): Promise<ProgressRead> {
    return this.#reading.progress(receiptCode);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    await this.#drain.close();
  }
}
