import assert from 'node:assert/strict';
import test from 'node:test';
import {dueNow, nextStepAt} from './due.ts';
import type {WorkOrder} from './order.ts';
import {progressOf} from './progress.ts';
import {ACTORS, after, HOUR, MINUTE, OFFICE, onwards, orderIn, RULES, toldBy, verdictOf} from './sample-orders.ts';
import type {DecideAppealReview, ObjectToDecision, OpenAppealReview} from './side-commands.ts';

const {citizen, system} = ACTORS;
const upper = ACTORS['upper-management'];
const at = (text: string): number => Date.parse(`${text}+08:00`);
const objection: ObjectToDecision = {type: 'object', text: '我没有点错'};
const own: OpenAppealReview = {type: 'open-appeal-review', reason: '抽查'};
const confirm: DecideAppealReview = {type: 'decide-appeal-review', decision: 'confirmed', reason: '录音清楚'};
const overturn: DecideAppealReview = {type: 'decide-appeal-review', decision: 'overturned', reason: '录音不清'};

test('lets the reviewer object for five working days after the decision, once', () => {
  const struck = orderIn('invalidated');
  assert.equal(struck.appeal?.decidedAt, at('2026-11-23T16:01'));
  assert.equal(verdictOf(struck, objection, citizen, at('2026-11-30T23:59')), 'ok');
  assert.equal(verdictOf(struck, objection, citizen, at('2026-12-01T00:00')), 'objection-too-late');
  assert.equal(verdictOf(struck, {type: 'object', text: ' '}, citizen), 'text-missing text');
  assert.deepEqual(toldBy(struck, objection, citizen), [
    'upper-management appeal-review-due',
    'leader appeal-review-opened',
  ]);
  const heard = onwards(struck, [
    [objection, 'citizen', HOUR],
    [confirm, 'upper-management', HOUR],
  ]);
  assert.deepEqual([heard.state, heard.validity], ['invalidated', 'invalid-mistake']);
  assert.equal(verdictOf(heard, objection, citizen), 'objection-repeated');
});

test('puts right what counts again, with the time of the appeal not counted', () => {
  const reviewing = orderIn('appeal-review');
  assert.equal(reviewing.deadlines.appealReviewDueOn?.on, '2026-12-01');
  assert.deepEqual(toldBy(reviewing, overturn, upper), [
    'citizen decision-overturned',
    'department decision-overturned',
    'management decision-overturned',
  ]);
  const again = after(reviewing, overturn, upper, at('2026-11-30T10:00'));
  assert.deepEqual([again.state, again.validity], ['rectifying', 'valid']);
  // Received on the 23rd, five days for the reply, five working days of appeal and review.
  assert.equal(again.deadlines.replyDueOn?.on, '2026-12-07');
  assert.equal(again.appeal?.reviews[0]?.decision?.reason, '录音不清');
});

test('has nothing left to object to once the review counts again', () => {
  const ownWay = onwards(orderIn('invalidated'), [
    [own, 'upper-management', HOUR],
    [overturn, 'upper-management', HOUR],
  ]);
  assert.equal(ownWay.deadlines.objectionDueOn, undefined);
  assert.equal(verdictOf(ownWay, objection, citizen), 'state-not-allowed');
});

test('leaves the review struck out when the upper body confirms it, and tells both', () => {
  const reviewing = orderIn('appeal-review');
  assert.deepEqual(toldBy(reviewing, confirm, upper), ['citizen decision-confirmed', 'leader decision-confirmed']);
  assert.equal(verdictOf(reviewing, {...confirm, reason: ''}, upper), 'reason-missing');
  assert.equal(verdictOf(reviewing, confirm, {...upper, departmentCode: OFFICE}), 'same-department');
  assert.equal(verdictOf(reviewing, confirm, {...upper, accountId: 'm'}), 'same-person');
});

test('lets the upper body look of its own motion, once, and the reviewer still object to what it says', () => {
  const struck = orderIn('invalidated');
  assert.equal(verdictOf(struck, {...own, reason: ''}, upper), 'reason-missing');
  assert.deepEqual(toldBy(struck, own, upper), [
    'upper-management appeal-review-due',
    'leader appeal-review-opened',
    'citizen appeal-review-opened',
  ]);
  const opened = after(struck, own, upper, at('2026-11-27T10:00'));
  const confirmed = after(opened, confirm, upper, at('2026-12-02T10:00'));
  assert.equal(confirmed.deadlines.objectionDueOn?.on, '2026-12-09');
  assert.equal(verdictOf(confirmed, own, upper), 'review-repeated');
  assert.equal(verdictOf(confirmed, objection, citizen, at('2026-12-09T12:00')), 'ok');
  const objected = after(confirmed, objection, citizen, at('2026-12-09T12:00'));
  assert.equal(objected.deadlines.appealReviewDueOn?.on, '2026-12-16');
  const heard = onwards(confirmed, [
    [objection, 'citizen', HOUR],
    [{...confirm, reason: '复核维持'}, 'upper-management', HOUR],
  ]);
  assert.deepEqual(
    heard.appeal?.reviews.map(({openedBy, decision}) => [openedBy, decision?.reason]),
    [
      ['own-motion', '录音清楚'],
      ['objection', '复核维持'],
    ],
  );
  assert.equal(progressOf(heard).appeal?.reason, '复核维持');
  assert.equal(nextStepAt(heard, RULES.profile, RULES.notices), heard.updatedAt);
});

test('rests while the reviewer may object, and goes to the archive then, or at once when all was heard', () => {
  const struck = orderIn('invalidated');
  const end = at('2026-12-01T00:00');
  assert.equal(nextStepAt(struck, RULES.profile, RULES.notices), end);
  assert.equal(verdictOf(struck, {type: 'archive'}, system, end - 1), 'too-early');
  assert.deepEqual(dueNow(struck, {...RULES, at: end}), [{type: 'archive'}]);
  const heard = onwards(orderIn('appeal-review'), [[confirm, 'upper-management', HOUR]]);
  assert.equal(nextStepAt(heard, RULES.profile, RULES.notices), heard.updatedAt);
  assert.equal(after(heard, {type: 'archive'}, system, heard.updatedAt).state, 'archived');
});

test('shows the citizen where the appeal stands, the reason, and until when to object', () => {
  const stateOf = (order: WorkOrder): unknown => progressOf(order).appeal;
  assert.equal(stateOf(orderIn('rectifying')), undefined);
  assert.deepEqual(stateOf(orderIn('appealing')), {ground: 'mistake', state: 'open'});
  assert.deepEqual(stateOf(orderIn('invalidated')), {
    ground: 'mistake',
    state: 'upheld',
    reason: '回访核实为误触',
    objectUntil: {on: '2026-11-30', provisional: false},
  });
  const reviewing = orderIn('appeal-review');
  assert.deepEqual(stateOf(reviewing), {ground: 'mistake', state: 'under-review'});
  const heard = onwards(reviewing, [[confirm, 'upper-management', MINUTE]]);
  assert.deepEqual(stateOf(heard), {ground: 'mistake', state: 'upheld', reason: '录音清楚'});
  const again = onwards(reviewing, [[overturn, 'upper-management', MINUTE]]);
  assert.deepEqual(stateOf(again), {ground: 'mistake', state: 'overturned', reason: '录音不清'});
});
