import assert from 'node:assert/strict';
import test from 'node:test';
import {dueNow} from './due.ts';
import type {WorkOrder} from './order.ts';
import {progressOf} from './progress.ts';
import {ACTORS, after, DAY, HOUR, MINUTE, MONDAY, onwards, orderIn, RULES, toldBy, verdictOf} from './sample-orders.ts';
import type {GiveFollowUp, StateMistake} from './side-commands.ts';

const {citizen, system} = ACTORS;
const REVIEWED = MONDAY - MINUTE;
const statement = (statedAt: number): StateMistake => ({type: 'state-mistake', statedAt, text: '点错了'});
const followUp = (level: 1 | 2 | 3 | 5): GiveFollowUp => ({type: 'follow-up', reviewId: 'r2', level});

test('keeps "I pressed the wrong level" and changes nothing else', () => {
  const order = orderIn('verifying');
  const said = after(order, statement(MONDAY), citizen, order.updatedAt + MINUTE);
  assert.deepEqual(said.mistakeStatement, {statedAt: MONDAY, text: '点错了', recordedAt: order.updatedAt + MINUTE});
  const {mistakeStatement: _, version: __, updatedAt: ___, ...rest} = said;
  const {version: ____, updatedAt: _____, ...before} = order;
  assert.deepEqual(rest, before);
});

test('takes it for half an hour after the review, however late it arrives, and once', () => {
  const order = orderIn('rectifying');
  assert.equal(verdictOf(order, statement(REVIEWED + 30 * MINUTE), citizen), 'ok');
  assert.equal(verdictOf(order, statement(REVIEWED + 30 * MINUTE + 1), citizen), 'mistake-too-late');
  assert.equal(verdictOf(order, statement(REVIEWED - DAY), citizen), 'ok');
  assert.equal(verdictOf(orderIn('created'), statement(MONDAY + 20 * MINUTE), citizen), 'time-impossible statedAt');
  assert.equal(verdictOf(orderIn('created'), statement(MONDAY), citizen, MONDAY), 'ok');
  const said = onwards(order, [[statement(MONDAY), 'citizen', MINUTE]]);
  assert.equal(verdictOf(said, statement(MONDAY), citizen), 'mistake-repeated');
});

test('sends a bad second word back to work, with a round of its own and no second order', () => {
  const closed = orderIn('closed');
  assert.deepEqual(toldBy(closed, followUp(2), citizen), [
    'department rework-ordered',
    'citizen rework-ordered',
    'supervisor follow-up-given',
  ]);
  const again = after(closed, followUp(2), citizen, closed.updatedAt + DAY);
  assert.deepEqual([again.state, again.round, again.closedAt], ['rectifying', 1, undefined]);
  assert.deepEqual(again.followUp, {reviewId: 'r2', level: 2, round: 0, givenAt: again.updatedAt});
  assert.deepEqual(again.pastRounds[0]?.audit, closed.audit);
  assert.equal(again.pastRounds[0]?.endedBy, 'follow-up');
  assert.deepEqual(again.ledgerEntries, [{cause: 'follow-up', round: 1, enteredAt: again.updatedAt}]);
  assert.equal(again.level, 2);
});

test('lets the reviewer speak before the office has called back', () => {
  const replied = orderIn('replied');
  const again = onwards(replied, [[followUp(1), 'citizen', HOUR]]);
  assert.deepEqual(again.pastRounds[0]?.audit, {
    decision: 'returned',
    auditedAt: again.updatedAt,
    by: {role: 'citizen'},
  });
  assert.deepEqual(again.pastRounds[0].reply, replied.reply);
});

test('keeps a good second word, and archives at once what was closed', () => {
  const closed = onwards(orderIn('closed'), [[followUp(3), 'citizen', DAY]]);
  assert.equal(closed.state, 'closed');
  assert.equal(progressOf(closed).followedUp, true);
  assert.deepEqual(dueNow(closed, {...RULES, at: closed.updatedAt}), [{type: 'archive'}]);
  const early = onwards(orderIn('audit'), [
    [followUp(5), 'citizen', HOUR],
    ['close', 'supervisor', HOUR],
  ]);
  assert.equal(verdictOf(early, {type: 'archive'}, system, early.updatedAt), 'ok');
  assert.deepEqual(toldBy(orderIn('audit'), followUp(5), citizen), ['supervisor follow-up-given']);
});

test('takes one second word, within thirty days of the answer', () => {
  const closed = orderIn('closed');
  const until = (closed.reply?.repliedAt ?? 0) + 30 * DAY;
  assert.equal(verdictOf(closed, followUp(1), citizen, until), 'ok');
  assert.equal(verdictOf(closed, followUp(1), citizen, until + 1), 'follow-up-too-late');
  const said: WorkOrder = onwards(closed, [[followUp(3), 'citizen', HOUR]]);
  assert.equal(verdictOf(said, followUp(1), citizen), 'follow-up-repeated');
  assert.equal(verdictOf(orderIn('rectifying'), followUp(1), citizen), 'state-not-allowed');
});
