import {isNegative} from '../rating.ts';
import type {Audit, WorkOrder} from './order.ts';
import {changed, refuse} from './outcome.ts';
import type {Transition, TransitionContext} from './outcome.ts';
import {signatureOf} from './roles.ts';
import {nextRound} from './rounds.ts';
import type {GiveFollowUp, StateMistake} from './side-commands.ts';
import type {FollowUp} from './side-records.ts';
import {tellOfRework} from './supervision.ts';

/** T23: "我点错了" is kept. It ends nothing and changes no level: somebody at the window may have asked for it. */
export function stateMistake(order: WorkOrder, command: StateMistake, {at, profile}: TransitionContext): Transition {
  const {type: _, ...said} = command;
  // Said in time counts, however late it arrives; a device without a line says many things at once.
  if (command.statedAt > at) return refuse('time-impossible', 'statedAt');
  if (command.statedAt > order.reviewedAt + profile.mistakeWindowMs) return refuse('mistake-too-late');
  return changed({...order, mistakeStatement: {...said, recordedAt: at}});
}

/** 追评: a good one is kept; a bad one says that the matter is not settled, and sends the order back to work. */
export function followUp(order: WorkOrder, command: GiveFollowUp, context: TransitionContext): Transition {
  const {at, actor} = context;
  const given: FollowUp = {
    reviewId: command.reviewId,
    level: command.level,
    round: order.round,
    givenAt: at,
    ...(command.id === undefined ? {} : {id: command.id}),
  };
  const heard: WorkOrder = {...order, followUp: given};
  if (!isNegative(command.level)) {
    return changed(heard, {type: 'tell', who: 'supervisor', what: 'follow-up-given'});
  }
  // Where the audit was still to come, the reviewer's own word stands in its place.
  const ended: Audit = order.audit ?? {decision: 'returned', auditedAt: at, by: signatureOf(actor)};
  return changed(nextRound(heard, 'follow-up', ended, context), ...tellOfRework(order), {
    type: 'tell',
    who: 'supervisor',
    what: 'follow-up-given',
  });
}
