import type {Answer} from '@haochaping/core';
import {
  createCitizenApi,
  createReceiptApi,
  type Answer as ApiAnswer,
  type ReviewItem,
  type ReviewOutcome,
} from '@haochaping/protocol/citizen';
import type {ReplayItem} from './read-outbox-file.ts';
import type {SentAnswer, Taken} from './replay-items.ts';

export interface ReplayTarget {
  readonly endpoint: string;
  readonly fetch: (request: Request) => Promise<Response>;
}

// A server that is asked for fifty reviews at once on a bad day, over a bad line.
const ANSWER_MS = 60_000;

/** Said of a body that is not the one we sent: something on the way has damaged it. That our server says so is no judgement. */
const SAID_OF_A_DAMAGED_BODY: readonly string[] = ['body-not-utf8', 'body-not-json'];

/** Sends items to the routes that the device would have sent them to. */
export function replaySender({endpoint, fetch}: ReplayTarget): (items: readonly ReplayItem[]) => Promise<SentAnswer> {
  const options = {endpoint, fetch, timeoutMs: ANSWER_MS};
  const reviews = createCitizenApi(options);
  const words = createReceiptApi(options);
  return async (items) => {
    const [first] = items;
    if (first === undefined) throw new TypeError('Nothing to send.');
    if (first.kind === 'review') {
      // As the device wrote them: the server judges what they say.
      const bodies = items.map(({body}) => body) as unknown as ReviewItem[];
      const answer = await reviews.postReviews({body: {reviews: bodies}});
      return toSent(answer, ({outcomes}) => outcomes.map((one) => [one.id, meaningOf(one)]));
    }
    // One body each; 413 is what core halves a batch for.
    if (items.length > 1) return {status: 413, ourBody: true, code: 'one-at-a-time'};
    const taken = (): Named[] => [[first.id, {taken: 'recorded'}]];
    const body = first.body as never;
    switch (first.kind) {
      case 'follow-up':
        return toSent(await words.giveFollowUp({body}), taken);
      case 'mistake':
        return toSent(await words.stateMistake({body}), taken);
      case 'objection':
        return toSent(await words.objectToDecision({body}), taken);
    }
  };
}

type Named = [string, {readonly taken: Taken} | {readonly refused: string}];

function meaningOf(one: ReviewOutcome): Named[1] {
  switch (one.outcome) {
    case 'refused':
      return {refused: one.code};
    case 'recorded':
      return {taken: one.late ? 'recorded-late' : 'recorded'};
    case 'already-recorded':
      return {taken: one.by === 'this-review' ? 'known' : 'already-recorded'};
    case 'contested':
      return {taken: 'contested'};
  }
}

function toSent<T>(answer: ApiAnswer<T>, outcomesOf: (body: T) => readonly Named[]): SentAnswer {
  switch (answer.kind) {
    case 'ok':
      return {status: answer.status, ourBody: true, outcomes: new Map(outcomesOf(answer.body))};
    case 'foreign':
      return {status: answer.status, ourBody: false};
    case 'unchanged':
      return {status: 304, ourBody: false};
    case 'problem':
      return ofProblem(answer);
    case 'timeout':
    case 'network-error':
      return answer.kind;
  }
}

function ofProblem({status, retryAfter, problem}: Extract<ApiAnswer<unknown>, {kind: 'problem'}>): Answer {
  if (problem === undefined) return {status, retryAfter, ourBody: false};
  // Of what is said of a review, the rule that said no tells more.
  const code = problem.refusal ?? problem.code;
  return {status, retryAfter, ourBody: !SAID_OF_A_DAMAGED_BODY.includes(code), code};
}
