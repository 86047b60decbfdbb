import {confirmMistake, decideAppeal, fileAppeal} from './appeal.ts';
import {decideAppealReview, object, openAppealReview} from './appeal-review.ts';
import {followUp, stateMistake} from './citizen-words.ts';
import type {Command} from './commands.ts';
import {COMMAND_TYPES} from './commands.ts';
import {deadlinesOf} from './deadlines.ts';
import {escalate, issueSupervision, publishText, supervise} from './escalation.ts';
import {decideExtension, requestExtension} from './extension.ts';
import {dispatch, sendToDesk, sign} from './hand-over.ts';
import {followParent, merge} from './merging.ts';
import type {WorkOrder} from './order.ts';
import {changed, refuse, tellDepartment} from './outcome.ts';
import type {CommandOffer, Transition, TransitionContext} from './outcome.ts';
import {objection} from './permissions.ts';
import {reply, startRectification} from './rectification.ts';
import {releaseReply} from './reply-guard.ts';
import {decideReturn, requestReturn} from './send-back.ts';
import {
  archive,
  close,
  markOverdue,
  openCallBack,
  recordCallBack,
  reopen,
  returnForRework,
  warn,
} from './supervision.ts';
import {addEvidence, classify, determine, recordContact} from './verification.ts';

/*
 * The state chart of a work order (doc 002: 核实 认定 申诉 整改 办结 反馈 监督).
 *
 * The straight way
 *   created      The bad review is stored, and this order with it. The system dispatches it by rule, or, where no rule
 *                names one department, sends it to a desk.
 *   routing      A dispatcher (12345) names the department: the territory first, the first receiver leads.
 *   dispatched   Clock zero. The department has one working day to sign; then the system signs in its place.
 *   verifying    The reviewer is contacted within one working day, each attempt with time and number; evidence is gathered;
 *                the class is chosen on the first day, else it is the general one. Left only with the contact settled and
 *                at least one piece of evidence.
 *   determined   What was found: true, partly true, without legal basis: all three are put right or explained. Or a claim
 *                of mistake or malice, which is appealed or taken back.
 *   rectifying   Until the reply has reached the reviewer, within 1, 5 or 15 working days from clock zero; a complex order
 *                may be given more days, once. Round 0, and again, with a clock of its own, in each further round.
 *   replied      The system opens the call-back at once. A reply that looks vague or copied is held: a supervisor releases
 *                it or returns it.
 *   call-back    Somebody outside the department asks the reviewer; where nobody can be asked, the coded exception is the record.
 *   audit        A supervisor outside the department closes the order, or returns it for rework.
 *   closed       Rests for the time of follow-ups and reopening. Opened again when its reply proves false.
 *   archived     Frozen: the end.
 *
 * The side ways
 *   return-requested  The department says that the order is not its duty: on the first day, before any contact, once. The
 *                     dispatcher or the management body gives it to another, whose clock begins, or gives it back.
 *   appealing         Mistake or malice, filed by the leader within two working days with every element shown. The reply
 *                     clock stands still. A slip is first confirmed by somebody outside the department; the management body
 *                     decides, two of its people where it is malice.
 *   invalidated       Struck out. The review and all that is on record stay; the reviewer may object for five working days.
 *   appeal-review     The upper body looks at it, on the objection or of its own motion: it stays struck out, or it counts
 *                     again and is put right.
 *   merged            Follows another order on the same matter; its own reviewer is answered too. Goes to the archive with
 *                     the other; comes back to the desk when the other's review is struck out.
 *
 *   created ─► dispatched ─► verifying ─► determined ─► rectifying ─► replied ─► call-back ─► audit ─► closed ─► archived
 *      └─► routing ─┘ ▲ │        │ ▲         │            ▲   ▲          │           │          │        │          ▲
 *             ▲       │ ▼        ▼ │         ▼            │   └──────────┴── rework ─┴──────────┴────────┘          │
 *             │    return-requested      appealing ───────┤                                                         │
 *             │                              ▼            │                                                         │
 *          merged ◄─ (before the reply)  invalidated ─► appeal-review ─► invalidated ───────────────────────────────┤
 *             └─────────────────────────────────────────────────────────────────────────────────────────────────────┘
 *
 * Rework comes from the audit, from a held reply, from a bad follow-up of the reviewer (追评), from a false report found after
 * closing. Contacts, evidence, classes, extensions, pressing (督办单), warnings and missed deadlines, and what the citizen says
 * of a slip, change the order within a state. Which role may do what in which state stands in `permissions.ts`, what else
 * has to be so in `conditions.ts`, and where each command leads in `chart.ts`.
 */

/**
 * The order after a command, with what has to be told; or why not. Pure: nothing has happened until the shell stores the order
 * and the effects in one transaction. `version` grows by one, and the order's clock never runs backwards: a command dated
 * before the last one counts as given at that time. `profile` is the one of the order's `profileVersion`.
 */
export function transition(order: WorkOrder, command: Command, context: TransitionContext): Transition {
  const now = {...context, at: Math.max(context.at, order.updatedAt)};
  const code = objection(order, command.type, now);
  if (code !== undefined) return refuse(code);
  const result = apply(order, command, now);
  if (!result.ok) return result;
  const next = {...result.order, version: order.version + 1, updatedAt: now.at};
  return {...result, order: {...next, deadlines: deadlinesOf(next, now.profile, now.notices)}};
}

function apply(order: WorkOrder, command: Command, context: TransitionContext): Transition {
  switch (command.type) {
    case 'dispatch':
      return dispatch(order, command, context);
    case 'send-to-desk':
      return sendToDesk(order, command);
    case 'sign':
      return sign(order, context);
    case 'record-contact':
      return recordContact(order, command, context);
    case 'classify':
      return classify(order, command, context);
    case 'add-evidence':
      return addEvidence(order, command, context);
    case 'determine':
      return determine(order, command, context);
    case 'start-rectification':
      return startRectification(order, command, context);
    case 'reply':
      return reply(order, command, context);
    case 'open-call-back':
      return openCallBack(order);
    case 'record-call-back':
      return recordCallBack(order, command, context);
    case 'close':
      return close(order, command, context);
    case 'return-for-rework':
      return returnForRework(order, command, context);
    case 'archive':
      return archive(order, context);
    case 'warn':
      return warn(order, command, context);
    case 'mark-overdue':
      return markOverdue(order, command, context);
    case 'recount-deadlines':
      // Every command counts them anew; this one does nothing else.
      return order.departmentCode === undefined
        ? changed(order)
        : changed(order, tellDepartment(order, 'department', 'deadlines-moved'));
    case 'request-return':
      return requestReturn(order, command, context);
    case 'decide-return':
      return decideReturn(order, command, context);
    case 'request-extension':
      return requestExtension(order, command, context);
    case 'decide-extension':
      return decideExtension(order, command, context);
    case 'file-appeal':
      return fileAppeal(order, command, context);
    case 'confirm-mistake':
      return confirmMistake(order, command, context);
    case 'decide-appeal':
      return decideAppeal(order, command, context);
    case 'object':
      return object(order, command, context);
    case 'open-appeal-review':
      return openAppealReview(order, command, context);
    case 'decide-appeal-review':
      return decideAppealReview(order, command, context);
    case 'state-mistake':
      return stateMistake(order, command, context);
    case 'merge':
      return merge(order, command, context);
    case 'follow-parent':
      return followParent(order, command, context);
    case 'reopen':
      return reopen(order, command, context);
    case 'follow-up':
      return followUp(order, command, context);
    case 'release-reply':
      return releaseReply(order, command, context);
    case 'issue-supervision':
      return issueSupervision(order, command, context);
    case 'supervise':
      return supervise(order, command, context);
    case 'escalate':
      return escalate(order, command, context);
    case 'publish-text':
      return publishText(order, command, context);
  }
}

/**
 * Every kind of command, with whether this actor may give it now, and why not. What a command says in detail can still be
 * refused by `transition`.
 */
export function allowedCommands(
  order: WorkOrder,
  actor: TransitionContext['actor'],
  circumstances: Omit<TransitionContext, 'actor'>,
): CommandOffer[] {
  const context = {...circumstances, actor, at: Math.max(circumstances.at, order.updatedAt)};
  return COMMAND_TYPES.map((type) => {
    const code = objection(order, type, context);
    return code === undefined ? {type, allowed: true} : {type, allowed: false, code};
  });
}
