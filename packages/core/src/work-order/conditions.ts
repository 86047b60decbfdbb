import type {CommandType} from './commands.ts';
import {isContactSettled} from './contact.ts';
import {deadlineAt, endOfWorkingDays, isFirstDay} from './deadlines.ts';
import {archiveDueAt, callBackOpensAt, isPublicationMissing} from './due.ts';
import {endOfLocalDate} from '../calendar.ts';
import type {WorkOrder} from './order.ts';
import type {RefusalCode, TransitionContext} from './outcome.ts';
import {pendingExtension} from './present.ts';

const DAY_MS = 86_400_000;

/** What stands against a kind of command now, whatever it says in detail: the order is not ready for it, or it comes too late. */
export function unmetCondition(
  order: WorkOrder,
  type: CommandType,
  context: TransitionContext,
): RefusalCode | undefined {
  const {at, actor, profile, notices} = context;
  switch (type) {
    case 'sign':
      return actor.role === 'system' && at < (deadlineAt(order, 'sign') ?? Infinity) ? 'too-early' : undefined;
    case 'determine':
      return determineRefused(order, context);
    case 'start-rectification':
      if (isClaim(order)) return 'finding-is-claim';
      return order.class === undefined && isFirstDay(order, at, profile, notices) ? 'class-missing' : undefined;
    case 'reply':
      return order.state === 'merged' && order.reply !== undefined ? 'already-answered' : undefined;
    case 'open-call-back':
      return callBackOpensAt(order) === undefined ? 'reply-held' : undefined;
    case 'release-reply':
      return isHeld(order) ? undefined : 'reply-not-held';
    case 'return-for-rework':
      return order.state === 'replied' && !isHeld(order) ? 'reply-not-held' : undefined;
    case 'close':
      return order.callBack === undefined || order.reply === undefined ? 'call-back-missing' : undefined;
    case 'archive':
      return archiveRefused(order, context);
    case 'request-return':
      return returnRefused(order, context);
    case 'request-extension':
      return extensionRefused(order, context);
    case 'decide-extension':
      return pendingExtension(order) === undefined ? 'nothing-pending' : undefined;
    case 'file-appeal':
      return appealRefused(order, context);
    case 'confirm-mistake':
      return order.appeal?.ground === 'mistake' ? undefined : 'ground-not-mistake';
    case 'decide-appeal':
      return deciderRefused(order, context);
    case 'object':
      return objectionRefused(order, at);
    case 'open-appeal-review':
      return (order.appeal?.reviews ?? []).length > 0 ? 'review-repeated' : undefined;
    case 'decide-appeal-review':
      return order.appeal?.votes.some((vote) => isSameAccount(vote.by.accountId, context)) === true
        ? 'same-person'
        : undefined;
    case 'state-mistake':
      return order.mistakeStatement === undefined ? undefined : 'mistake-repeated';
    case 'reopen': {
      const {closedAt} = order;
      const until = closedAt === undefined ? 0 : endOfWorkingDays(notices, closedAt, profile.rework.reopenWorkingDays);
      return at < until ? undefined : 'reopening-too-late';
    }
    case 'follow-up':
      return followUpRefused(order, context);
    default:
      return undefined;
  }
}

function isClaim(order: WorkOrder): boolean {
  const finding = order.determination?.finding;
  return finding === 'mistake-claim' || finding === 'malicious-claim';
}

function isHeld({reply}: WorkOrder): boolean {
  return reply?.hold !== undefined && reply.hold.releasedAt === undefined;
}

// What was found stands; only a claim that nobody has decided on can be taken back.
function determineRefused(order: WorkOrder, {profile}: TransitionContext): RefusalCode | undefined {
  if (order.state === 'determined' && !isClaim(order)) return 'finding-settled';
  if (!isContactSettled(order, profile)) return 'contact-missing';
  return order.evidence.length === 0 ? 'evidence-missing' : undefined;
}

function archiveRefused(order: WorkOrder, {at, profile}: TransitionContext): RefusalCode | undefined {
  if (order.state === 'closed' && isPublicationMissing(order)) return 'public-text-missing';
  return at < (archiveDueAt(order, profile) ?? Infinity) ? 'too-early' : undefined;
}

function returnRefused(order: WorkOrder, {at, profile, notices}: TransitionContext): RefusalCode | undefined {
  if (!profile.allowReturn) return 'return-not-provided';
  if (order.returns?.some((request) => request.departmentCode === order.departmentCode) === true) {
    return 'return-repeated';
  }
  // Whoever has called the reviewer has taken the matter up.
  if (order.contactRecords.length > 0) return 'contact-made';
  const until = endOfWorkingDays(notices, order.receivedAt ?? 0, profile.returnWorkingDays);
  return at < until ? undefined : 'return-too-late';
}

function extensionRefused(order: WorkOrder, {at, profile}: TransitionContext): RefusalCode | undefined {
  if (order.class !== 'complex') return 'class-not-complex';
  const granted = (order.extensions ?? []).filter((request) => request.decision?.granted === true);
  if (order.round > 0 || granted.length >= profile.extension.times) return 'extension-used';
  if (pendingExtension(order) !== undefined) return 'extension-pending';
  return at < (deadlineAt(order, 'reply') ?? 0) ? undefined : 'deadline-passed';
}

function appealRefused(order: WorkOrder, {at, profile, notices}: TransitionContext): RefusalCode | undefined {
  if (!isClaim(order)) return 'ground-not-claimed';
  if (order.appeal !== undefined) return 'appeal-repeated';
  const filingEnds = endOfWorkingDays(notices, order.receivedAt ?? 0, profile.appeal.fileWorkingDays);
  return at < Math.min(filingEnds, deadlineAt(order, 'reply') ?? 0) ? undefined : 'appeal-too-late';
}

function deciderRefused(order: WorkOrder, context: TransitionContext): RefusalCode | undefined {
  if (order.appeal?.ground !== 'malicious') return undefined;
  // Two people can only be told apart by name.
  if (context.actor.accountId === undefined) return 'account-required';
  return order.appeal.votes.some((vote) => isSameAccount(vote.by.accountId, context)) ? 'same-person' : undefined;
}

function isSameAccount(accountId: string | undefined, {actor}: TransitionContext): boolean {
  return accountId !== undefined && accountId === actor.accountId;
}

function objectionRefused(order: WorkOrder, at: number): RefusalCode | undefined {
  if (order.appeal?.reviews.some((review) => review.openedBy === 'objection') === true) return 'objection-repeated';
  const until = order.deadlines.objectionDueOn;
  return until !== undefined && at < endOfLocalDate(until.on) ? undefined : 'objection-too-late';
}

function followUpRefused(order: WorkOrder, {at, profile}: TransitionContext): RefusalCode | undefined {
  if (order.followUp !== undefined) return 'follow-up-repeated';
  const repliedAt = order.reply?.repliedAt ?? 0;
  return at <= repliedAt + profile.followUpDays * DAY_MS ? undefined : 'follow-up-too-late';
}
