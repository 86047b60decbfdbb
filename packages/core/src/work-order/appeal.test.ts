import assert from 'node:assert/strict';
import test from 'node:test';
import {unprovedElements} from './appeal-evidence.ts';
import type {Command} from './commands.ts';
import type {EvidenceKind, WorkOrder} from './order.ts';
import type {Actor} from './roles.ts';
import {
  ACTORS,
  after,
  CLAIMED,
  commandOf,
  DAY,
  HOUR,
  MINUTE,
  MONDAY,
  OFFICE,
  onwards,
  orderIn,
  OTHER_OFFICE,
  RULES,
  toldBy,
  verdictOf,
} from './sample-orders.ts';
import type {ConfirmMistake, DecideAppeal, FileAppeal} from './side-commands.ts';
import type {AppealProof} from './side-records.ts';
import {allowedCommands} from './transition.ts';

const {leader, handler, management, system} = ACTORS;
const officer = ACTORS['call-back-officer'];
const at = (text: string): number => Date.parse(`${text}+08:00`);
const file = commandOf('file-appeal', MONDAY) as FileAppeal;
const uphold: DecideAppeal = {type: 'decide-appeal', decision: 'upheld', reason: '属实'};
const reject: DecideAppeal = {type: 'decide-appeal', decision: 'rejected', reason: '证据不足'};
const person = (accountId: string): Actor => ({...management, accountId});

const malicious: Command = {
  type: 'determine',
  finding: 'malicious-claim',
  reasonable: false,
  cause: 'other',
  explanation: '依法不予受理，评价人以差评要挟',
};
const KINDS: readonly EvidenceKind[] = ['case-log', 'guide-version', 'document', 'video', 'call-recording'];
const PROOFS: readonly AppealProof[] = [
  {element: 'lawful-handling', evidenceId: 'case-log'},
  {element: 'lawful-handling', evidenceId: 'guide-version'},
  {element: 'demand-without-basis', evidenceId: 'document'},
  {element: 'deliberateness', evidenceId: 'video'},
  {element: 'explanation-given', evidenceId: 'call-recording'},
];

/** An order that the department calls malicious, with evidence of every kind. */
function claimedMalicious(): WorkOrder {
  const shown = KINDS.reduce(
    (order, kind) =>
      after(order, {type: 'add-evidence', evidenceId: kind, kind, note: '材料'}, handler, order.updatedAt + MINUTE),
    orderIn('verifying'),
  );
  return onwards(shown, [[malicious, 'leader', HOUR]]);
}
const fileMalicious: FileAppeal = {...file, ground: 'malicious', statement: '三项要件齐备', proofs: PROOFS};
const appealedMalicious = (): WorkOrder => onwards(claimedMalicious(), [[fileMalicious, 'leader', HOUR]]);

test('appeals what the department claims, and nothing else', () => {
  assert.equal(verdictOf(orderIn('determined'), file, leader), 'ground-not-claimed');
  const claimed = orderIn('determined', CLAIMED);
  assert.equal(verdictOf(claimed, {...file, ground: 'malicious'}, leader), 'ground-not-claimed');
  assert.equal(verdictOf(claimed, {...file, statement: ' '}, leader), 'text-missing statement');
  assert.equal(verdictOf(claimed, file, leader), 'ok');
  assert.deepEqual(toldBy(claimed, file, leader), [
    'management appeal-filed',
    'citizen appeal-filed',
    'call-back-officer confirmation-due',
  ]);
  assert.deepEqual(toldBy(claimedMalicious(), fileMalicious, leader), [
    'management appeal-filed',
    'citizen appeal-filed',
  ]);
});

test('does not start putting right what is only claimed; the claim can be taken back, and stays on record', () => {
  const claimed = orderIn('determined', CLAIMED);
  assert.equal(verdictOf(claimed, {type: 'start-rectification'}, handler), 'finding-is-claim');
  const taken = onwards(claimed, [['determine', 'handler', HOUR]]);
  assert.equal(taken.determination?.finding, 'true');
  assert.deepEqual(taken.pastDeterminations, [claimed.determination]);
  assert.equal(verdictOf(taken, {type: 'start-rectification'}, handler), 'ok');
  assert.equal(verdictOf(taken, commandOf('determine', MONDAY), handler), 'finding-settled');
  assert.equal(verdictOf(orderIn('verifying'), malicious, handler), 'leader-required');
});

test('takes an appeal until the end of the second working day, and never after the deadline of the reply', () => {
  const claimed = orderIn('determined', CLAIMED);
  assert.equal(verdictOf(claimed, file, leader, at('2026-11-25T23:59')), 'ok');
  assert.equal(verdictOf(claimed, file, leader, at('2026-11-26T00:00')), 'appeal-too-late');
  const simple = orderIn('determined', {
    ...CLAIMED,
    instead: [...(CLAIMED.instead ?? []), {type: 'classify', class: 'simple'}],
  });
  assert.equal(verdictOf(simple, file, leader, at('2026-11-24T23:59')), 'ok');
  assert.equal(verdictOf(simple, file, leader, at('2026-11-25T00:00')), 'appeal-too-late');
});

test('asks for the recorded call, or for the citizen to have said it, before a slip is appealed', () => {
  const claimed = orderIn('determined', CLAIMED);
  assert.equal(verdictOf(claimed, {...file, proofs: []}, leader), 'appeal-incomplete reviewer-confirmation');
  const unknown = {...file, proofs: [{element: 'reviewer-confirmation', evidenceId: 'x'}]} as const;
  assert.equal(verdictOf(claimed, unknown, leader), 'evidence-unknown x');
  const said = onwards(claimed, [['state-mistake', 'citizen', MINUTE]]);
  assert.equal(verdictOf(said, {...file, proofs: []}, leader), 'ok');
  const picture = after(
    claimed,
    {type: 'add-evidence', evidenceId: 'p', kind: 'picture', note: '照片'},
    handler,
    claimed.updatedAt,
  );
  const shown = {...file, proofs: [{element: 'reviewer-confirmation', evidenceId: 'p'}]} as const;
  assert.equal(verdictOf(picture, shown, leader), 'appeal-incomplete reviewer-confirmation');
});

test('asks for all four elements of malice, and for case log and guide to show lawful handling', () => {
  const claimed = claimedMalicious();
  assert.deepEqual(unprovedElements(claimed, 'malicious', PROOFS), []);
  for (const {element, evidenceId} of PROOFS) {
    const fewer = PROOFS.filter((proof) => proof.evidenceId !== evidenceId);
    assert.deepEqual(unprovedElements(claimed, 'malicious', fewer), [element]);
    assert.equal(verdictOf(claimed, {...fileMalicious, proofs: fewer}, leader), `appeal-incomplete ${element}`);
  }
  assert.deepEqual(unprovedElements(claimed, 'malicious', []), [
    'lawful-handling',
    'demand-without-basis',
    'deliberateness',
    'explanation-given',
  ]);
});

test('believes a slip only after somebody outside the department has asked the reviewer', () => {
  const appealing = orderIn('appealing');
  const confirm = commandOf('confirm-mistake', appealing.updatedAt) as ConfirmMistake;
  assert.equal(verdictOf(appealing, uphold, management), 'mistake-not-confirmed');
  assert.equal(verdictOf(appealing, confirm, {...officer, departmentCode: OFFICE}), 'same-department');
  const denied = after(appealing, {...confirm, result: 'denied'}, officer, appealing.updatedAt + HOUR);
  assert.equal(verdictOf(denied, uphold, management), 'mistake-not-confirmed');
  const confirmed = after(denied, confirm, officer, denied.updatedAt + HOUR);
  assert.equal(verdictOf(confirmed, uphold, management), 'ok');
  assert.deepEqual(toldBy(appealing, confirm, officer), ['management confirmation-recorded']);
  assert.equal(confirmed.appeal?.confirmations.length, 2);
  assert.equal(confirmed.appeal.confirmations[1]?.attempts[0]?.numberUsed, '139****5678');
  const twoCalls = {
    ...confirm,
    attempts: [...confirm.attempts, {...confirm.attempts[0], answered: false}],
  } as ConfirmMistake;
  assert.equal(verdictOf(appealing, twoCalls, officer), 'ok');
  assert.equal(appealing.appeal?.departmentCode, OFFICE);
  const withdrawn = after(confirmed, {...confirm, result: 'denied'}, officer, confirmed.updatedAt + HOUR);
  assert.equal(verdictOf(withdrawn, uphold, management), 'mistake-not-confirmed');
});

test('takes no confirmation without a call that was answered, made after the appeal, with its number', () => {
  const appealing = orderIn('appealing');
  const confirm = commandOf('confirm-mistake', appealing.updatedAt) as ConfirmMistake;
  const [call] = confirm.attempts;
  assert.ok(call);
  const {numberUsed: _, ...numberless} = call;
  const silent = {...call, answered: false};
  assert.equal(verdictOf(appealing, {...confirm, attempts: []}, officer), 'call-back-incomplete attempts');
  assert.equal(verdictOf(appealing, {...confirm, attempts: [silent]}, officer), 'call-back-incomplete attempts');
  assert.equal(verdictOf(appealing, {...confirm, result: 'unreachable'}, officer), 'call-back-incomplete attempts');
  assert.equal(verdictOf(appealing, {...confirm, result: 'unreachable', attempts: [silent]}, officer), 'ok');
  assert.equal(verdictOf(appealing, {...confirm, attempts: [numberless]}, officer), 'number-missing');
  const early = {...call, calledAt: appealing.updatedAt - HOUR};
  assert.equal(verdictOf(appealing, {...confirm, attempts: [early]}, officer), 'time-impossible calledAt');
  assert.equal(verdictOf(appealedMalicious(), confirm, officer), 'ground-not-mistake');
});

test('strikes a slip out by one decider of the management body, and tells the reviewer', () => {
  const confirmed = onwards(orderIn('appealing'), [['confirm-mistake', 'call-back-officer', HOUR]]);
  assert.deepEqual(toldBy(confirmed, uphold, management), ['citizen appeal-upheld', 'leader appeal-upheld']);
  const struck = onwards(confirmed, [[{...uphold, fileDigests: ['d1']}, 'management', HOUR]]);
  assert.deepEqual(
    [struck.state, struck.validity, struck.appeal?.decision],
    ['invalidated', 'invalid-mistake', 'upheld'],
  );
  assert.deepEqual(struck.appeal?.votes[0]?.fileDigests, ['d1']);
  assert.equal(struck.level, 2);
  assert.equal(struck.deadlines.objectionDueOn?.on, '2026-11-30');
});

test('strikes malice out only by two different people', () => {
  const appealing = appealedMalicious();
  const {accountId: _, ...nameless} = management;
  assert.equal(verdictOf(appealing, uphold, nameless), 'account-required');
  assert.deepEqual(toldBy(appealing, uphold, person('m1')), ['management second-decider-needed']);
  const once = after(appealing, uphold, person('m1'), appealing.updatedAt + HOUR);
  assert.deepEqual([once.state, once.validity], ['appealing', undefined]);
  assert.equal(verdictOf(once, uphold, person('m1')), 'same-person');
  const twice = after(once, uphold, person('m2'), once.updatedAt + HOUR);
  assert.deepEqual([twice.state, twice.validity], ['invalidated', 'invalid-malicious']);
  assert.equal(twice.appeal?.decidedAt, twice.updatedAt);
  const split = after(once, reject, person('m2'), once.updatedAt + HOUR);
  assert.deepEqual([split.state, split.appeal?.decision, split.validity], ['rectifying', 'rejected', undefined]);
});

test('lets the upper body review a decision only by somebody who had no part in it', () => {
  const struck = ['m1', 'm2'].reduce(
    (order, accountId) => after(order, uphold, person(accountId), order.updatedAt + HOUR),
    appealedMalicious(),
  );
  const reviewing = onwards(struck, [['object', 'citizen', HOUR]]);
  const verdicts = ['m1', 'm2', 'u1'].map((accountId) =>
    verdictOf(reviewing, commandOf('decide-appeal-review', 0), {...ACTORS['upper-management'], accountId}),
  );
  assert.deepEqual(verdicts, ['same-person', 'same-person', 'ok']);
});

test('lets a body without names decide on a slip', () => {
  const {accountId: _, ...nameless} = management;
  assert.equal(verdictOf(orderIn('appealing'), reject, nameless), 'ok');
});

test('offers no appeal where nothing is claimed', () => {
  const offerTo = (order: WorkOrder): unknown =>
    allowedCommands(order, leader, {...RULES, at: order.updatedAt + MINUTE}).find(({type}) => type === 'file-appeal');
  assert.deepEqual(offerTo(orderIn('determined')), {type: 'file-appeal', allowed: false, code: 'ground-not-claimed'});
  assert.deepEqual(offerTo(orderIn('determined', CLAIMED)), {type: 'file-appeal', allowed: true});
});

test('lets nobody of the departments concerned decide', () => {
  const appealing = orderIn('appealing');
  const assisting = appealing.assistingDepartmentCodes[0] ?? '';
  for (const departmentCode of [OFFICE, assisting]) {
    assert.equal(verdictOf(appealing, reject, {...management, departmentCode}), 'same-department');
  }
  assert.equal(verdictOf(appealing, reject, {...management, departmentCode: OTHER_OFFICE}), 'ok');
  assert.equal(verdictOf(appealing, {...reject, reason: ''}, management), 'reason-missing');
});

test('stops the clock while it is appealed, and lets it go on where it stood', () => {
  const appealing = orderIn('appealing');
  assert.equal(appealing.appeal?.filedAt, at('2026-11-23T14:01'));
  assert.equal(appealing.deadlines.replyDueOn?.on, '2026-11-30');
  assert.equal(
    verdictOf(appealing, {type: 'mark-overdue', clock: 'reply'}, system, at('2026-12-20T00:00')),
    'state-not-allowed reply',
  );
  const resumed = after(appealing, reject, management, at('2026-11-26T10:00'));
  assert.deepEqual(toldBy(appealing, reject, management), ['department appeal-rejected', 'citizen appeal-rejected']);
  // Three working days went by; they are added.
  assert.equal(resumed.deadlines.replyDueOn?.on, '2026-12-03');
  assert.deepEqual(resumed.pauses, [{pausedAt: at('2026-11-23T14:01'), resumedAt: at('2026-11-26T10:00')}]);
  assert.equal(verdictOf(resumed, commandOf('reply', resumed.updatedAt), handler), 'ok');
});

test('leaves at least one working day when an appeal made on the last day is rejected', () => {
  const simple = orderIn('determined', {
    ...CLAIMED,
    instead: [...(CLAIMED.instead ?? []), {type: 'classify', class: 'simple'}],
  });
  const appealing = after(simple, file, leader, at('2026-11-24T20:00'));
  const resumed = after(appealing, reject, management, at('2026-11-27T17:00'));
  assert.equal(simple.deadlines.replyDueOn?.on, '2026-11-24');
  // The pause alone would end it on the day of the decision, a Friday.
  assert.equal(resumed.deadlines.replyDueOn?.on, '2026-11-30');
});

test('decides one appeal for an order, within three working days, or the upper body hears of it', () => {
  const appealing = orderIn('appealing');
  assert.equal(appealing.deadlines.appealDueOn?.on, '2026-11-26');
  const overdue: Command = {type: 'mark-overdue', clock: 'appeal'};
  assert.deepEqual(toldBy(appealing, overdue, system, at('2026-11-27T00:00')), ['upper-management deadline-missed']);
  const twice: WorkOrder = {...orderIn('determined', CLAIMED), ...(appealing.appeal && {appeal: appealing.appeal})};
  assert.equal(verdictOf(twice, file, leader), 'appeal-repeated');
});

test('takes a struck out order off the ledger, and leaves the entry readable', () => {
  const pressed = onwards(orderIn('determined', CLAIMED), [['issue-supervision', 'management', MINUTE]]);
  assert.equal(pressed.flags.ledger, true);
  const struck = onwards(pressed, [
    ['file-appeal', 'leader', MINUTE],
    ['confirm-mistake', 'call-back-officer', DAY],
    ['decide-appeal', 'management', HOUR],
  ]);
  assert.equal(struck.flags.ledger, false);
  assert.deepEqual(
    struck.ledgerEntries?.map((entry) => [entry.cause, entry.struckOffAt, entry.struckOffBy?.role]),
    [['supervision', struck.updatedAt, 'management']],
  );
});
