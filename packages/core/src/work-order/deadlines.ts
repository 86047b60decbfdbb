import {addWorkingDays, endOfLocalDate, localDateOf, pointInPeriod, workingDaysBetween} from '../calendar.ts';
import type {DueDay, HolidayNotice, LocalDate} from '../calendar.ts';
import type {Profile} from '../profile.ts';
import type {Clock, Deadlines, OrderClass, WarningPoint, WorkOrder} from './order.ts';
import {CLOCKS, ORDER_CLASSES} from './order.ts';
import {pendingExtension, pendingReturn, presentMerge, presentSupervision} from './present.ts';

const HOUR_MS = 3_600_000;

const FIELD_OF: Readonly<Record<Clock, keyof Deadlines>> = {
  dispatch: 'dispatchDueOn',
  sign: 'signDueOn',
  contact: 'contactDueOn',
  reply: 'replyDueOn',
  'call-back': 'callBackDueOn',
  return: 'returnDueOn',
  extension: 'extensionDueOn',
  appeal: 'appealDueOn',
  'appeal-review': 'appealReviewDueOn',
  supervision: 'supervisionDueOn',
  'merged-reply': 'mergedReplyDueOn',
};

/** A period in working days; the day it is counted `from` is not one of them (Civil Code art. 201). */
type Period = {readonly from: LocalDate; readonly workingDays: number};

/** The period of a clock; undefined while it has not started. */
function periodOf(
  order: WorkOrder,
  clock: Clock,
  profile: Profile,
  notices: readonly HolidayNotice[],
): Period | undefined {
  const startedAt = clockStartedAt(order, clock);
  if (startedAt === undefined) return undefined;
  const from = localDateOf(startedAt);
  return {
    from,
    workingDays: clock === 'reply' ? replyDays(order, from, profile, notices) : daysOf(order, clock, profile),
  };
}

/** When a clock began, the latest time it did; undefined while it has not started. */
export function clockStartedAt(order: WorkOrder, clock: Clock): number | undefined {
  switch (clock) {
    case 'dispatch':
      return order.openedAt;
    case 'sign':
    case 'contact':
      return order.receivedAt;
    case 'reply':
      return order.roundStartedAt;
    case 'call-back':
      return order.reply?.repliedAt;
    case 'return':
      return pendingReturn(order)?.requestedAt;
    case 'extension':
      return pendingExtension(order)?.requestedAt;
    case 'appeal':
      return order.appeal?.filedAt;
    case 'appeal-review':
      return order.appeal?.reviews.at(-1)?.openedAt;
    case 'supervision':
      return presentSupervision(order)?.issuedAt;
    case 'merged-reply':
      return presentMerge(order)?.parentRepliedAt;
  }
}

function daysOf(order: WorkOrder, clock: Exclude<Clock, 'reply'>, profile: Profile): number {
  switch (clock) {
    case 'dispatch':
      return profile.dispatchWorkingDays;
    case 'sign':
      return profile.signWorkingDays;
    case 'contact':
      return profile.contactWorkingDays;
    case 'call-back':
      return profile.callBackWorkingDays;
    case 'return':
      return profile.returnDecisionWorkingDays;
    case 'extension':
      return profile.extension.decideWorkingDays;
    case 'appeal':
      return profile.appeal.decideWorkingDays;
    case 'appeal-review':
      return profile.appeal.reviewWorkingDays;
    case 'supervision':
      return presentSupervision(order)?.workingDays ?? profile.supervision.limitWorkingDaysMax;
    case 'merged-reply':
      return profile.mergedReplyWorkingDays;
  }
}

function replyDays(order: WorkOrder, from: LocalDate, profile: Profile, notices: readonly HolidayNotice[]): number {
  // Nobody chose a class: the general clock runs, so that not choosing wins no time.
  const days = profile.replyWorkingDays[order.class ?? 'general'];
  if (order.round > 0) return Math.min(days, profile.rework.workingDaysMax);
  const granted = (order.extensions ?? [])
    .filter((request) => request.decision?.granted === true)
    .reduce((sum, request) => sum + request.workingDays, days);
  return (order.pauses ?? []).reduce((sum, {pausedAt, resumedAt}) => {
    if (resumedAt === undefined) return sum;
    const resumedOn = localDateOf(resumedAt);
    const longer = sum + workingDaysBetween(notices, localDateOf(pausedAt), resumedOn);
    // Whoever appealed in good faith on the last day still has time to put it right.
    return Math.max(longer, workingDaysBetween(notices, from, resumedOn) + profile.appeal.resumeWorkingDaysMin);
  }, granted);
}

/** The last days of all clocks that have started, counted anew from the facts of the order. */
export function deadlinesOf(order: WorkOrder, profile: Profile, notices: readonly HolidayNotice[]): Deadlines {
  const deadlines: {-readonly [Field in keyof Deadlines]: Deadlines[Field]} = {};
  for (const clock of CLOCKS) {
    const period = periodOf(order, clock, profile, notices);
    if (period !== undefined) deadlines[FIELD_OF[clock]] = addWorkingDays(notices, period.from, period.workingDays);
  }
  const objection = objectionDueDay(order, profile, notices);
  if (objection !== undefined) deadlines.objectionDueOn = objection;
  return deadlines;
}

// The reviewer's time begins anew when the upper body, of its own motion, comes to the same end; it is over once it has heard the objection.
function objectionDueDay(order: WorkOrder, profile: Profile, notices: readonly HolidayNotice[]): DueDay | undefined {
  const {appeal, validity} = order;
  if (appeal?.decision !== 'upheld' || validity === 'valid') return undefined;
  if (appeal.reviews.some((review) => review.openedBy === 'objection')) return undefined;
  const from = appeal.reviews.at(-1)?.decision?.decidedAt ?? appeal.decidedAt;
  return from === undefined ? undefined : addWorkingDays(notices, localDateOf(from), profile.appeal.objectWorkingDays);
}

/** The same order with its deadlines counted by other notices: for the day a new notice is loaded. Nothing else changes. */
export function withRecountedDeadlines(
  order: WorkOrder,
  profile: Profile,
  notices: readonly HolidayNotice[],
): WorkOrder {
  return {...order, deadlines: deadlinesOf(order, profile, notices)};
}

/** The last day of a clock. Undefined while it has not started. */
export function dueDayOf(order: WorkOrder, clock: Clock): DueDay | undefined {
  return order.deadlines[FIELD_OF[clock]];
}

/** The instant at which a clock runs out: 24:00 of its last day in UTC+8. Undefined while it has not started. */
export function deadlineAt(order: WorkOrder, clock: Clock): number | undefined {
  const due = dueDayOf(order, clock);
  return due === undefined ? undefined : endOfLocalDate(due.on);
}

/** The instant at which so many working days after an instant are over: 24:00 of the last of them. */
export function endOfWorkingDays(notices: readonly HolidayNotice[], from: number, workingDays: number): number {
  return endOfLocalDate(addWorkingDays(notices, localDateOf(from), workingDays).on);
}

/** The clocks that somebody has to beat in the present state. */
export function runningClocks(order: WorkOrder): Clock[] {
  switch (order.state) {
    case 'created':
    case 'routing':
      return ['dispatch'];
    case 'dispatched':
      return ['sign', ...(isTried(order) ? [] : (['contact'] as const)), 'reply', ...overlaidClocks(order)];
    case 'verifying':
      return [...(isTried(order) ? [] : (['contact'] as const)), 'reply', ...overlaidClocks(order)];
    case 'determined':
    case 'rectifying':
      return ['reply', ...overlaidClocks(order)];
    case 'replied':
    case 'call-back':
      return ['call-back'];
    case 'return-requested':
      return ['return'];
    case 'appealing':
      return ['appeal'];
    case 'appeal-review':
      return ['appeal-review'];
    case 'merged':
      return presentMerge(order)?.parentRepliedAt === undefined || order.reply !== undefined ? [] : ['merged-reply'];
    default:
      return [];
  }
}

// By the department that has the order now: what another did before does not count for it.
function isTried({contactRecords, receivedAt = 0}: WorkOrder): boolean {
  return contactRecords.some((record) => record.recordedAt >= receivedAt);
}

// What is asked of the management body, and by it, beside the work.
function overlaidClocks(order: WorkOrder): Clock[] {
  return [
    ...(pendingExtension(order) === undefined ? [] : (['extension'] as const)),
    ...(presentSupervision(order) === undefined ? [] : (['supervision'] as const)),
  ];
}

/** The instant of a warning: at a part of the period, and shortly before its end. Undefined while the clock has not started. */
export function warningAt(
  order: WorkOrder,
  clock: Clock,
  point: WarningPoint,
  profile: Profile,
  notices: readonly HolidayNotice[],
): number | undefined {
  const period = periodOf(order, clock, profile, notices);
  if (period === undefined) return undefined;
  const {from, workingDays} = period;
  const {atFraction, beforeWorkingDays, beforeHours} = profile.warning;
  if (point === 'half') return pointInPeriod(notices, from, workingDays * atFraction);
  if (workingDays > beforeWorkingDays) return pointInPeriod(notices, from, workingDays - beforeWorkingDays);
  return endOfLocalDate(addWorkingDays(notices, from, workingDays).on) - beforeHours * HOUR_MS;
}

/** Whether the first working day after the order was received is still running: the class is to be chosen in it. */
export function isFirstDay(order: WorkOrder, at: number, profile: Profile, notices: readonly HolidayNotice[]): boolean {
  const received = order.receivedAt;
  return received !== undefined && at < endOfWorkingDays(notices, received, profile.contactWorkingDays);
}

export function isHigherClass(wanted: OrderClass, present: OrderClass): boolean {
  return ORDER_CLASSES.indexOf(wanted) > ORDER_CLASSES.indexOf(present);
}
