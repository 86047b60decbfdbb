import type {ClientEvent, FlushReport, PendingReview} from '@haochaping/sdk';

/** Why something waits, as far as is known. `later`: no network, or no answer, or one that asked for patience. `blocked`: what stands between took a dislike. */
export type WaitingProblem = 'later' | 'blocked' | 'paused' | 'busy' | 'storage';

/** The last thing that a person asked for, and what came of it; spoken once. */
export type OutboxNews =
  | {readonly kind: 'sent'; readonly delivered: number; readonly refused: number; readonly waiting: number}
  | {readonly kind: 'problem'; readonly problem: WaitingProblem}
  | {readonly kind: 'exported'; readonly name: string}
  | {readonly kind: 'not-exported'};

/** What <hcp-outbox> shows. `reviews` is absent until they are read, and while they cannot be: then `unreadable` is the SDK's code. */
export type OutboxState = {
  readonly reviews: readonly PendingReview[] | undefined;
  readonly unreadable: string | undefined;
  readonly problem: {readonly kind: WaitingProblem; readonly code?: string} | undefined;
  /** When the next attempt is due by itself, epoch milliseconds. */
  readonly nextAt: number | undefined;
  readonly work: 'none' | 'sending' | 'exporting';
  readonly news: OutboxNews | undefined;
};

export type OutboxEvent =
  | {readonly type: 'read'; readonly reviews: readonly PendingReview[]}
  | {readonly type: 'unreadable'; readonly code: string}
  | {readonly type: 'retry'}
  | {readonly type: 'flushed'; readonly report: FlushReport}
  | {readonly type: 'export'}
  | {readonly type: 'exported'; readonly name: string | undefined}
  | {readonly type: 'heard'; readonly event: ClientEvent};

export const FIRST_OUTBOX_STATE: OutboxState = {
  reviews: undefined,
  unreadable: undefined,
  problem: undefined,
  nextAt: undefined,
  work: 'none',
  news: undefined,
};

/** The next state. An event that changes nothing leaves the very same object. */
export function outboxStep(state: OutboxState, event: OutboxEvent): OutboxState {
  switch (event.type) {
    case 'read':
      return {...state, reviews: event.reviews, unreadable: undefined};
    case 'unreadable':
      return {...state, reviews: undefined, unreadable: event.code};
    case 'retry':
      return state.work === 'none' ? {...state, work: 'sending', news: undefined} : state;
    case 'export':
      return state.work === 'none' ? {...state, work: 'exporting', news: undefined} : state;
    case 'exported': {
      const {name} = event;
      return {...state, work: 'none', news: name === undefined ? {kind: 'not-exported'} : {kind: 'exported', name}};
    }
    case 'flushed':
      return flushed(state, event.report);
    case 'heard':
      return heard(state, event.event);
  }
}

function flushed(state: OutboxState, {stopped, delivered, refused, waiting, nextAt}: FlushReport): OutboxState {
  const kind = stopped === 'closed' ? 'later' : stopped;
  const done = delivered + refused > 0 || kind === undefined;
  const news: OutboxNews = done ? {kind: 'sent', delivered, refused, waiting} : {kind: 'problem', problem: kind};
  // A report names no code; the one that paused the queue still holds.
  const problem = kind === undefined || kind === state.problem?.kind ? kind && state.problem : {kind};
  return {...state, work: 'none', news, nextAt, problem};
}

function heard(state: OutboxState, event: ClientEvent): OutboxState {
  switch (event.type) {
    case 'delivered':
      return state.problem === undefined ? state : {...state, problem: undefined, nextAt: undefined};
    case 'retrying':
      return {...state, problem: {kind: 'later'}, nextAt: event.at};
    case 'paused':
      return {...state, problem: {kind: 'paused', code: event.code}, nextAt: event.until};
    case 'saved':
    case 'refused':
      return state;
  }
}

/** What lies on the device, in numbers; and why it waits, which the reviews themselves tell as well. */
export type OutboxSummary = {
  readonly waiting: number;
  /** The oldest that waits, epoch milliseconds. */
  readonly since: number | undefined;
  readonly sending: boolean;
  readonly problem: OutboxState['problem'];
  readonly parked: readonly PendingReview[];
};

export function outboxSummary({reviews = [], problem}: OutboxState): OutboxSummary {
  const waiting = reviews.filter(({state}) => state !== 'parked');
  const times = waiting.map(({since}) => since);
  return {
    waiting: waiting.length,
    since: times.length === 0 ? undefined : Math.min(...times),
    sending: waiting.some(({state}) => state === 'sending'),
    problem: waiting.length === 0 ? undefined : (problem ?? problemOf(waiting)),
    parked: reviews.filter(({state}) => state === 'parked'),
  };
}

/** What earlier attempts left behind, for one who has only just looked. */
function problemOf(waiting: readonly PendingReview[]): OutboxState['problem'] {
  const code = waiting.find((review) => review.code !== undefined)?.code;
  if (code !== undefined) return {kind: 'blocked', code};
  return waiting.some(({attempts}) => attempts > 0) ? {kind: 'later'} : undefined;
}
