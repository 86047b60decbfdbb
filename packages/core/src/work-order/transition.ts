import type {Command} from './commands.ts';
import {COMMAND_TYPES} from './commands.ts';
import {deadlinesOf} from './deadlines.ts';
import {dispatch, sendToDesk, sign} from './hand-over.ts';
import type {WorkOrder} from './order.ts';
import {refuse} from './outcome.ts';
import type {CommandOffer, Transition, TransitionContext} from './outcome.ts';
import {objection} from './permissions.ts';
import {reply, startRectification} from './rectification.ts';
import {archive, close, markOverdue, openCallBack, recordCallBack, returnForRework, warn} from './supervision.ts';
import {addEvidence, classify, determine, recordContact} from './verification.ts';

/*
 * The state chart of a work order (doc 002: 核实 认定 申诉 整改 办结 反馈 监督).
 *
 *   created      The bad review is stored, and this order with it. The system dispatches it by rule, or, where no rule
 *                names one department, sends it to a desk.
 *   routing      A dispatcher (12345) names the department: the territory first, the first receiver leads.
 *   dispatched   Clock zero. The department has one working day to sign; then the system signs in its place.
 *   verifying    The reviewer is contacted within one working day, each attempt with time and number; evidence is gathered;
 *                the class is chosen on the first day, else it is the general one. Left only with the contact settled and
 *                at least one piece of evidence.
 *   determined   What was found: true, partly true, without legal basis. All three are put right or explained.
 *   rectifying   Until the reply has reached the reviewer, within 1, 5 or 15 working days from clock zero. Round 0, and
 *                again, with a clock of its own, after each return for rework.
 *   replied      The system opens the call-back at once.
 *   call-back    Somebody outside the department asks the reviewer; where nobody can be asked, the coded exception is the record.
 *   audit        A supervisor outside the department closes the order, or returns it for rework.
 *   closed       Rests for the time of objections and follow-ups.
 *   archived     Frozen: the end.
 *
 *   created ─► dispatched ─► verifying ─► determined ─► rectifying ─► replied ─► call-back ─► audit ─► closed ─► archived
 *      └─► routing ─┘                                        ▲                                  │
 *                                                            └──────────── rework ──────────────┘
 *
 * Contacts, evidence and classes, warnings and missed deadlines change the order within a state. Which role may do what in
 * which state stands in `permissions.ts`. The side states (return-requested, appealing, appeal-review, invalidated, merged)
 * are entered by no command of this table.
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
