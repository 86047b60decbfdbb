import type {Answer as QueueAnswer} from '@haochaping/core';
import type {Answer, ReviewOutcome} from '@haochaping/protocol/citizen';

/** What the server says became of one item; of what is said of a review, that it is recorded. */
export type SentOutcome = ReviewOutcome | {readonly id: string; readonly outcome: 'recorded'};

/** What came back from one attempt. `outcomes` are there when the answer was ours and a 2xx. */
export type TransportAnswer =
  QueueAnswer | (Exclude<QueueAnswer, string> & {readonly outcomes: readonly SentOutcome[]});

/**
 * Said of a body that is not the one we sent, for ours is JSON in UTF-8: something on the way has damaged it. That our server says so
 * makes it no judgement of the reviews.
 */
const SAID_OF_A_DAMAGED_BODY: readonly string[] = ['body-not-utf8', 'body-not-json'];

/** An answer of the backend as the queue reads it. */
export function toTransportAnswer<T>(
  answer: Answer<T>,
  outcomesIn: (body: T) => readonly SentOutcome[],
): TransportAnswer {
  switch (answer.kind) {
    case 'ok':
      return {status: answer.status, ourBody: true, outcomes: outcomesIn(answer.body)};
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
