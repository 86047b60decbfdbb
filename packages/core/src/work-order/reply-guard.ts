import type {Profile} from '../profile.ts';
import {textSimilarity} from '../similarity.ts';
import {containedWords} from '../words.ts';
import type {WorkOrder} from './order.ts';
import {changed, refuse} from './outcome.ts';
import type {Transition, TransitionContext} from './outcome.ts';
import {isBlank} from '../text.ts';
import {signatureOf} from './roles.ts';
import type {ReleaseReply} from './side-commands.ts';
import type {ReplyConcern} from './side-records.ts';

/**
 * Why a reply should wait for a human (doc 003: process and result, no templates). `recentReplies` are the department's
 * other replies of the profile's window. One too short to say anything is refused at once and comes not so far.
 */
export function replyConcerns(
  text: string,
  recentReplies: readonly string[],
  {replyGuard}: Pick<Profile, 'replyGuard'>,
): ReplyConcern[] {
  const similar = recentReplies.filter((other) => textSimilarity(text, other) >= replyGuard.similarity).length;
  return [
    ...(similar > replyGuard.similarMax ? (['template'] as const) : []),
    ...(containedWords(text, replyGuard.resultWords).length === 0 ? (['no-result'] as const) : []),
  ];
}

/** A human has read the held reply and finds it good; the call-back opens. */
export function releaseReply(order: WorkOrder, {reason}: ReleaseReply, {at, actor}: TransitionContext): Transition {
  const {reply} = order;
  if (reply?.hold === undefined) return refuse('reply-not-held');
  if (isBlank(reason)) return refuse('reason-missing');
  return changed({
    ...order,
    reply: {...reply, hold: {...reply.hold, releasedAt: at, reason, by: signatureOf(actor)}},
  });
}
