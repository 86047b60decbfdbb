import type {Dispatch, SendToDesk} from './commands.ts';
import type {WorkOrder} from './order.ts';
import {changed, tellDepartment} from './outcome.ts';
import type {Transition, TransitionContext} from './outcome.ts';
import {signatureOf} from './roles.ts';

/** T2, T4: the order comes to a department, and its clock starts. */
export function dispatch(order: WorkOrder, command: Dispatch, {at}: TransitionContext): Transition {
  const {departmentCode} = command;
  const assistingDepartmentCodes = (command.assistingDepartmentCodes ?? []).filter((code) => code !== departmentCode);
  return changed(
    {...order, state: 'dispatched', departmentCode, assistingDepartmentCodes, receivedAt: at, roundStartedAt: at},
    ...[departmentCode, ...assistingDepartmentCodes].map(
      (code) => ({type: 'tell', who: 'department', what: 'order-dispatched', departmentCode: code}) as const,
    ),
    {type: 'tell', who: 'citizen', what: 'order-dispatched'},
  );
}

/** T3: no department could be named by rule. */
export function sendToDesk(order: WorkOrder, command: SendToDesk): Transition {
  return changed(
    {...order, state: 'routing', routeFailure: command.reason},
    {type: 'tell', who: 'dispatcher', what: 'desk-needed'},
  );
}

/** T5: signed by the department, or by the system when the department let the time pass. */
export function sign(order: WorkOrder, {at, actor}: TransitionContext): Transition {
  const signed: WorkOrder = {...order, state: 'verifying', signedAt: at, signedBy: signatureOf(actor)};
  return actor.role === 'system'
    ? changed(signed, tellDepartment(order, 'leader', 'signed-automatically'))
    : changed(signed);
}
