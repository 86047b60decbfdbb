import {createReviewingApi} from '@haochaping/protocol/citizen';
import type {Answer, ReviewingApi, ReviewOutcome} from '@haochaping/protocol/citizen';
import type {Answer as QueueAnswer} from '@haochaping/core';
import type {StoredItem} from './stored-item.ts';

/** What came back from one attempt. `outcomes` are there when the answer was ours and a 2xx. */
export type TransportAnswer =
  QueueAnswer | (Exclude<QueueAnswer, string> & {readonly outcomes: readonly ReviewOutcome[]});

/** The way to the backend. Never rejects: what the world does is a value. */
export interface Transport {
  send(items: readonly StoredItem[], signal: AbortSignal): Promise<TransportAnswer>;
}

export interface FetchTransportOptions {
  readonly endpoint: string;
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly answerMs: number;
}

/**
 * Browsers end at 64 KB for all keepalive requests of a page together; the difference is room for headers.
 * https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
 */
export const KEEPALIVE_BYTES = 60_000;

/**
 * Said of a body that is not the one we sent, for ours is JSON in UTF-8: something on the way has damaged it. That our server says so
 * makes it no judgement of the reviews.
 */
const SAID_OF_A_DAMAGED_BODY: readonly string[] = ['body-not-utf8', 'body-not-json'];

/** Posts to our own backend. Small batches are sent so that they survive the page that sent them. */
export function createFetchTransport(options: FetchTransportOptions): Transport {
  const api = createReviewingApi({
    endpoint: options.endpoint,
    timeoutMs: options.answerMs,
    ...(options.fetch && {fetch: options.fetch}),
    ...(options.headers && {headers: options.headers}),
  });
  let keepaliveWorks = true;
  return {
    async send(items, signal) {
      const post = (keepalive: boolean): ReturnType<ReviewingApi['postReviews']> =>
        api.postReviews({body: {reviews: items.map((item) => item.body)}}, {keepalive, signal});
      const keepalive = keepaliveWorks && items.reduce((sum, item) => sum + item.bytes, 0) < KEEPALIVE_BYTES;
      const answer = await post(keepalive);
      if (!keepalive || answer.kind !== 'network-error' || signal.aborted) return toTransportAnswer(answer);
      // Chromium below 81 refuses keepalive where a preflight is needed, and a page's share may be used up.
      const second = await post(false);
      if (second.kind !== 'network-error') keepaliveWorks = false;
      return toTransportAnswer(second);
    },
  };
}

function toTransportAnswer(answer: Answer<{readonly outcomes: readonly ReviewOutcome[]}>): TransportAnswer {
  switch (answer.kind) {
    case 'ok':
      return {status: answer.status, ourBody: true, outcomes: answer.body.outcomes};
    case 'foreign':
      return {status: answer.status, ourBody: false};
    case 'unchanged':
      // Nobody asked for a 304 here.
      return {status: 304, ourBody: false};
    case 'problem': {
      const {status, retryAfter, problem} = answer;
      if (problem === undefined) return {status, retryAfter, ourBody: false};
      const {code} = problem;
      return {status, retryAfter, ourBody: !SAID_OF_A_DAMAGED_BODY.includes(code), code};
    }
    case 'timeout':
    case 'network-error':
      return answer.kind;
  }
}
