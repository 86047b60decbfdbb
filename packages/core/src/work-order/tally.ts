import {localDateOf} from '../calendar.ts';
import type {LocalDate} from '../calendar.ts';
import type {CountName} from '../metric-table.ts';
import {deadlineAt, dueDayOf, runningClocks} from './deadlines.ts';
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
  | 'struckOutAsMistake'
  | 'struckOutAsMalicious'
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
    struckOutAsMistake: count(order.validity === 'invalid-mistake'),
    struckOutAsMalicious: count(order.validity === 'invalid-malicious'),
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

/** A part of an order's tally: what it adds to one count, from an instant on, in the period that holds `day`. */
export type CountShare = {
  readonly name: OrderCount;
  readonly day: LocalDate;
  /** 0 where it counts already; else the deadline that will make it count, unless somebody moves the order before. */
  readonly from: number;
  readonly count: number;
};

const CONTACT_COUNTS: ReadonlySet<OrderCount> = new Set(['contactDue', 'contactedOnTime']);
const REPLY_COUNTS: ReadonlySet<OrderCount> = new Set([
  ...(['rectificationDue', 'rectified', 'rectifiedOnTime', 'overdue'] as const),
  ...(['replyDue', 'repliedOnTime', 'realNameReplyDue', 'realNameReplied'] as const),
]);

/**
 * All that an order adds to the counts, as long as nobody moves it on: the shares whose `from` has come sum up to `tallyOf`
 * at every instant from the order's last change on. Duties count in the period of their deadline, everything else in that of the
 * review. So counts can be kept as sums, and time alone is looked at where a deadline has just passed.
 */
export function countShares(order: WorkOrder): CountShare[] {
  const turns = [...new Set([deadlineAt(order, 'contact'), deadlineAt(order, 'reply')])]
    .filter((at) => at !== undefined)
    .filter((at) => at > order.updatedAt)
    .sort((a, b) => a - b);
  const shares: CountShare[] = [];
  let before: Partial<OrderTally> = {};
  for (const from of [0, ...turns]) {
    const tally = tallyOf(order, from === 0 ? order.updatedAt : from);
    for (const name of Object.keys(tally) as OrderCount[]) {
      const more = tally[name] - (before[name] ?? 0);
      if (more !== 0) shares.push({name, day: dayOf(order, name), from, count: more});
    }
    before = tally;
  }
  return shares;
}

function dayOf(order: WorkOrder, name: OrderCount): LocalDate {
  const clock = CONTACT_COUNTS.has(name) ? 'contact' : REPLY_COUNTS.has(name) ? 'reply' : undefined;
  return (clock && dueDayOf(order, clock)?.on) ?? localDateOf(order.reviewedAt);
}
