import {isBlank} from '../text.ts';
import type {Close, MarkOverdue, RecordCallBack, ReturnForRework, Warn} from './commands.ts';
import {callsRefused, withMaskedNumber} from './contact.ts';
import {deadlineAt, runningClocks, warningAt} from './deadlines.ts';
import {isPublicationMissing} from './due.ts';
import {enteredInLedger, struckOffLedger} from './ledger.ts';
import {isMarkedOverdue, warningOpen} from './marks.ts';
import type {Audit, Clock, WorkOrder} from './order.ts';
import {changed, refuse, tellDepartment} from './outcome.ts';
import type {Effect, Notice, Refused, Transition, TransitionContext} from './outcome.ts';
import {signatureOf} from './roles.ts';
import {nextRound} from './rounds.ts';
import type {Reopen} from './side-commands.ts';

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
      callBack: {...heard, attempts: attempts.map(withMaskedNumber), recordedAt: at, by: signatureOf(actor)},
    },
    {type: 'tell', who: 'supervisor', what: 'audit-due'},
  );
}

function attemptsRefused(
  order: WorkOrder,
  command: RecordCallBack,
  {at, profile}: TransitionContext,
): Refused | undefined {
  const wrong = callsRefused(command.attempts, order.reply?.repliedAt ?? at, at);
  if (wrong !== undefined) return wrong;
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

/** T18: closed by a supervisor; over a dissatisfied reviewer only with a reason that stays readable. */
export function close(order: WorkOrder, command: Close, context: TransitionContext): Transition {
  if (order.callBack?.result === 'dissatisfied' && isBlank(command.reason ?? '')) return refuse('reason-missing');
  const audit: Audit = {
    decision: 'closed',
    ...(command.reason === undefined ? {} : {reason: command.reason}),
    auditedAt: context.at,
    by: signatureOf(context.actor),
  };
  const closed: WorkOrder = {...order, state: 'closed', audit, closedAt: context.at};
  return changed(
    struckOffLedger(closed, context),
    {type: 'tell', who: 'citizen', what: 'closed'},
    tellDepartment(order, 'department', 'closed'),
    ...(isPublicationMissing(closed) ? [{type: 'tell', who: 'management', what: 'publication-due'} as const] : []),
  );
}

/** T19: back to the department, from the audit or with a reply that was held. */
export function returnForRework(order: WorkOrder, command: ReturnForRework, context: TransitionContext): Transition {
  if (isBlank(command.reason)) return refuse('reason-missing');
  const audit: Audit = {
    decision: 'returned',
    reworkReason: command.reworkReason,
    reason: command.reason,
    auditedAt: context.at,
    by: signatureOf(context.actor),
  };
  return changed(
    nextRound(order, order.state === 'replied' ? 'held-reply' : 'audit', audit, context),
    ...tellOfRework(order),
  );
}

/** T22: closed on a false report. It counts as not put right, and as a matter of discipline. */
export function reopen(order: WorkOrder, {reason}: Reopen, context: TransitionContext): Transition {
  const {audit, round} = order;
  if (audit === undefined) return refuse('state-not-allowed');
  if (isBlank(reason)) return refuse('reason-missing');
  const reopening = {round, reason, reopenedAt: context.at, by: signatureOf(context.actor)};
  return changed(
    {...nextRound(order, 'reopening', audit, context), reopenings: [...(order.reopenings ?? []), reopening]},
    ...tellOfRework(order),
    {type: 'tell', who: 'upper-management', what: 'misconduct-reported'},
  );
}

export function tellOfRework(order: WorkOrder): Effect[] {
  return [
    tellDepartment(order, 'department', 'rework-ordered'),
    {type: 'tell', who: 'citizen', what: 'rework-ordered'},
  ];
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
  const marked = {...order, overdueMarks: [...order.overdueMarks, {clock, round: order.round, at}]};
  const late = {...marked, flags: {...order.flags, overdue: true}};
  return changed(
    clock === 'reply' ? enteredInLedger(late, 'overdue', at) : marked,
    tellResponsible(order, clock, 'deadline-missed'),
  );
}

function tellResponsible(order: WorkOrder, clock: Clock, what: Extract<Notice, `deadline-${string}`>): Effect {
  const missed = what === 'deadline-missed';
  switch (clock) {
    case 'dispatch':
    case 'return':
      return {type: 'tell', who: missed ? 'management' : 'dispatcher', what};
    case 'call-back':
      return {type: 'tell', who: missed ? 'supervisor' : 'call-back-officer', what};
    case 'extension':
    case 'appeal':
      return {type: 'tell', who: missed ? 'upper-management' : 'management', what};
    case 'appeal-review':
      return {type: 'tell', who: 'upper-management', what};
    case 'supervision':
      return missed ? {type: 'tell', who: 'management', what} : tellDepartment(order, 'leader', what);
    case 'sign':
    case 'contact':
    case 'reply':
    case 'merged-reply':
      return tellDepartment(order, missed ? 'leader' : 'department', what);
  }
}
