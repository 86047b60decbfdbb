import {maskNumber} from '../identifiers.ts';
import {isBlank} from '../text.ts';
import type {AddEvidence, Classify, Determine, RecordContact} from './commands.ts';
import {isWithin, needsNumber} from './contact.ts';
import {deadlineAt, isFirstDay, isHigherClass} from './deadlines.ts';
import type {Classification, ContactRecord, WorkOrder} from './order.ts';
import {changed, refuse, tellDepartment} from './outcome.ts';
import type {Transition, TransitionContext} from './outcome.ts';
import {signatureOf} from './roles.ts';
import {sensitiveWordsIn} from '../early-warning.ts';

/** T8: one attempt to reach the reviewer. The number is kept masked, however it was given. */
export function recordContact(order: WorkOrder, command: RecordContact, context: TransitionContext): Transition {
  const {at, actor, profile} = context;
  const {type: _, numberUsed, ...said} = command;
  if (isBlank(command.person)) return refuse('text-missing', 'person');
  if (!isWithin(command.contactedAt, order.receivedAt ?? at, at)) return refuse('time-impossible', 'contactedAt');
  const nobodyToReach = command.result === 'anonymous';
  if (nobodyToReach && order.identityMode !== 'anonymous') return refuse('exception-not-grounded', 'anonymous');
  if ((command.channel === 'none') !== nobodyToReach) return refuse('exception-not-grounded', 'channel');
  if (needsNumber(command.channel) && isBlank(numberUsed ?? '')) return refuse('number-missing');
  // Doc 002: the contact is there to confirm the reason and the concrete request.
  if (command.result === 'reached') {
    if (isBlank(command.reason ?? '')) return refuse('text-missing', 'reason');
    if (isBlank(command.request ?? '')) return refuse('text-missing', 'request');
  }
  const record: ContactRecord = {
    ...said,
    ...(numberUsed === undefined ? {} : {numberUsed: maskNumber(numberUsed)}),
    recordedAt: at,
    by: signatureOf(actor),
  };
  const recorded = {...order, contactRecords: [...order.contactRecords, record]};
  const heard = `${command.reason ?? ''} ${command.request ?? ''}`;
  if (order.flags.sensitive || sensitiveWordsIn(heard, profile).length === 0) return changed(recorded);
  return changed(
    {...recorded, flags: {...order.flags, sensitive: true}},
    {type: 'tell', who: 'management', what: 'sensitive'},
  );
}

/** T9, evidence: staff statement, video, case log …. */
export function addEvidence(order: WorkOrder, command: AddEvidence, {at, actor}: TransitionContext): Transition {
  const {type: _, ...given} = command;
  if (isBlank(command.note)) return refuse('text-missing', 'note');
  if (order.evidence.some((item) => item.evidenceId === command.evidenceId)) return refuse('evidence-repeated');
  return changed({...order, evidence: [...order.evidence, {...given, addedAt: at, by: signatureOf(actor)}]});
}

/** T10, class: chosen by the department on the first day, raised once by the management body before the deadline. */
export function classify(order: WorkOrder, command: Classify, context: TransitionContext): Transition {
  const {actor, at} = context;
  const refused =
    actor.role === 'management' ? raiseRefused(order, command, at) : choiceRefused(order, command, context);
  if (refused !== undefined) return refused;
  const classification: Classification = {
    class: command.class,
    ...(command.reason === undefined ? {} : {reason: command.reason}),
    classifiedAt: at,
    by: signatureOf(actor),
  };
  const classified = {
    ...order,
    class: command.class,
    classifications: [...order.classifications, classification],
  };
  return actor.role === 'management'
    ? changed(classified, tellDepartment(order, 'department', 'class-raised'), {
        type: 'tell',
        who: 'citizen',
        what: 'class-raised',
      })
    : changed(classified);
}

function choiceRefused(order: WorkOrder, command: Classify, context: TransitionContext): Transition | undefined {
  const {actor, at, profile, notices} = context;
  if (order.class !== undefined) return refuse('management-required');
  if (!isFirstDay(order, at, profile, notices)) {
    // The general clock has run since the first day ended: less comes too late, more is a raise.
    if (command.class === 'simple') return refuse('class-too-late');
    if (command.class === 'complex') return refuse('management-required');
  }
  if (command.class !== 'complex') return undefined;
  if (actor.role !== 'leader') return refuse('leader-required');
  return isBlank(command.reason ?? '') ? refuse('reason-missing') : undefined;
}

function raiseRefused(order: WorkOrder, command: Classify, at: number): Transition | undefined {
  if (order.classifications.some((earlier) => earlier.by.role === 'management')) return refuse('class-already-raised');
  if (!isHigherClass(command.class, order.class ?? 'general')) return refuse('class-not-higher');
  if (order.round > 0 || at >= (deadlineAt(order, 'reply') ?? 0)) return refuse('class-too-late');
  return isBlank(command.reason ?? '') ? refuse('reason-missing') : undefined;
}

/**
 * T9: what was found. Only a leader may find anything but "true". A claim of mistake or malice settles nothing: it is appealed,
 * or taken back by another finding.
 */
export function determine(order: WorkOrder, command: Determine, {at, actor}: TransitionContext): Transition {
  const {type: _, ...found} = command;
  if (command.finding !== 'true' && actor.role !== 'leader') return refuse('leader-required');
  if (isBlank(command.explanation)) return refuse('text-missing', 'explanation');
  return changed({
    ...order,
    state: 'determined',
    determination: {...found, determinedAt: at, by: signatureOf(actor)},
    ...(order.determination === undefined
      ? {}
      : {pastDeterminations: [...(order.pastDeterminations ?? []), order.determination]}),
  });
}
