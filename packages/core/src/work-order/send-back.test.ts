import assert from 'node:assert/strict';
import test from 'node:test';
import {JIANGSU_PROFILE} from '../profile.ts';
import type {WorkOrder} from './order.ts';
import {
  ACTORS,
  after,
  commandOf,
  HOUR,
  MONDAY,
  OFFICE,
  onwards,
  orderIn,
  RULES,
  toldBy,
  verdictOf,
} from './sample-orders.ts';
import type {DecideReturn, RequestReturn} from './side-commands.ts';
import {transition} from './transition.ts';

const {leader, dispatcher, management} = ACTORS;
const request = commandOf('request-return', MONDAY) as RequestReturn;
const accept = commandOf('decide-return', MONDAY) as DecideReturn;
const refusal: DecideReturn = {type: 'decide-return', decision: 'refuse', reason: '三定方案明确由本部门负责'};
const at = (text: string): number => Date.parse(`${text}+08:00`);

test('lets a leader say until the end of the first working day that the order is not theirs', () => {
  const order = orderIn('dispatched');
  assert.equal(verdictOf(order, request, leader, at('2026-11-24T23:59')), 'ok');
  assert.equal(verdictOf(order, request, leader, at('2026-11-25T00:00')), 'return-too-late');
  assert.deepEqual(toldBy(order, request, leader), ['dispatcher return-requested']);
});

test('asks for reason, law and whose duty it is', () => {
  const order = orderIn('dispatched');
  assert.equal(verdictOf(order, {...request, reason: ' '}, leader), 'reason-missing');
  assert.equal(verdictOf(order, {...request, legalBasis: ''}, leader), 'text-missing legalBasis');
  assert.equal(
    verdictOf(order, {...request, proposedDepartmentCode: ''}, leader),
    'text-missing proposedDepartmentCode',
  );
  assert.equal(verdictOf(order, {...request, proposedDepartmentCode: OFFICE}, leader), 'department-unchanged');
});

test('takes nothing back that was begun: who has called the reviewer keeps the order', () => {
  assert.equal(verdictOf(orderIn('verifying'), request, leader), 'contact-made');
  assert.equal(verdictOf(orderIn('verifying', {without: ['record-contact']}), request, leader), 'ok');
});

test('provides no sending back where the locality allows none', () => {
  const profile = {...JIANGSU_PROFILE, allowReturn: false};
  const result = transition(orderIn('dispatched'), request, {...RULES, profile, actor: leader, at: MONDAY + HOUR});
  assert.deepEqual(result, {ok: false, code: 'return-not-provided'});
});

test('gives an accepted order to another department with a new clock zero, and no class or signature of the first', () => {
  const asked = onwards(orderIn('verifying', {without: ['record-contact']}), [['request-return', 'leader', HOUR]]);
  assert.equal(asked.class, 'general');
  const decidedAt = at('2026-11-25T10:00');
  const moved = after(asked, accept, dispatcher, decidedAt);
  assert.deepEqual(
    [moved.state, moved.departmentCode, moved.receivedAt, moved.class, moved.signedAt],
    ['dispatched', 'TAX', decidedAt, undefined, undefined],
  );
  assert.equal(moved.deadlines.contactDueOn?.on, '2026-11-26');
  assert.equal(moved.deadlines.replyDueOn?.on, '2026-12-02');
  assert.equal('returnDueOn' in moved.deadlines, false);
  const [kept] = moved.returns ?? [];
  assert.ok(kept);
  assert.deepEqual([kept.departmentCode, kept.class, kept.receivedAt], [OFFICE, 'general', MONDAY]);
  const {type: _, ...said} = request;
  assert.deepEqual({...kept, ...said}, kept);
  assert.deepEqual([kept.signedAt, kept.signedBy?.role], [MONDAY + HOUR, 'handler']);
  assert.equal(kept.decision?.accepted, true);
  assert.deepEqual(toldBy(asked, accept, management), [
    'leader return-accepted',
    'department order-dispatched',
    'citizen order-dispatched',
  ]);
});

test('counts from the new department on which warnings and missed deadlines were given', () => {
  const late = after(orderIn('dispatched'), commandOf('request-return', MONDAY), leader, at('2026-11-24T23:00'));
  const marked = after(late, {type: 'mark-overdue', clock: 'return'}, ACTORS.system, at('2026-11-26T00:00'));
  assert.deepEqual(toldBy(late, {type: 'mark-overdue', clock: 'return'}, ACTORS.system, at('2026-11-26T00:00')), [
    'management deadline-missed',
  ]);
  const moved = after(marked, accept, management, at('2026-11-26T09:00'));
  assert.equal(verdictOf(moved, {type: 'mark-overdue', clock: 'contact'}, ACTORS.system, at('2026-11-28T00:00')), 'ok');
});

test('gives a refused order back where it was, and the time is lost', () => {
  for (const from of ['dispatched', 'verifying'] as const) {
    const order: WorkOrder = orderIn(from, {without: ['record-contact']});
    const asked = onwards(order, [['request-return', 'leader', HOUR]]);
    assert.deepEqual(toldBy(asked, refusal, dispatcher), ['leader return-refused']);
    const back = after(asked, refusal, dispatcher, asked.updatedAt + HOUR);
    assert.equal(back.state, from);
    assert.deepEqual(back.deadlines, order.deadlines);
    assert.equal(verdictOf(back, request, leader), 'return-repeated');
  }
});

test('does not let a decision send the order round to the department it came from, or go without a reason', () => {
  const asked = orderIn('return-requested');
  assert.equal(
    verdictOf(asked, {...accept, departmentCode: OFFICE} as DecideReturn, dispatcher),
    'department-unchanged',
  );
  assert.equal(verdictOf(asked, {...refusal, reason: ''}, dispatcher), 'reason-missing');
  const own = {...management, departmentCode: OFFICE};
  assert.equal(verdictOf(asked, refusal, own), 'same-department');
});

test('lets the next department send it back once, too', () => {
  const moved = after(orderIn('return-requested'), accept, dispatcher, MONDAY + 3 * HOUR);
  const next = {...leader, departmentCode: 'TAX'};
  const ask: RequestReturn = {...request, proposedDepartmentCode: OFFICE};
  assert.equal(verdictOf(moved, ask, next), 'ok');
  const asked = after(moved, ask, next, moved.updatedAt + HOUR);
  const back = after(asked, refusal, dispatcher, asked.updatedAt + HOUR);
  assert.equal(verdictOf(back, ask, next), 'return-repeated');
});
