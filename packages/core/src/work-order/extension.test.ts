import assert from 'node:assert/strict';
import test from 'node:test';
import type {Command} from './commands.ts';
import type {WorkOrder} from './order.ts';
import {ACTORS, after, commandOf, HOUR, MONDAY, OFFICE, onwards, orderIn, toldBy, verdictOf} from './sample-orders.ts';
import type {OrderOptions} from './sample-orders.ts';

const {handler, leader, management, system} = ACTORS;
const at = (text: string): number => Date.parse(`${text}+08:00`);
const COMPLEX: OrderOptions = {instead: [{type: 'classify', class: 'complex', reason: '跨部门'}]};
const ask: Command = {type: 'request-extension', workingDays: 10, reason: '需市级会商'};
const grant: Command = {type: 'decide-extension', decision: 'grant', reason: '同意'};
const refuse: Command = {type: 'decide-extension', decision: 'refuse', reason: '可按期完成'};
const asked = (): WorkOrder => onwards(orderIn('rectifying', COMPLEX), [[ask, 'leader', HOUR]]);

test('gives a complex order up to ten working days more, once, and tells the reviewer', () => {
  const order = orderIn('rectifying', COMPLEX);
  assert.equal(order.deadlines.replyDueOn?.on, '2026-12-14');
  assert.deepEqual(toldBy(order, ask, handler), ['management extension-requested']);
  assert.deepEqual(toldBy(asked(), grant, management), ['leader extension-granted', 'citizen extension-granted']);
  const extended = onwards(asked(), [[grant, 'management', HOUR]]);
  assert.equal(extended.deadlines.replyDueOn?.on, '2026-12-28');
  assert.equal(extended.flags.extended, true);
  assert.equal('extensionDueOn' in extended.deadlines, false);
  assert.equal(verdictOf(extended, ask, leader), 'extension-used');
});

test('moves no deadline while the request waits, or when it is refused', () => {
  assert.equal(asked().deadlines.replyDueOn?.on, '2026-12-14');
  assert.equal(asked().deadlines.extensionDueOn?.on, '2026-11-24');
  const refused = onwards(asked(), [[refuse, 'management', HOUR]]);
  assert.equal(refused.deadlines.replyDueOn?.on, '2026-12-14');
  assert.equal(refused.flags.extended, false);
  assert.deepEqual(toldBy(asked(), refuse, management), ['leader extension-refused']);
  assert.equal(verdictOf(refused, ask, leader), 'ok');
});

test('extends nothing but complex orders, in their first round', () => {
  assert.equal(verdictOf(orderIn('rectifying'), ask, leader), 'class-not-complex');
  const returned = onwards(orderIn('audit', COMPLEX), [['return-for-rework', 'supervisor', HOUR]]);
  assert.equal(verdictOf(returned, ask, leader), 'extension-used');
});

test('takes a request for one to ten whole days, with a reason, before the deadline, one at a time', () => {
  const order = orderIn('rectifying', COMPLEX);
  for (const workingDays of [0, -1, 1.5, 11, Number.NaN]) {
    assert.equal(verdictOf(order, {...ask, workingDays}, leader), 'extension-too-long');
  }
  assert.equal(verdictOf(order, {...ask, workingDays: 1}, leader), 'ok');
  assert.equal(verdictOf(order, {...ask, reason: ' '}, leader), 'reason-missing');
  assert.equal(verdictOf(order, ask, leader, at('2026-12-14T23:59')), 'ok');
  assert.equal(verdictOf(order, ask, leader, at('2026-12-15T00:00')), 'deadline-passed');
  assert.equal(verdictOf(asked(), ask, leader), 'extension-pending');
});

test('grants nothing after the deadline, by the department itself, without a reason, or unasked', () => {
  const end = at('2026-12-15T00:00');
  assert.equal(verdictOf(asked(), grant, management, end - 1), 'ok');
  assert.equal(verdictOf(asked(), grant, management, end), 'deadline-passed');
  assert.equal(verdictOf(asked(), refuse, management, end), 'ok');
  assert.equal(verdictOf(asked(), grant, {...management, departmentCode: OFFICE}), 'same-department');
  assert.equal(verdictOf(asked(), {...grant, reason: ''}, management), 'reason-missing');
  assert.equal(verdictOf(orderIn('rectifying', COMPLEX), grant, management), 'nothing-pending');
});

test('presses the management body to decide within one working day', () => {
  const overdue: Command = {type: 'mark-overdue', clock: 'extension'};
  assert.equal(verdictOf(asked(), overdue, system, at('2026-11-24T23:59')), 'too-early extension');
  const marked = after(asked(), overdue, system, at('2026-11-25T00:00'));
  assert.deepEqual(toldBy(asked(), overdue, system, at('2026-11-25T00:00')), ['upper-management deadline-missed']);
  assert.deepEqual([marked.flags.overdue, marked.flags.ledger], [false, false]);
});

test('lets a request lapse with the round in which it was made', () => {
  const waiting = onwards(asked(), [
    ['reply', 'handler', HOUR],
    ['open-call-back', 'system', 0],
    ['record-call-back', 'call-back-officer', HOUR],
    ['return-for-rework', 'supervisor', HOUR],
  ]);
  assert.equal(verdictOf(waiting, commandOf('decide-extension', MONDAY), management), 'nothing-pending');
});
