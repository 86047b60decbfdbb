import type {DueDay} from '../calendar.ts';
import type {Deadlines, Reply, ReplyOutcome, WorkOrder} from './order.ts';
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
  const step = reached ? 'contacted' : STEP_OF[order.state];
  const promise = PROMISE_OF[step];
  const until = promise === undefined ? undefined : order.deadlines[promise];
  const answer = latestReply(order);
  return {
    step,
    ...(until === undefined ? {} : {until}),
    ...(answer === undefined
      ? {}
      : {answer: {text: answer.text, outcome: answer.outcome, repliedAt: answer.repliedAt}}),
    returned: order.pastRounds.length,
    reviewedAt: order.reviewedAt,
    ...(order.closedAt === undefined ? {} : {closedAt: order.closedAt}),
  };
}

function latestReply(order: WorkOrder): Reply | undefined {
  return order.reply ?? order.pastRounds.findLast((past) => past.reply !== undefined)?.reply;
}
