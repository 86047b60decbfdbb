import {isBlank} from '../text.ts';
import type {WorkOrder} from './order.ts';
import {changed, refuse, tellDepartment} from './outcome.ts';
import type {Transition, TransitionContext} from './outcome.ts';
import {dispatch} from './hand-over.ts';
import {pendingReturn} from './present.ts';
import {signatureOf} from './roles.ts';
import type {DecideReturn, RequestReturn} from './side-commands.ts';
import type {ReturnRequest} from './side-records.ts';

/** T6: the department says whose duty it is, and by which law. Its own clock goes on. */
export function requestReturn(order: WorkOrder, command: RequestReturn, {at, actor}: TransitionContext): Transition {
  const {departmentCode, state} = order;
  if (departmentCode === undefined || (state !== 'dispatched' && state !== 'verifying'))
    return refuse('state-not-allowed');
  if (isBlank(command.reason)) return refuse('reason-missing');
  if (isBlank(command.legalBasis)) return refuse('text-missing', 'legalBasis');
  if (isBlank(command.proposedDepartmentCode)) return refuse('text-missing', 'proposedDepartmentCode');
  if (command.proposedDepartmentCode === departmentCode) return refuse('department-unchanged');
  const {type: _, ...said} = command;
  const request: ReturnRequest = {
    departmentCode,
    ...said,
    from: state,
    ...(order.receivedAt === undefined ? {} : {receivedAt: order.receivedAt}),
    ...(order.signedAt === undefined ? {} : {signedAt: order.signedAt}),
    ...(order.signedBy === undefined ? {} : {signedBy: order.signedBy}),
    ...(order.class === undefined ? {} : {class: order.class}),
    requestedAt: at,
    by: signatureOf(actor),
  };
  return changed(
    {...order, state: 'return-requested', returns: [...(order.returns ?? []), request]},
    {type: 'tell', who: 'dispatcher', what: 'return-requested'},
  );
}

/** T7: another department begins with a clock of its own; or the same one goes on, and has lost the time. */
export function decideReturn(order: WorkOrder, command: DecideReturn, context: TransitionContext): Transition {
  const pending = pendingReturn(order);
  if (pending === undefined) return refuse('nothing-pending');
  if (isBlank(command.reason)) return refuse('reason-missing');
  const accepted = command.decision === 'accept';
  const decided: ReturnRequest = {
    ...pending,
    decision: {accepted, reason: command.reason, decidedAt: context.at, by: signatureOf(context.actor)},
  };
  const returns = [...(order.returns ?? []).slice(0, -1), decided];
  if (command.decision === 'refuse') {
    return changed({...order, state: pending.from, returns}, tellDepartment(order, 'leader', 'return-refused'));
  }
  if (command.departmentCode === pending.departmentCode) return refuse('department-unchanged');
  const {signedAt: _, signedBy: __, class: ___, ...rest} = order;
  const handedOn = dispatch({...rest, returns}, {...command, type: 'dispatch'}, context);
  if (!handedOn.ok) return handedOn;
  return changed(handedOn.order, tellDepartment(order, 'leader', 'return-accepted'), ...handedOn.effects);
}
