import type {DueDay} from '../calendar.ts';
import type {Deadlines, Reply, ReplyOutcome, WorkOrder} from './order.ts';
import type {AppealGround} from './side-records.ts';
import type {WorkOrderState} from './states.ts';

export const PROGRESS_STEPS = [
  'received',
  'with-the-office',
  'contacted',
  'being-put-right',
  'answered',
  'checked',
  'closed',
] as const;

export type ProgressStep = (typeof PROGRESS_STEPS)[number];

/** What the citizen may see of an order: no names, no departments' internals, no numbers. */
export type Progress = {
  readonly step: ProgressStep;
  /** The last day of what was promised next; absent where nothing is promised. */
  readonly until?: DueDay;
  /** The latest answer, also while it is being worked over again. */
  readonly answer?: {readonly text: string; readonly outcome: ReplyOutcome; readonly repliedAt: number};
  /** How often the office's answer was sent back as not good enough. */
  readonly returned: number;
  /** Present once the office has appealed against the review. */
  readonly appeal?: {
    readonly ground: AppealGround;
    /** `open` until it is decided; the words of the decision that holds now come with it. */
    readonly state: 'open' | 'upheld' | 'rejected' | 'under-review' | 'overturned';
    readonly reason?: string;
    /** Until when the reviewer may object; absent where nobody may. */
    readonly objectUntil?: DueDay;
  };
  /** Whether the reviewer has said the second word (追评). */
  readonly followedUp: boolean;
  /** What the public can read of it. */
  readonly publicText?: string;
  readonly reviewedAt: number;
  readonly closedAt?: number;
};

const STEP_OF: Readonly<Record<WorkOrderState, ProgressStep>> = {
  created: 'received',
  routing: 'received',
  dispatched: 'with-the-office',
  'return-requested': 'with-the-office',
  merged: 'with-the-office',
  verifying: 'with-the-office',
  determined: 'contacted',
  appealing: 'contacted',
  'appeal-review': 'contacted',
  rectifying: 'being-put-right',
  replied: 'answered',
  'call-back': 'answered',
  audit: 'checked',
  closed: 'closed',
  archived: 'closed',
  invalidated: 'closed',
};

const PROMISE_OF: Readonly<Partial<Record<ProgressStep, keyof Deadlines>>> = {
  'with-the-office': 'contactDueOn',
  contacted: 'replyDueOn',
  'being-put-right': 'replyDueOn',
  answered: 'callBackDueOn',
};

/** Where the citizen's review stands. */
export function progressOf(order: WorkOrder): Progress {
  const reached = order.state === 'verifying' && order.contactRecords.some((record) => record.result === 'reached');
  const step = reached ? 'contacted' : stepOf(order);
  // Nobody calls back whose order was done with another.
  const promise = order.state === 'merged' ? undefined : PROMISE_OF[step];
  const until = promise === undefined ? undefined : order.deadlines[promise];
  const answer = latestReply(order);
  return {
    step,
    ...(until === undefined ? {} : {until}),
    ...(answer === undefined
      ? {}
      : {answer: {text: answer.text, outcome: answer.outcome, repliedAt: answer.repliedAt}}),
    returned: order.pastRounds.length,
    ...appealOf(order),
    followedUp: order.followUp !== undefined,
    ...(order.publicText === undefined ? {} : {publicText: order.publicText.text}),
    reviewedAt: order.reviewedAt,
    ...(order.closedAt === undefined ? {} : {closedAt: order.closedAt}),
  };
}

function stepOf(order: WorkOrder): ProgressStep {
  // The order it follows does the work; this reviewer has the answer already.
  return order.state === 'merged' && order.reply !== undefined ? 'answered' : STEP_OF[order.state];
}

function appealOf(order: WorkOrder): Pick<Progress, 'appeal'> {
  const {appeal, state} = order;
  if (appeal === undefined) return {};
  const {ground, decision} = appeal;
  const review = appeal.reviews.at(-1)?.decision;
  if (decision === undefined) return {appeal: {ground, state: 'open'}};
  if (state === 'appeal-review') return {appeal: {ground, state: 'under-review'}};
  const reason = review?.reason ?? appeal.votes.at(-1)?.reason;
  const until = state === 'invalidated' ? order.deadlines.objectionDueOn : undefined;
  return {
    appeal: {
      ground,
      state: review?.outcome === 'overturned' ? 'overturned' : decision,
      ...(reason === undefined ? {} : {reason}),
      ...(until === undefined ? {} : {objectUntil: until}),
    },
  };
}

function latestReply(order: WorkOrder): Reply | undefined {
  return order.reply ?? order.pastRounds.findLast((past) => past.reply !== undefined)?.reply;
}
