import type {CountName} from '../metric-table.ts';
import {deadlineAt, runningClocks} from './deadlines.ts';
import type {CallBack, Reply, WorkOrder} from './order.ts';

/** What one order adds to the counts of `metric-table.ts`. */
export type OrderTally = Readonly<Record<OrderCount, number>>;

export type OrderCount = Extract<
  CountName,
  | 'opened'
  | 'dispatched'
  | 'sentBack'
  | 'contactDue'
  | 'contactedOnTime'
  | 'rectificationDue'
  | 'rectified'
  | 'rectifiedOnTime'
  | 'overdue'
  | 'replyDue'
  | 'repliedOnTime'
  | 'answered'
  | 'realNameReplyDue'
  | 'realNameReplied'
  | 'replied'
  | 'calledBack'
  | 'callBacksAnswered'
  | 'callBacksSatisfied'
  | 'callBacksBasicallySatisfied'
  | 'audited'
  | 'reworked'
  | 'extended'
  | 'closed'
  | 'appeals'
  | 'appealsDecided'
  | 'appealsUpheld'
  | 'followUps'
  | 'followUpsImproved'
>;

/**
 * The order in the counts of duty at an instant. An order that was struck out owes nothing any more and stays out of those of
 * rectification and reply. One that was reopened for a false report counts as due and never as put right; a merged one is put
 * right with the order it follows, when it is archived.
 */
export function tallyOf(order: WorkOrder, at: number): OrderTally {
  const {appeal, followUp} = order;
  const decided = appeal?.decision !== undefined;
  const callBack = latest(order, (round) => round.callBack);
  const heard = callBack !== undefined && callBack.result !== 'unreachable';
  const audits = order.pastRounds.filter(
    ({audit, endedBy}) => audit.by.role === 'supervisor' && endedBy !== 'held-reply',
  );
  return {
    opened: 1,
    dispatched: count(order.receivedAt !== undefined) + acceptedReturns(order),
    sentBack: acceptedReturns(order),
    ...contactTally(order, at),
    ...replyTally(order, at),
    answered: count(latestReply(order) !== undefined),
    replied: count(latestReply(order) !== undefined && order.state !== 'merged'),
    calledBack: count(callBack !== undefined),
    callBacksAnswered: count(heard),
    callBacksSatisfied: count(callBack?.result === 'satisfied'),
    callBacksBasicallySatisfied: count(callBack?.result === 'basically-satisfied'),
    audited: audits.length + count(order.audit !== undefined),
    reworked: audits.filter(({audit}) => audit.decision === 'returned').length,
    extended: count(order.flags.extended),
    closed: count(isSettled(order)),
    appeals: count(appeal !== undefined),
    appealsDecided: count(decided),
    appealsUpheld: count(isStruckOut(order)),
    followUps: count(followUp !== undefined),
    followUpsImproved: count(followUp !== undefined && followUp.level > order.level),
  };
}

function contactTally(order: WorkOrder, at: number): Pick<OrderTally, 'contactDue' | 'contactedOnTime'> {
  const until = deadlineAt(order, 'contact');
  const {receivedAt = 0} = order;
  const first = order.contactRecords.find((record) => record.recordedAt >= receivedAt)?.contactedAt;
  const onTime = until !== undefined && first !== undefined && first < until;
  return {contactDue: count(onTime || (until !== undefined && until <= at)), contactedOnTime: count(onTime)};
}

function replyTally(
  order: WorkOrder,
  at: number,
): Pick<
  OrderTally,
  | 'rectificationDue'
  | 'rectified'
  | 'rectifiedOnTime'
  | 'overdue'
  | 'replyDue'
  | 'repliedOnTime'
  | 'realNameReplyDue'
  | 'realNameReplied'
> {
  const reply = latestReply(order);
  const settled = isSettled(order) && order.reopenings === undefined;
  const due = !isStruckOut(order) && (reply !== undefined || isPastDeadline(order, at));
  const identified = order.identityMode !== 'anonymous';
  const late = order.flags.overdue || isPastDeadline(order, at) || isLateReply(order);
  const replied = due && reply !== undefined;
  return {
    rectificationDue: count(due),
    rectified: count(due && settled),
    rectifiedOnTime: count(due && settled && !late),
    overdue: count(due && late),
    replyDue: count(due),
    repliedOnTime: count(replied && !late),
    realNameReplyDue: count(due && identified),
    realNameReplied: count(replied && identified),
  };
}

function isSettled(order: WorkOrder): boolean {
  return order.state === 'closed' || (order.state === 'archived' && !isStruckOut(order));
}

function isStruckOut({validity}: WorkOrder): boolean {
  return validity === 'invalid-mistake' || validity === 'invalid-malicious';
}

function isPastDeadline(order: WorkOrder, at: number): boolean {
  return runningClocks(order).includes('reply') && (deadlineAt(order, 'reply') ?? Infinity) <= at;
}

// The job that marks may come later than the reply it would have marked.
function isLateReply(order: WorkOrder): boolean {
  const until = deadlineAt(order, 'reply');
  return order.state !== 'merged' && order.reply !== undefined && until !== undefined && order.reply.repliedAt >= until;
}

function acceptedReturns(order: WorkOrder): number {
  return (order.returns ?? []).filter((request) => request.decision?.accepted === true).length;
}

function latestReply(order: WorkOrder): Reply | undefined {
  return latest(order, (round) => round.reply);
}

function latest<Part extends Reply | CallBack>(
  order: WorkOrder,
  part: (round: {readonly reply?: Reply; readonly callBack?: CallBack}) => Part | undefined,
): Part | undefined {
  return part(order) ?? order.pastRounds.map(part).findLast((found) => found !== undefined);
}

function count(holds: boolean): number {
  return holds ? 1 : 0;
}
