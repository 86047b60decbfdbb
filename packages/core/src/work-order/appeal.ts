import {isBlank} from '../text.ts';
import {DECIDERS, evidenceOf, unprovedElements} from './appeal-evidence.ts';
import {callsRefused, withMaskedNumber} from './contact.ts';
import {struckOffLedger} from './ledger.ts';
import type {WorkOrder} from './order.ts';
import {changed, refuse, tellDepartment} from './outcome.ts';
import type {Transition, TransitionContext} from './outcome.ts';
import {signatureOf} from './roles.ts';
import type {ConfirmMistake, DecideAppeal, FileAppeal} from './side-commands.ts';
import type {Appeal, AppealGround, AppealVote, MistakeConfirmation, Validity} from './side-records.ts';

const VALIDITY_OF: Readonly<Record<AppealGround, Validity>> = {
  mistake: 'invalid-mistake',
  malicious: 'invalid-malicious',
};

/** T11: with every element of the ground shown. From here the reply clock stands still. */
export function fileAppeal(order: WorkOrder, command: FileAppeal, {at, actor}: TransitionContext): Transition {
  const {type: _, ...said} = command;
  if (order.determination?.finding !== `${command.ground}-claim`) return refuse('ground-not-claimed');
  if (isBlank(command.statement)) return refuse('text-missing', 'statement');
  const unknown = command.proofs.find((proof) => evidenceOf(order, proof) === undefined);
  if (unknown !== undefined) return refuse('evidence-unknown', unknown.evidenceId);
  const [open] = unprovedElements(order, command.ground, command.proofs);
  if (open !== undefined) return refuse('appeal-incomplete', open);
  const appeal: Appeal = {
    ...said,
    ...(order.departmentCode === undefined ? {} : {departmentCode: order.departmentCode}),
    filedAt: at,
    by: signatureOf(actor),
    confirmations: [],
    votes: [],
    reviews: [],
  };
  return changed(
    {...order, state: 'appealing', appeal, pauses: [...(order.pauses ?? []), {pausedAt: at}]},
    {type: 'tell', who: 'management', what: 'appeal-filed'},
    {type: 'tell', who: 'citizen', what: 'appeal-filed'},
    ...(command.ground === 'mistake'
      ? [{type: 'tell', who: 'call-back-officer', what: 'confirmation-due'} as const]
      : []),
  );
}

/** T23: what the reviewer says of the slip, asked by somebody the department has no hold on. */
export function confirmMistake(order: WorkOrder, command: ConfirmMistake, {at, actor}: TransitionContext): Transition {
  const {appeal} = order;
  if (appeal === undefined) return refuse('state-not-allowed');
  const wrong = callsRefused(command.attempts, appeal.filedAt, at);
  if (wrong !== undefined) return wrong;
  const {type: _, attempts, ...heard} = command;
  const answered = attempts.some((attempt) => attempt.answered);
  if (attempts.length === 0 || answered === (command.result === 'unreachable')) {
    return refuse('call-back-incomplete', 'attempts');
  }
  const confirmation: MistakeConfirmation = {
    ...heard,
    attempts: attempts.map(withMaskedNumber),
    recordedAt: at,
    by: signatureOf(actor),
  };
  return changed(
    {...order, appeal: {...appeal, confirmations: [...appeal.confirmations, confirmation]}},
    {type: 'tell', who: 'management', what: 'confirmation-recorded'},
  );
}

/**
 * T12, T13: one "rejected" rejects; "upheld" strikes the review out once as many different people have said so as the ground
 * takes. The level and all that is on record stay as they are.
 */
export function decideAppeal(order: WorkOrder, command: DecideAppeal, context: TransitionContext): Transition {
  const {appeal} = order;
  if (appeal === undefined) return refuse('state-not-allowed');
  if (isBlank(command.reason)) return refuse('reason-missing');
  if (command.decision === 'upheld' && appeal.ground === 'mistake' && !isMistakeConfirmed(appeal)) {
    return refuse('mistake-not-confirmed');
  }
  const {type: _, ...said} = command;
  const vote: AppealVote = {...said, decidedAt: context.at, by: signatureOf(context.actor)};
  const voted: Appeal = {...appeal, votes: [...appeal.votes, vote]};
  if (command.decision === 'rejected') return rejected(order, voted, context);
  if (voted.votes.length < DECIDERS[appeal.ground]) {
    return changed({...order, appeal: voted}, {type: 'tell', who: 'management', what: 'second-decider-needed'});
  }
  return upheld(order, voted, context);
}

// The last call counts: who could not be reached at first may have been later.
function isMistakeConfirmed(appeal: Appeal): boolean {
  return appeal.confirmations.at(-1)?.result === 'confirmed';
}

function upheld(order: WorkOrder, appeal: Appeal, context: TransitionContext): Transition {
  const struckOut: WorkOrder = {
    ...order,
    state: 'invalidated',
    appeal: {...appeal, decision: 'upheld', decidedAt: context.at},
    validity: VALIDITY_OF[appeal.ground],
  };
  return changed(
    struckOffLedger(struckOut, context),
    {type: 'tell', who: 'citizen', what: 'appeal-upheld'},
    tellDepartment(order, 'leader', 'appeal-upheld'),
  );
}

function rejected(order: WorkOrder, appeal: Appeal, context: TransitionContext): Transition {
  return changed(
    resumed({...order, appeal: {...appeal, decision: 'rejected', decidedAt: context.at}}, context),
    tellDepartment(order, 'department', 'appeal-rejected'),
    {type: 'tell', who: 'citizen', what: 'appeal-rejected'},
  );
}

/** The order at work again after an appeal that came to nothing: its clock goes on where it stood. */
export function resumed(order: WorkOrder, {at, actor}: TransitionContext): WorkOrder {
  return {
    ...order,
    state: 'rectifying',
    class: order.class ?? 'general',
    pauses: (order.pauses ?? []).map((pause) => (pause.resumedAt === undefined ? {...pause, resumedAt: at} : pause)),
    rectification: {startedAt: at, by: signatureOf(actor)},
  };
}
