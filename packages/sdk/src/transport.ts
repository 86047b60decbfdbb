import {createReviewingApi} from '@haochaping/protocol/citizen';
import type {ReviewingApi, ReviewOutcome} from '@haochaping/protocol/citizen';
import type {StoredItem} from './stored-item.ts';
import {toTransportAnswer} from './transport-answer.ts';
import type {TransportAnswer} from './transport-answer.ts';
import type * as wordsWayPart from './words-way.ts';

export type {TransportAnswer} from './transport-answer.ts';

/** The way to the backend. Never rejects: what the world does is a value. All items of one call are of one kind. */
export interface Transport {
  send(items: readonly StoredItem[], signal: AbortSignal): Promise<TransportAnswer>;
}

export interface FetchTransportOptions {
  readonly endpoint: string;
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly answerMs: number;
  /** How what is said of a review is sent: a part that comes later in a page, and at once in a service worker. */
  readonly words: () => Promise<Pick<typeof wordsWayPart, 'sendWord'>>;
}

/**
 * Browsers end at 64 KB for all keepalive requests of a page together; the difference is room for headers.
 * https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
 */
export const KEEPALIVE_BYTES = 60_000;

/** Posts to our own backend. Small batches are sent so that they survive the page that sent them. */
export function createFetchTransport(options: FetchTransportOptions): Transport {
  const asking = {
    endpoint: options.endpoint,
    timeoutMs: options.answerMs,
    ...(options.fetch && {fetch: options.fetch}),
    ...(options.headers && {headers: options.headers}),
  };
  const api = createReviewingApi(asking);
  let keepaliveWorks = true;
  return {
    async send(items, signal) {
      const [first] = items;
      if (first !== undefined && first.kind !== 'review') {
        // One body each; 413 is what core halves a batch for.
        if (items.length > 1) return {status: 413, ourBody: true, code: 'one-at-a-time'};
        const way = await options.words().catch(() => undefined);
        return way === undefined ? 'network-error' : way.sendWord(first, asking, signal);
      }
      const post = (keepalive: boolean): ReturnType<ReviewingApi['postReviews']> =>
        api.postReviews({body: {reviews: items.map((item) => item.body)}}, {keepalive, signal});
      const keepalive = keepaliveWorks && items.reduce((sum, item) => sum + item.bytes, 0) < KEEPALIVE_BYTES;
      const answer = await post(keepalive);
      if (!keepalive || answer.kind !== 'network-error' || signal.aborted) return toTransportAnswer(answer, outcomesIn);
      // Chromium below 81 refuses keepalive where a preflight is needed, and a page's share may be used up.
      const second = await post(false);
      if (second.kind !== 'network-error') keepaliveWorks = false;
      return toTransportAnswer(second, outcomesIn);
    },
  };
}

function outcomesIn({outcomes}: {readonly outcomes: readonly ReviewOutcome[]}): readonly ReviewOutcome[] {
  return outcomes;
}
