import {endOfLocalDate, addWorkingDays} from '../calendar.ts';
import type {HolidayNotice} from '../calendar.ts';
import type {Profile} from '../profile.ts';
import {deadlineAt, dueDayOf, runningClocks} from './deadlines.ts';
import {isMarkedOverdue} from './marks.ts';
import type {WorkOrder} from './order.ts';
import type {Circumstances} from './outcome.ts';
import type {ReportedLevel} from './side-records.ts';
import {REPORTED_LEVELS} from './side-records.ts';

/*
 * Supervision (doc 003):
 *   0  a deadline comes near: the department is warned
 *   1  the reply is overdue: its leader is told, the order is entered in the ledger
 *   2  overdue by one working day more, or in the second rework: the management body issues a 督办单
 *   3  overdue by five, after it was chased, or in the third rework, or a deadlock between departments: reported upwards
 *   4  a false report, a refusal, reprisal: a matter of discipline
 */

export const SUPERVISION_LEVELS = [0, 1, 2, 3, 4] as const;
export type SupervisionLevel = (typeof SUPERVISION_LEVELS)[number];

export const SUPERVISION_CAUSES = [
  'deadline-near',
  'overdue',
  'still-overdue',
  'long-overdue',
  'reworked-repeatedly',
  'reworked-too-often',
  'deadlock',
  'false-report',
  'refusal',
  'reprisal',
] as const;
export type SupervisionCause = (typeof SUPERVISION_CAUSES)[number];

/** How far up an order has come, and everything that brought it at least to some level. */
export type Supervision = {readonly level: SupervisionLevel; readonly causes: readonly SupervisionCause[]};

type Trigger = {readonly level: SupervisionLevel; readonly cause: SupervisionCause; readonly at: number};

/** The level of supervision at an instant; undefined where nothing calls for any. */
export function supervisionLevel(order: WorkOrder, {at, profile, notices}: Circumstances): Supervision | undefined {
  const reached = triggersOf(order, profile, notices).filter((trigger) => trigger.at <= at);
  if (reached.length === 0) return undefined;
  return {
    level: reached.reduce<SupervisionLevel>((highest, {level}) => (level > highest ? level : highest), 0),
    causes: [...new Set(reached.map(({cause}) => cause))],
  };
}

/** The levels the system has still to report, each with the instant at which the order comes to it. */
export function reportableLevels(
  order: WorkOrder,
  profile: Profile,
  notices: readonly HolidayNotice[],
): {level: ReportedLevel; at: number}[] {
  // A pressed department works on; what the order once came to in a round is not reported again.
  if (!isInWork(order)) return [];
  const triggers = triggersOf(order, profile, notices).filter(({cause}) => REPORTED_CAUSES.has(cause));
  return REPORTED_LEVELS.filter((level) => !isReported(order, level)).flatMap((level) => {
    const instants = triggers.filter((trigger) => trigger.level === level).map(({at}) => at);
    return instants.length === 0 ? [] : [{level, at: Math.min(...instants)}];
  });
}

/** Whether this level, or a higher one, was already reported in the present round. */
export function isReported(order: WorkOrder, level: ReportedLevel): boolean {
  const since = order.roundStartedAt ?? 0;
  return (order.supervisionMarks ?? []).some(
    (mark) => mark.level >= level && mark.round === order.round && mark.at >= since,
  );
}

// The others are given by people, who tell those concerned themselves.
const REPORTED_CAUSES: ReadonlySet<SupervisionCause> = new Set([
  'still-overdue',
  'long-overdue',
  'reworked-repeatedly',
  'reworked-too-often',
]);

function triggersOf(order: WorkOrder, profile: Profile, notices: readonly HolidayNotice[]): Trigger[] {
  return [
    ...warningTriggers(order),
    ...overdueTriggers(order, profile, notices),
    ...reworkTriggers(order, profile),
    ...reportedByPeople(order),
  ];
}

function warningTriggers(order: WorkOrder): Trigger[] {
  const running = runningClocks(order);
  return order.warnings
    .filter((mark) => mark.round === order.round && running.includes(mark.clock))
    .map(({at}) => ({level: 0, cause: 'deadline-near', at}));
}

function overdueTriggers(order: WorkOrder, profile: Profile, notices: readonly HolidayNotice[]): Trigger[] {
  const [due, passedAt] = [dueDayOf(order, 'reply'), deadlineAt(order, 'reply')];
  if (due === undefined || passedAt === undefined || !isInWork(order)) return [];
  const {pressAfterWorkingDays, escalateAfterWorkingDays} = profile.supervision;
  const after = (days: number): number => endOfLocalDate(addWorkingDays(notices, due.on, days).on);
  const chased = isMarkedOverdue(order, 'reply');
  return [
    {level: 1, cause: 'overdue', at: passedAt},
    {level: 2, cause: 'still-overdue', at: after(pressAfterWorkingDays)},
    ...(chased ? [{level: 3, cause: 'long-overdue', at: after(escalateAfterWorkingDays)} as const] : []),
  ];
}

function reworkTriggers(order: WorkOrder, profile: Profile): Trigger[] {
  const at = order.roundStartedAt;
  if (at === undefined || !isUnsettled(order)) return [];
  const {pressAtRound, escalateAtRound} = profile.supervision;
  return [
    ...(order.round >= pressAtRound ? [{level: 2, cause: 'reworked-repeatedly', at} as const] : []),
    ...(order.round >= escalateAtRound ? [{level: 3, cause: 'reworked-too-often', at} as const] : []),
  ];
}

function reportedByPeople(order: WorkOrder): Trigger[] {
  const escalations = (order.escalations ?? []).map(({ground, escalatedAt}): Trigger => {
    return {level: ground === 'deadlock' ? 3 : 4, cause: ground, at: escalatedAt};
  });
  const reopenings = (order.reopenings ?? []).map(({reopenedAt}): Trigger => {
    return {level: 4, cause: 'false-report', at: reopenedAt};
  });
  return [...escalations, ...reopenings];
}

/** Whether the department owes work on the order now. */
export function isInWork({state}: Pick<WorkOrder, 'state'>): boolean {
  return state === 'dispatched' || state === 'verifying' || state === 'determined' || state === 'rectifying';
}

function isUnsettled(order: WorkOrder): boolean {
  return isInWork(order) || order.state === 'replied' || order.state === 'call-back' || order.state === 'audit';
}
