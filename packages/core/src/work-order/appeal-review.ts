import {isBlank} from '../text.ts';
import {resumed} from './appeal.ts';
import type {WorkOrder} from './order.ts';
import {changed, refuse, tellDepartment} from './outcome.ts';
import type {Transition, TransitionContext} from './outcome.ts';
import {signatureOf} from './roles.ts';
import type {DecideAppealReview, ObjectToDecision, OpenAppealReview} from './side-commands.ts';
import type {AppealReview} from './side-records.ts';

/** T14: the reviewer objects. */
export function object(order: WorkOrder, {text, id}: ObjectToDecision, context: TransitionContext): Transition {
  return isBlank(text)
    ? refuse('text-missing', 'text')
    : opened(order, {openedBy: 'objection', text, ...(id && {id})}, context);
}

/** T14: the upper body looks at it without being asked. */
export function openAppealReview(order: WorkOrder, {reason}: OpenAppealReview, context: TransitionContext): Transition {
  return isBlank(reason) ? refuse('reason-missing') : opened(order, {openedBy: 'own-motion', text: reason}, context);
}

function opened(
  order: WorkOrder,
  why: Pick<AppealReview, 'openedBy' | 'text' | 'id'>,
  {at, actor}: TransitionContext,
): Transition {
  const {appeal} = order;
  if (appeal === undefined) return refuse('state-not-allowed');
  const review: AppealReview = {...why, openedAt: at, by: signatureOf(actor)};
  return changed(
    {...order, state: 'appeal-review', appeal: {...appeal, reviews: [...appeal.reviews, review]}},
    {type: 'tell', who: 'upper-management', what: 'appeal-review-due'},
    tellDepartment(order, 'leader', 'appeal-review-opened'),
    ...(why.openedBy === 'own-motion' ? [{type: 'tell', who: 'citizen', what: 'appeal-review-opened'} as const] : []),
  );
}

/** Final: the review stays struck out, or counts again and has to be put right. */
export function decideAppealReview(
  order: WorkOrder,
  {decision, reason}: DecideAppealReview,
  context: TransitionContext,
): Transition {
  const {appeal} = order;
  const review = appeal?.reviews.at(-1);
  if (appeal === undefined || review === undefined) return refuse('state-not-allowed');
  if (isBlank(reason)) return refuse('reason-missing');
  const decided: AppealReview = {
    ...review,
    decision: {outcome: decision, reason, decidedAt: context.at, by: signatureOf(context.actor)},
  };
  const reviewed: WorkOrder = {...order, appeal: {...appeal, reviews: [...appeal.reviews.slice(0, -1), decided]}};
  if (decision === 'confirmed') {
    return changed(
      {...reviewed, state: 'invalidated'},
      {type: 'tell', who: 'citizen', what: 'decision-confirmed'},
      tellDepartment(order, 'leader', 'decision-confirmed'),
    );
  }
  return changed(
    {...resumed(reviewed, context), validity: 'valid'},
    {type: 'tell', who: 'citizen', what: 'decision-overturned'},
    tellDepartment(order, 'department', 'decision-overturned'),
    {type: 'tell', who: 'management', what: 'decision-overturned'},
  );
}
