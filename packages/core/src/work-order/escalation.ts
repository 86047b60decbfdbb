import {findPersonalData} from '../personal-data.ts';
import {isBlank} from '../text.ts';
import {enteredInLedger} from './ledger.ts';
import type {WorkOrder} from './order.ts';
import {changed, refuse, tellDepartment} from './outcome.ts';
import type {Transition, TransitionContext} from './outcome.ts';
import {signatureOf} from './roles.ts';
import type {Escalate, IssueSupervision, PublishText, ReportLevel} from './side-commands.ts';
import {stateType} from './states.ts';
import {isReported, reportableLevels} from './supervision-level.ts';

/** 督办单: presses with a limit of its own; the reply clock is not moved by it. */
export function issueSupervision(
  order: WorkOrder,
  {workingDays, reason}: IssueSupervision,
  {at, actor, profile}: TransitionContext,
): Transition {
  if (isBlank(reason)) return refuse('reason-missing');
  const isPossible = Number.isInteger(workingDays) && workingDays >= 1;
  if (!isPossible || workingDays > profile.supervision.limitWorkingDaysMax) return refuse('limit-too-long');
  const issued = {round: order.round, workingDays, reason, issuedAt: at, by: signatureOf(actor)};
  const pressed = {
    ...order,
    flags: {...order.flags, supervised: true},
    supervisions: [...(order.supervisions ?? []), issued],
  };
  return changed(
    enteredInLedger(pressed, 'supervision', at),
    tellDepartment(order, 'leader', 'supervision-issued'),
    tellDepartment(order, 'department', 'supervision-issued'),
  );
}

/** Levels 2 and 3: the management body is to press, the upper body is to know. */
export function supervise(order: WorkOrder, {level}: ReportLevel, context: TransitionContext): Transition {
  const {at, profile, notices} = context;
  if (isReported(order, level)) return refuse('already-marked', String(level));
  const reached = reportableLevels(order, profile, notices).find((one) => one.level === level);
  if (reached === undefined || at < reached.at) return refuse('too-early', String(level));
  return changed(
    {...order, supervisionMarks: [...(order.supervisionMarks ?? []), {level, round: order.round, at}]},
    level === 2
      ? {type: 'tell', who: 'management', what: 'supervision-due'}
      : {type: 'tell', who: 'upper-management', what: 'reported-upwards'},
  );
}

/** What no clock shows: a deadlock, or misconduct that somebody has found. */
export function escalate(order: WorkOrder, {ground, note}: Escalate, {at, actor}: TransitionContext): Transition {
  if (isBlank(note)) return refuse('text-missing', 'note');
  const escalated = {
    ...order,
    escalations: [...(order.escalations ?? []), {ground, note, escalatedAt: at, by: signatureOf(actor)}],
  };
  // What is closed owes nothing that could be struck off.
  const entered = stateType(order.state) === 'open' ? enteredInLedger(escalated, 'escalated', at) : escalated;
  return changed(entered, {
    type: 'tell',
    who: 'upper-management',
    what: ground === 'deadlock' ? 'reported-upwards' : 'misconduct-reported',
  });
}

/** What the public may read of the order. A person has looked it through; numbers of people are refused all the same. */
export function publishText(order: WorkOrder, {text}: PublishText, {at, actor}: TransitionContext): Transition {
  if (isBlank(text)) return refuse('text-missing', 'text');
  const [found] = findPersonalData(text);
  if (found !== undefined) return refuse('personal-data', found.kind);
  return changed({...order, publicText: {text, approvedAt: at, by: signatureOf(actor)}});
}
