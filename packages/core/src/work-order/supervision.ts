import {maskNumber} from '../identifiers.ts';
import {isBlank} from '../review.ts';
import type {Close, MarkOverdue, RecordCallBack, ReturnForRework, Warn} from './commands.ts';
import {isWithin, needsNumber} from './contact.ts';
import {deadlineAt, runningClocks, warningAt} from './deadlines.ts';
import {isMarkedOverdue, warningOpen} from './due.ts';
import type {Audit, CallBackAttempt, Clock, PastRound, WorkOrder} from './order.ts';
import {changed, refuse, tellDepartment} from './outcome.ts';
import type {Effect, Notice, Refused, Transition, TransitionContext} from './outcome.ts';
import {signatureOf} from './roles.ts';

/** T16: every answered order is called back. */
export function openCallBack(order: WorkOrder): Transition {
  return changed({...order, state: 'call-back'}, {type: 'tell', who: 'call-back-officer', what: 'call-back-due'});
}

/** T17: what the reviewer says of the answer, heard by somebody else than those who gave it. */
export function recordCallBack(order: WorkOrder, command: RecordCallBack, context: TransitionContext): Transition {
  const {at, actor} = context;
  const {type: _, attempts, ...heard} = command;
  const refused = attemptsRefused(order, command, context);
  if (refused !== undefined) return refused;
  return changed(
    {
      ...order,
      state: 'audit',
      callBack: {...heard, attempts: attempts.map(masked), recordedAt: at, by: signatureOf(actor)},
    },
    {type: 'tell', who: 'supervisor', what: 'audit-due'},
  );
}

function attemptsRefused(
  order: WorkOrder,
  command: RecordCallBack,
  {at, profile}: TransitionContext,
): Refused | undefined {
  for (const attempt of command.attempts) {
    if (!isWithin(attempt.calledAt, order.reply?.repliedAt ?? at, at)) return refuse('time-impossible', 'calledAt');
    if (needsNumber(attempt.channel) && isBlank(attempt.numberUsed ?? '')) return refuse('number-missing');
  }
  const {exception, attempts} = command;
  const answered = attempts.some((attempt) => attempt.answered);
  if (command.result !== 'unreachable') {
    if (exception !== undefined) return refuse('exception-not-grounded', exception);
    return answered ? undefined : refuse('call-back-incomplete', 'attempts');
  }
  switch (exception) {
    case undefined:
      return refuse('call-back-incomplete', 'exception');
    case 'anonymous':
      return order.identityMode === 'anonymous' ? undefined : refuse('exception-not-grounded', exception);
    case 'refused-contact':
      // Asked of the department before, or of the call-back officer just now.
      return answered || order.contactRecords.some((record) => record.result === 'refused-contact')
        ? undefined
        : refuse('exception-not-grounded', exception);
    default:
      return !answered && attempts.length >= profile.contactAttempts
        ? undefined
        : refuse('exception-not-grounded', exception);
  }
}

function masked(attempt: CallBackAttempt): CallBackAttempt {
  return attempt.numberUsed === undefined ? attempt : {...attempt, numberUsed: maskNumber(attempt.numberUsed)};
}

/** T18: closed by a supervisor; over a dissatisfied reviewer only with a reason that stays readable. */
export function close(order: WorkOrder, command: Close, {at, actor}: TransitionContext): Transition {
  if (order.callBack?.result === 'dissatisfied' && isBlank(command.reason ?? '')) return refuse('reason-missing');
  const audit: Audit = {
    decision: 'closed',
    ...(command.reason === undefined ? {} : {reason: command.reason}),
    auditedAt: at,
    by: signatureOf(actor),
  };
  return changed(
    {...order, state: 'closed', audit, closedAt: at, flags: {...order.flags, ledger: false}},
    {type: 'tell', who: 'citizen', what: 'closed'},
    tellDepartment(order, 'department', 'closed'),
  );
}

/** T19: back to the department. The round that failed is kept whole; the next starts with a clock of its own, on the ledger. */
export function returnForRework(
  order: WorkOrder,
  command: ReturnForRework,
  {at, actor}: TransitionContext,
): Transition {
  if (isBlank(command.reason)) return refuse('reason-missing');
  const {rectification, reply, callBack, audit: _, ...rest} = order;
  const past: PastRound = {
    round: order.round,
    ...(rectification === undefined ? {} : {rectification}),
    ...(reply === undefined ? {} : {reply}),
    ...(callBack === undefined ? {} : {callBack}),
    audit: {
      decision: 'returned',
      reworkReason: command.reworkReason,
      reason: command.reason,
      auditedAt: at,
      by: signatureOf(actor),
    },
  };
  const returned: WorkOrder = {
    ...rest,
    state: 'rectifying',
    round: order.round + 1,
    roundStartedAt: at,
    rectification: {startedAt: at, by: signatureOf(actor)},
    pastRounds: [...order.pastRounds, past],
    flags: {...order.flags, ledger: true},
  };
  return changed(returned, tellDepartment(order, 'department', 'rework-ordered'), {
    type: 'tell',
    who: 'citizen',
    what: 'rework-ordered',
  });
}

/** T20: frozen. */
export function archive(order: WorkOrder, {at}: TransitionContext): Transition {
  return changed({...order, state: 'archived', archivedAt: at});
}

/** Supervision level 0: a deadline comes near. */
export function warn(order: WorkOrder, command: Warn, {at, profile, notices}: TransitionContext): Transition {
  const {clock, point} = command;
  if (!runningClocks(order).includes(clock)) return refuse('state-not-allowed', clock);
  if (!warningOpen(order, clock, point)) return refuse('already-marked', clock);
  if (at < (warningAt(order, clock, point, profile, notices) ?? Infinity)) return refuse('too-early', clock);
  return changed(
    {...order, warnings: [...order.warnings, {clock, point, round: order.round, at}]},
    tellResponsible(order, clock, 'deadline-near'),
  );
}

/** Supervision level 1: a deadline has passed. Only a missed reply makes the order itself overdue and puts it on the ledger. */
export function markOverdue(order: WorkOrder, {clock}: MarkOverdue, {at}: TransitionContext): Transition {
  if (clock === 'sign' || !runningClocks(order).includes(clock)) return refuse('state-not-allowed', clock);
  if (isMarkedOverdue(order, clock)) return refuse('already-marked', clock);
  if (at < (deadlineAt(order, clock) ?? Infinity)) return refuse('too-early', clock);
  const flags = clock === 'reply' ? {...order.flags, overdue: true, ledger: true} : order.flags;
  return changed(
    {...order, flags, overdueMarks: [...order.overdueMarks, {clock, round: order.round, at}]},
    tellResponsible(order, clock, 'deadline-missed'),
  );
}

function tellResponsible(order: WorkOrder, clock: Clock, what: Extract<Notice, `deadline-${string}`>): Effect {
  const missed = what === 'deadline-missed';
  switch (clock) {
    case 'dispatch':
      return {type: 'tell', who: missed ? 'management' : 'dispatcher', what};
    case 'call-back':
      return {type: 'tell', who: missed ? 'supervisor' : 'call-back-officer', what};
    case 'sign':
    case 'contact':
    case 'reply':
      return tellDepartment(order, missed ? 'leader' : 'department', what);
  }
}
