import {isBlank} from '../text.ts';
import type {WorkOrder} from './order.ts';
import {changed, refuse, tellDepartment} from './outcome.ts';
import type {Transition, TransitionContext} from './outcome.ts';
import {presentMerge} from './present.ts';
import {signatureOf} from './roles.ts';
import type {FollowParent, MergeOrder} from './side-commands.ts';
import type {Merge} from './side-records.ts';
import {isInWork} from './supervision-level.ts';

/** T21: two orders on one matter are handled in one. Both reviews stay, and both reviewers are answered. */
export function merge(order: WorkOrder, command: MergeOrder, {at, actor}: TransitionContext): Transition {
  const {into, ground, note} = command;
  if (into.orderId === order.id) return refuse('merge-into-itself');
  // Only where the work still lies ahead can it be done for both; and nobody follows a follower.
  if (!isInWork(into)) return refuse('merge-target-unfit', into.state);
  if (command.isFollowed) return refuse('merge-chain');
  if (ground === 'same-instance' && !(command.sameReviewer && into.subjectKey === order.subjectKey)) {
    return refuse('merge-not-grounded');
  }
  if (ground === 'confirmed-repeat' && isBlank(note ?? '')) return refuse('reason-missing');
  const {orderId, number, state: parentState} = into;
  const merged: Merge = {
    orderId,
    number,
    ground,
    ...(note === undefined ? {} : {note}),
    mergedAt: at,
    by: signatureOf(actor),
    parentState,
    followedAt: at,
  };
  const child: WorkOrder = {
    ...withDepartment(order, into),
    state: 'merged',
    receivedAt: order.receivedAt ?? at,
    roundStartedAt: order.roundStartedAt ?? at,
    merges: [...(order.merges ?? []), merged],
  };
  return changed(child, tellDepartment(child, 'department', 'merged'), {type: 'tell', who: 'citizen', what: 'merged'});
}

/** What the followed order does is done for this one too; but when its review is struck out, this one stands for itself again. */
export function followParent(order: WorkOrder, {parent}: FollowParent, {at}: TransitionContext): Transition {
  const present = presentMerge(order);
  if (present === undefined) return refuse('nothing-pending');
  const parentRepliedAt = present.parentRepliedAt ?? parent.repliedAt;
  const followed: Merge = {
    ...present,
    parentState: parent.state,
    ...(parentRepliedAt === undefined ? {} : {parentRepliedAt}),
    followedAt: at,
  };
  const earlier = (order.merges ?? []).slice(0, -1);
  if (parent.state === 'invalidated' && order.reply === undefined) {
    return changed(
      {
        ...order,
        state: 'routing',
        routeFailure: 'parent-struck-out',
        merges: [...earlier, {...followed, releasedAt: at}],
      },
      {type: 'tell', who: 'dispatcher', what: 'desk-needed'},
    );
  }
  const child: WorkOrder = {...withDepartment(order, parent), merges: [...earlier, followed]};
  const owes = parentRepliedAt !== undefined && present.parentRepliedAt === undefined && order.reply === undefined;
  return owes ? changed(child, tellDepartment(child, 'department', 'reply-owed-to-merged')) : changed(child);
}

function withDepartment(order: WorkOrder, {departmentCode}: FollowParent['parent']): WorkOrder {
  return departmentCode === undefined ? order : {...order, departmentCode};
}

/** The command by which the orders that follow this one learn what became of it. */
export function newsOf(parent: WorkOrder): FollowParent {
  return {
    type: 'follow-parent',
    parent: {
      state: parent.state,
      ...(parent.departmentCode === undefined ? {} : {departmentCode: parent.departmentCode}),
      ...(parent.reply === undefined ? {} : {repliedAt: parent.reply.repliedAt}),
    },
  };
}
