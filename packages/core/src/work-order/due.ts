import type {HolidayNotice} from '../calendar.ts';
import type {Profile} from '../profile.ts';
import type {Command} from './commands.ts';
import {deadlineAt, runningClocks, warningAt} from './deadlines.ts';
import type {Clock, WarningPoint, WorkOrder} from './order.ts';
import type {Circumstances} from './outcome.ts';

const DAY_MS = 86_400_000;

type Step = {readonly at: number; readonly command: Command};

/**
 * The commands the system has to give now, in the order they fell due: warn, sign in the department's place, mark as overdue,
 * open the call-back, archive. Each goes through `transition` with the actor `SYSTEM`, one after the other, and is then no longer due.
 */
export function dueNow(order: WorkOrder, circumstances: Circumstances): Command[] {
  const due = automaticSteps(order, circumstances.profile, circumstances.notices).filter(
    (step) => step.at <= circumstances.at,
  );
  return due
    .filter((step) => !due.some((other) => supersedes(other.command, step.command)))
    .map((step) => step.command);
}

/** When the system next has something to do for the order: the instant to look again. Undefined when only people can act. */
export function nextStepAt(order: WorkOrder, profile: Profile, notices: readonly HolidayNotice[]): number | undefined {
  return automaticSteps(order, profile, notices)[0]?.at;
}

/** When an order that was closed is to be archived; undefined before. */
export function archiveDueAt(order: WorkOrder, profile: Profile): number | undefined {
  return order.closedAt === undefined ? undefined : order.closedAt + profile.archiveAfterDays * DAY_MS;
}

function automaticSteps(order: WorkOrder, profile: Profile, notices: readonly HolidayNotice[]): Step[] {
  const steps: Step[] = [];
  const add = (at: number | undefined, command: Command): void => {
    if (at !== undefined) steps.push({at, command});
  };
  for (const clock of runningClocks(order)) {
    // Signing for the department needs no warning and leaves nothing overdue: its effect is that the work has begun.
    if (clock === 'sign') add(deadlineAt(order, clock), {type: 'sign'});
    else {
      if (warningOpen(order, clock, 'half')) {
        add(warningAt(order, clock, 'half', profile, notices), {type: 'warn', clock, point: 'half'});
      }
      if (warningOpen(order, clock, 'last')) {
        add(warningAt(order, clock, 'last', profile, notices), {type: 'warn', clock, point: 'last'});
      }
      if (!isMarkedOverdue(order, clock)) add(deadlineAt(order, clock), {type: 'mark-overdue', clock});
    }
  }
  if (order.state === 'replied') add(order.reply?.repliedAt, {type: 'open-call-back'});
  if (order.state === 'closed') add(archiveDueAt(order, profile), {type: 'archive'});
  return steps.sort((a, b) => a.at - b.at);
}

/** Whether the clock's deadline was already marked as missed in this round. */
export function isMarkedOverdue(order: WorkOrder, clock: Clock): boolean {
  return order.overdueMarks.some((mark) => mark.clock === clock && mark.round === order.round);
}

/** Whether this warning may still be given: not given in this round, nor anything later for the same clock. */
export function warningOpen(order: WorkOrder, clock: Clock, point: WarningPoint): boolean {
  const later = order.warnings.some(
    (mark) => mark.clock === clock && mark.round === order.round && (mark.point === point || mark.point === 'last'),
  );
  return !later && !isMarkedOverdue(order, clock);
}

// After a standstill only the last word is said, not all that should have been said.
function supersedes(later: Command, earlier: Command): boolean {
  if (earlier.type !== 'warn') return false;
  if (later.type === 'mark-overdue') return later.clock === earlier.clock;
  return later.type === 'warn' && later.clock === earlier.clock && later.point === 'last' && earlier.point === 'half';
}
