import {isBlank, textLength} from '../text.ts';
import type {GiveReply, StartRectification} from './commands.ts';
import {isExceptionGrounded, isWithin, needsNumber, withMaskedNumber} from './contact.ts';
import {struckOffLedger} from './ledger.ts';
import type {Reply, WorkOrder} from './order.ts';
import {changed, refuse} from './outcome.ts';
import type {Refused, Transition, TransitionContext} from './outcome.ts';
import {replyConcerns} from './reply-guard.ts';
import {signatureOf} from './roles.ts';

/** T10: whoever chose no class on the first day works by the general one. */
export function startRectification(
  order: WorkOrder,
  command: StartRectification,
  {at, actor}: TransitionContext,
): Transition {
  return changed({
    ...order,
    state: 'rectifying',
    class: order.class ?? 'general',
    rectification: {
      startedAt: at,
      ...(command.plan === undefined ? {} : {plan: command.plan}),
      by: signatureOf(actor),
    },
  });
}

/**
 * T15: the answer is taken only after it went to the reviewer (doc 004), or with an exception that the records ground. One
 * that looks vague or copied is held for a human. A merged order stays merged: its reviewer is answered, the work is the other's.
 */
export function reply(order: WorkOrder, command: GiveReply, context: TransitionContext): Transition {
  const {at, actor, profile} = context;
  const {type: _, deliveries, ...said} = command;
  if (isBlank(command.text) || textLength(command.text.trim()) < profile.replyTextMin) return refuse('reply-too-short');
  const refused = deliveriesRefused(order, command, context);
  if (refused !== undefined) return refused;
  const given: Reply = {...said, deliveries: deliveries.map(withMaskedNumber), repliedAt: at, by: signatureOf(actor)};
  const answered = {type: 'tell', who: 'citizen', what: 'answered'} as const;
  // Two reviewers of one matter may well be told the same.
  if (order.state === 'merged') return changed(struckOffLedger({...order, reply: given}, context), answered);
  const concerns = replyConcerns(command.text, context.recentReplies ?? [], profile);
  if (concerns.length === 0) return changed({...order, state: 'replied', reply: given}, answered);
  return changed({...order, state: 'replied', reply: {...given, hold: {concerns, heldAt: at}}}, answered, {
    type: 'tell',
    who: 'supervisor',
    what: 'reply-held',
  });
}

function deliveriesRefused(
  order: WorkOrder,
  command: GiveReply,
  {at, profile}: TransitionContext,
): Refused | undefined {
  for (const delivery of command.deliveries) {
    if (!isWithin(delivery.deliveredAt, order.roundStartedAt ?? at, at))
      return refuse('time-impossible', 'deliveredAt');
    if (needsNumber(delivery.channel) && isBlank(delivery.numberUsed ?? '')) return refuse('number-missing');
  }
  const {exception} = command;
  if (exception !== undefined) {
    return isExceptionGrounded(order, exception, profile) ? undefined : refuse('exception-not-grounded', exception);
  }
  const arrived = command.deliveries.some((delivery) => delivery.result === 'delivered' && delivery.channel !== 'none');
  return arrived ? undefined : refuse('delivery-missing');
}
