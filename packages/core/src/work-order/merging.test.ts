import assert from 'node:assert/strict';
import test from 'node:test';
import {dueNow} from './due.ts';
import {newsOf} from './merging.ts';
import type {WorkOrder} from './order.ts';
import {progressOf} from './progress.ts';
import {
  ACTORS,
  after,
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
import type {FollowParent, MergeOrder} from './side-commands.ts';
import {STATES} from './states.ts';

const {dispatcher, handler, system} = ACTORS;
const merge = commandOf('merge', MONDAY) as MergeOrder;
const news = (parent: FollowParent['parent']): FollowParent => ({type: 'follow-parent', parent});
const at = (text: string): number => Date.parse(`${text}+08:00`);

test("merges one reviewer's orders on one service, and confirmed repeats with a note", () => {
  const order = orderIn('verifying');
  const same: MergeOrder = {...merge, ground: 'same-instance', into: {...merge.into, subjectKey: order.subjectKey}};
  assert.equal(verdictOf(order, same, dispatcher), 'ok');
  assert.equal(verdictOf(order, {...same, sameReviewer: false}, dispatcher), 'merge-not-grounded');
  assert.equal(verdictOf(order, {...same, into: merge.into}, dispatcher), 'merge-not-grounded');
  assert.equal(verdictOf(order, {...merge, sameReviewer: false}, dispatcher), 'ok');
  assert.equal(verdictOf(order, {...merge, note: ''}, dispatcher), 'reason-missing');
});

test('merges only into another order that is worked on and follows none', () => {
  const order = orderIn('verifying');
  assert.equal(verdictOf(order, {...merge, into: {...merge.into, orderId: order.id}}, dispatcher), 'merge-into-itself');
  assert.equal(verdictOf(order, {...merge, isFollowed: true}, dispatcher), 'merge-chain');
  for (const state of STATES) {
    const fit = ['dispatched', 'verifying', 'determined', 'rectifying'].includes(state);
    const verdict = verdictOf(order, {...merge, into: {...merge.into, state}}, dispatcher);
    assert.equal(verdict, fit ? 'ok' : `merge-target-unfit ${state}`);
  }
});

test('gives a merged order to the department of the other, and keeps all of its own', () => {
  const order = orderIn('routing');
  const merged = after(
    order,
    {...merge, into: {...merge.into, departmentCode: OTHER_OFFICE}},
    dispatcher,
    MONDAY + HOUR,
  );
  assert.deepEqual([merged.departmentCode, merged.receivedAt, merged.level], [OTHER_OFFICE, MONDAY + HOUR, 2]);
  const kept = merged.merges?.[0];
  assert.deepEqual([kept?.number, kept?.ground, kept?.note], ['CP32011520261123000002', merge.ground, merge.note]);
  const followed = onwards(merged, [[news({state: 'replied', repliedAt: MONDAY + HOUR}), 'system', HOUR]]);
  assert.deepEqual(followed.merges?.[0], {
    ...kept,
    parentState: 'replied',
    parentRepliedAt: MONDAY + HOUR,
    followedAt: MONDAY + 2 * HOUR,
  });
  assert.deepEqual(toldBy(order, merge, dispatcher), ['department merged', 'citizen merged']);
  const verifying = orderIn('verifying');
  assert.deepEqual(onwards(verifying, [['merge', 'dispatcher', HOUR]]).contactRecords, verifying.contactRecords);
});

test("owes the second reviewer an answer within one working day of the first one's", () => {
  const merged = orderIn('merged');
  assert.deepEqual(dueNow(merged, {...RULES, at: MONDAY + 300 * DAY}), []);
  const replied = at('2026-11-26T10:00');
  const told = after(merged, news({state: 'replied', repliedAt: replied}), system, replied);
  assert.deepEqual(toldBy(merged, news({state: 'replied', repliedAt: replied}), system, replied), [
    'department reply-owed-to-merged',
  ]);
  assert.deepEqual(toldBy(told, news({state: 'call-back', repliedAt: replied}), system, replied), []);
  assert.equal(told.deadlines.mergedReplyDueOn?.on, '2026-11-27');
  const overdue = {type: 'mark-overdue', clock: 'merged-reply'} as const;
  assert.deepEqual(dueNow(told, {...RULES, at: at('2026-11-28T00:00')}), [overdue]);
  assert.deepEqual(toldBy(told, overdue, system, at('2026-11-28T00:00')), ['leader deadline-missed']);
  const answered = after(told, commandOf('reply', replied + HOUR), handler, replied + HOUR);
  assert.deepEqual([answered.state, answered.reply?.hold], ['merged', undefined]);
  assert.deepEqual(dueNow(answered, {...RULES, at: MONDAY + 300 * DAY}), []);
  assert.equal(verdictOf(answered, commandOf('reply', replied + 2 * HOUR), handler), 'already-answered');
  assert.equal(progressOf(told).step, 'with-the-office');
  assert.deepEqual([progressOf(answered).step, progressOf(answered).until], ['answered', undefined]);
});

test('goes to the archive with the other order, and not before its own reviewer is answered', () => {
  const merged = orderIn('merged');
  const gone = onwards(merged, [[news({state: 'archived'}), 'system', DAY]]);
  assert.equal(verdictOf(gone, {type: 'archive'}, system, gone.updatedAt + 300 * DAY), 'too-early');
  const answered = onwards(merged, [['reply', 'handler', HOUR]]);
  assert.equal(verdictOf(answered, {type: 'archive'}, system), 'too-early');
  const both = onwards(answered, [[news({state: 'archived'}), 'system', DAY]]);
  assert.deepEqual(dueNow(both, {...RULES, at: both.updatedAt}), [{type: 'archive'}]);
  assert.equal(onwards(both, [['archive', 'system', MINUTE]]).state, 'archived');
});

test('comes back to the desk when the other review is struck out, unless it was answered', () => {
  const merged = orderIn('merged');
  const struck = news({state: 'invalidated'});
  assert.deepEqual(toldBy(merged, struck, system), ['dispatcher desk-needed']);
  const released = onwards(merged, [[struck, 'system', HOUR]]);
  assert.deepEqual([released.state, released.routeFailure], ['routing', 'parent-struck-out']);
  assert.equal(released.merges?.[0]?.releasedAt, released.updatedAt);
  const again = onwards(released, [['dispatch', 'dispatcher', HOUR]]);
  assert.equal(again.receivedAt, again.updatedAt);
  const answered = onwards(merged, [['reply', 'handler', HOUR]]);
  assert.equal(onwards(answered, [[struck, 'system', HOUR]]).state, 'merged');
});

test('asks the new department to contact the reviewer itself, whatever was done before the merge', () => {
  const released = onwards(orderIn('verifying'), [
    ['merge', 'dispatcher', HOUR],
    [news({state: 'invalidated'}), 'system', HOUR],
    ['dispatch', 'dispatcher', DAY],
  ]);
  const end = at('2026-11-26T00:00');
  assert.equal(released.deadlines.contactDueOn?.on, '2026-11-25');
  assert.equal(verdictOf(released, {type: 'mark-overdue', clock: 'contact'}, system, end), 'ok');
  const found = onwards(orderIn('determined'), [
    ['merge', 'dispatcher', HOUR],
    [news({state: 'invalidated'}), 'system', HOUR],
    ['dispatch', 'dispatcher', HOUR],
    ['sign', 'handler', HOUR],
    ['determine', 'handler', HOUR],
  ]);
  assert.equal(found.pastDeterminations?.length, 1);
});

test('tells followers of the department, the state and the reply of the order they follow', () => {
  const parent: WorkOrder = orderIn('replied');
  assert.deepEqual(newsOf(parent), {
    type: 'follow-parent',
    parent: {state: 'replied', departmentCode: OFFICE, repliedAt: parent.reply?.repliedAt},
  });
  assert.deepEqual(newsOf(orderIn('routing')), {type: 'follow-parent', parent: {state: 'routing'}});
  const moved = onwards(orderIn('merged'), [[news({state: 'dispatched', departmentCode: 'TAX'}), 'system', HOUR]]);
  assert.equal(moved.departmentCode, 'TAX');
});
