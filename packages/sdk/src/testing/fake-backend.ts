import type {ReviewOutcome} from '@haochaping/protocol/citizen';
import type {StoredItem} from '../stored-item.ts';
import type {Transport, TransportAnswer} from '../transport.ts';

/** What one request gets. */
export type Reply = (items: readonly StoredItem[]) => TransportAnswer | Promise<TransportAnswer>;

const RECEIVED_AT = '2026-11-22T04:00:00.000Z';

/** The backend's half of the promise, by hand: it remembers every id, and says what became of each. */
export class FakeBackend implements Transport {
  /** The items of each request, in their order. */
  readonly requests: (readonly StoredItem[])[] = [];
  /** What was recorded: how often each id came, and with which bodies. */
  readonly recorded = new Map<string, StoredItem[]>();
  /** @default records everything */
  reply: Reply = (items) => this.record(items);

  async send(items: readonly StoredItem[]): Promise<TransportAnswer> {
    this.requests.push(items);
    return this.reply(items);
  }

  record(items: readonly StoredItem[]): TransportAnswer {
    return ours(items.map((item) => this.#outcomeOf(item)));
  }

  #outcomeOf(item: StoredItem): ReviewOutcome {
    const {id} = item;
    const before = this.recorded.get(id);
    this.recorded.set(id, [...(before ?? []), item]);
    return before === undefined
      ? {id, outcome: 'recorded', receivedAt: RECEIVED_AT, late: false}
      : {id, outcome: 'already-recorded', by: 'this-review', receivedAt: RECEIVED_AT};
  }
}

/** An answer of ours with these outcomes. */
export function ours(outcomes: readonly ReviewOutcome[]): TransportAnswer {
  return {status: 200, ourBody: true, outcomes};
}

export function recorded(id: string): ReviewOutcome {
  return {id, outcome: 'recorded', receivedAt: RECEIVED_AT, late: false};
}

/** A problem of ours. */
export function problem(status: number, code: string, retryAfter: string | null = null): TransportAnswer {
  return {status, ourBody: true, code, retryAfter};
}

/** A page of something between us and the server. */
export function stranger(status: number): TransportAnswer {
  return {status, ourBody: false, retryAfter: null};
}
