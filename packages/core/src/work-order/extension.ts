import {isBlank} from '../text.ts';
import {deadlineAt} from './deadlines.ts';
import type {WorkOrder} from './order.ts';
import {changed, refuse, tellDepartment} from './outcome.ts';
import type {Transition, TransitionContext} from './outcome.ts';
import {pendingExtension} from './present.ts';
import {signatureOf} from './roles.ts';
import type {DecideExtension, RequestExtension} from './side-commands.ts';
import type {ExtensionRequest} from './side-records.ts';

/** More days for a complex order, asked for while there is time. */
export function requestExtension(
  order: WorkOrder,
  {workingDays, reason}: RequestExtension,
  {at, actor, profile}: TransitionContext,
): Transition {
  if (isBlank(reason)) return refuse('reason-missing');
  const isPossible = Number.isInteger(workingDays) && workingDays >= 1;
  if (!isPossible || workingDays > profile.extension.workingDaysMax) return refuse('extension-too-long');
  const request = {round: order.round, workingDays, reason, requestedAt: at, by: signatureOf(actor)};
  return changed(
    {...order, extensions: [...(order.extensions ?? []), request]},
    {type: 'tell', who: 'management', what: 'extension-requested'},
  );
}

/** Granted by the management body before the deadline, and the reviewer is told; afterwards it can only be refused. */
export function decideExtension(order: WorkOrder, command: DecideExtension, context: TransitionContext): Transition {
  const pending = pendingExtension(order);
  if (pending === undefined) return refuse('nothing-pending');
  if (isBlank(command.reason)) return refuse('reason-missing');
  const granted = command.decision === 'grant';
  if (granted && context.at >= (deadlineAt(order, 'reply') ?? 0)) return refuse('deadline-passed');
  const decided: ExtensionRequest = {
    ...pending,
    decision: {granted, reason: command.reason, decidedAt: context.at, by: signatureOf(context.actor)},
  };
  const extensions = [...(order.extensions ?? []).slice(0, -1), decided];
  if (!granted) return changed({...order, extensions}, tellDepartment(order, 'leader', 'extension-refused'));
  return changed(
    {...order, extensions, flags: {...order.flags, extended: true}},
    tellDepartment(order, 'leader', 'extension-granted'),
    {type: 'tell', who: 'citizen', what: 'extension-granted'},
  );
}
