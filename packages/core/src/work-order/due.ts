import {endOfLocalDate} from '../calendar.ts';
import type {HolidayNotice} from '../calendar.ts';
import type {Profile} from '../profile.ts';
import type {Command} from './commands.ts';
import {deadlineAt, runningClocks, warningAt} from './deadlines.ts';
import {isMarkedOverdue, warningOpen} from './marks.ts';
import type {WorkOrder} from './order.ts';
import type {Circumstances} from './outcome.ts';
import {presentMerge} from './present.ts';
import {reportableLevels} from './supervision-level.ts';

const DAY_MS = 86_400_000;

type Step = {readonly at: number; readonly command: Command};

/**
 * The commands the system has to give now, in the order they fell due: warn, sign in the department's place, mark as overdue,
 * report a level of supervision, open the call-back, archive. Each goes through `transition` with the actor `SYSTEM`, one after the other, and is then no longer due.
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

/**
 * When an order is to be archived; undefined while nothing lets it. A closed one rests, or goes at once when the reviewer has
 * said the second word, but not before the public can read of what takes long; one struck out rests while the reviewer may
 * object; a merged one goes with the order it follows, once its own reviewer is answered.
 */
export function archiveDueAt(order: WorkOrder, profile: Profile): number | undefined {
  switch (order.state) {
    case 'closed': {
      const {closedAt, followUp, publicText} = order;
      if (closedAt === undefined || isPublicationMissing(order)) return undefined;
      const restedAt = followUp === undefined ? closedAt + profile.archiveAfterDays * DAY_MS : followUp.givenAt;
      return Math.max(restedAt, closedAt, publicText?.approvedAt ?? closedAt);
    }
    case 'invalidated': {
      const until = order.deadlines.objectionDueOn;
      return until === undefined ? order.appeal?.reviews.at(-1)?.decision?.decidedAt : endOfLocalDate(until.on);
    }
    case 'merged': {
      const parent = presentMerge(order);
      return parent?.parentState === 'archived' && order.reply !== undefined ? parent.followedAt : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether the public has still to be told: what cannot be solved soon is explained in public (doc 002). */
export function isPublicationMissing(order: WorkOrder): boolean {
  return order.reply?.outcome === 'long-term' && order.publicText === undefined;
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
  for (const {level, at} of reportableLevels(order, profile, notices)) add(at, {type: 'supervise', level});
  if (order.state === 'replied') add(callBackOpensAt(order), {type: 'open-call-back'});
  add(archiveDueAt(order, profile), {type: 'archive'});
  return steps.sort((a, b) => a.at - b.at);
}

/** When the call-back opens: with the reply, or when a human let a held one pass; undefined while it is held. */
export function callBackOpensAt(order: WorkOrder): number | undefined {
  return order.reply?.hold === undefined ? order.reply?.repliedAt : order.reply.hold.releasedAt;
}

// After a standstill only the last word is said, not all that should have been said.
function supersedes(later: Command, earlier: Command): boolean {
  if (later.type === 'supervise') return earlier.type === 'supervise' && earlier.level < later.level;
  if (earlier.type !== 'warn') return false;
  if (later.type === 'mark-overdue') return later.clock === earlier.clock;
  return later.type === 'warn' && later.clock === earlier.clock && later.point === 'last' && earlier.point === 'half';
}
