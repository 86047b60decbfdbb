import {addWorkingDays, endOfLocalDate, localDateOf, pointInPeriod} from '../calendar.ts';
import type {HolidayNotice, LocalDate} from '../calendar.ts';
import type {Profile} from '../profile.ts';
import type {Clock, Deadlines, OrderClass, WarningPoint, WorkOrder} from './order.ts';
import {CLOCKS, ORDER_CLASSES} from './order.ts';

const HOUR_MS = 3_600_000;

const FIELD_OF: Readonly<Record<Clock, keyof Deadlines>> = {
  dispatch: 'dispatchDueOn',
  sign: 'signDueOn',
  contact: 'contactDueOn',
  reply: 'replyDueOn',
  'call-back': 'callBackDueOn',
};

/** A period in working days; the day it is counted `from` is not one of them (Civil Code art. 201). */
type Period = {readonly from: LocalDate; readonly workingDays: number};

/** The period of a clock; undefined while it has not started. */
function periodOf(order: WorkOrder, clock: Clock, profile: Profile): Period | undefined {
  const {startedAt, workingDays} = startOf(order, clock, profile);
  return startedAt === undefined ? undefined : {from: localDateOf(startedAt), workingDays};
}

function startOf(
  order: WorkOrder,
  clock: Clock,
  profile: Profile,
): {startedAt: number | undefined; workingDays: number} {
  switch (clock) {
    case 'dispatch':
      return {startedAt: order.openedAt, workingDays: profile.dispatchWorkingDays};
    case 'sign':
      return {startedAt: order.receivedAt, workingDays: profile.signWorkingDays};
    case 'contact':
      return {startedAt: order.receivedAt, workingDays: profile.contactWorkingDays};
    case 'reply':
      return {startedAt: order.roundStartedAt, workingDays: replyWorkingDays(order, profile)};
    case 'call-back':
      return {startedAt: order.reply?.repliedAt, workingDays: profile.callBackWorkingDays};
  }
}

function replyWorkingDays(order: WorkOrder, profile: Profile): number {
  // Nobody chose a class: the general clock runs, so that not choosing wins no time.
  const days = profile.replyWorkingDays[order.class ?? 'general'];
  return order.round === 0 ? days : Math.min(days, profile.rework.workingDaysMax);
}

/** The last days of all clocks that have started, counted anew from the facts of the order. */
export function deadlinesOf(order: WorkOrder, profile: Profile, notices: readonly HolidayNotice[]): Deadlines {
  const deadlines: {-readonly [Field in keyof Deadlines]: Deadlines[Field]} = {};
  for (const clock of CLOCKS) {
    const period = periodOf(order, clock, profile);
    if (period !== undefined) deadlines[FIELD_OF[clock]] = addWorkingDays(notices, period.from, period.workingDays);
  }
  return deadlines;
}

/** The same order with its deadlines counted by other notices: for the day a new notice is loaded. Nothing else changes. */
export function withRecountedDeadlines(
  order: WorkOrder,
  profile: Profile,
  notices: readonly HolidayNotice[],
): WorkOrder {
  return {...order, deadlines: deadlinesOf(order, profile, notices)};
}

/** The instant at which a clock runs out: 24:00 of its last day in UTC+8. Undefined while it has not started. */
export function deadlineAt(order: WorkOrder, clock: Clock): number | undefined {
  const due = order.deadlines[FIELD_OF[clock]];
  return due === undefined ? undefined : endOfLocalDate(due.on);
}

/** The clocks that somebody has to beat in the present state. */
export function runningClocks(order: WorkOrder): Clock[] {
  switch (order.state) {
    case 'created':
    case 'routing':
      return ['dispatch'];
    case 'dispatched':
      return ['sign', 'contact', 'reply'];
    case 'verifying':
      return order.contactRecords.length === 0 ? ['contact', 'reply'] : ['reply'];
    case 'determined':
    case 'rectifying':
      return ['reply'];
    case 'replied':
    case 'call-back':
      return ['call-back'];
    default:
      return [];
  }
}

/** The instant of a warning: at a part of the period, and shortly before its end. Undefined while the clock has not started. */
export function warningAt(
  order: WorkOrder,
  clock: Clock,
  point: WarningPoint,
  profile: Profile,
  notices: readonly HolidayNotice[],
): number | undefined {
  const period = periodOf(order, clock, profile);
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
  if (received === undefined) return false;
  return at < endOfLocalDate(addWorkingDays(notices, localDateOf(received), profile.contactWorkingDays).on);
}

export function isHigherClass(wanted: OrderClass, present: OrderClass): boolean {
  return ORDER_CLASSES.indexOf(wanted) > ORDER_CLASSES.indexOf(present);
}
