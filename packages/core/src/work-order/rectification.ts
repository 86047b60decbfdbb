import {maskNumber} from '../identifiers.ts';
import {isBlank, textLength} from '../review.ts';
import type {GiveReply, StartRectification} from './commands.ts';
import {isExceptionGrounded, isWithin, needsNumber} from './contact.ts';
import type {Delivery, WorkOrder} from './order.ts';
import {changed, refuse} from './outcome.ts';
import type {Refused, Transition, TransitionContext} from './outcome.ts';
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

/** T15: the answer is taken only after it went to the reviewer (doc 004), or with an exception that the records ground. */
export function reply(order: WorkOrder, command: GiveReply, context: TransitionContext): Transition {
  const {at, actor, profile} = context;
  const {type: _, deliveries, ...said} = command;
  if (isBlank(command.text) || textLength(command.text.trim()) < profile.replyTextMin) return refuse('reply-too-short');
  const refused = deliveriesRefused(order, command, context);
  if (refused !== undefined) return refused;
  return changed(
    {
      ...order,
      state: 'replied',
      reply: {...said, deliveries: deliveries.map(masked), repliedAt: at, by: signatureOf(actor)},
    },
    {type: 'tell', who: 'citizen', what: 'answered'},
  );
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

function masked(delivery: Delivery): Delivery {
  return delivery.numberUsed === undefined ? delivery : {...delivery, numberUsed: maskNumber(delivery.numberUsed)};
}
