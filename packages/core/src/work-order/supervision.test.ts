import assert from 'node:assert/strict';
import test from 'node:test';
import type {RecordContact} from './commands.ts';
import {ACTORS, after, commandOf, HOUR, MINUTE, onwards, orderIn, toldBy, verdictOf} from './sample-orders.ts';

const {handler, supervisor, system} = ACTORS;

test('keeps the reason for which an order was closed', () => {
  const closed = onwards(orderIn('audit'), [[{type: 'close', reason: '答复完整'}, 'supervisor', HOUR]]);
  assert.equal(closed.audit?.reason, '答复完整');
  const silent = onwards(orderIn('audit'), [[{type: 'close'}, 'supervisor', HOUR]]);
  assert.equal('reason' in (silent.audit ?? {}), false);
});

test('tells the department and the reviewer of a return for rework', () => {
  const order = orderIn('audit');
  assert.deepEqual(toldBy(order, commandOf('return-for-rework', order.updatedAt), supervisor), [
    'department rework-ordered',
    'citizen rework-ordered',
  ]);
});

test('calls back nobody who once asked the department not to be contacted', () => {
  const order = orderIn('rectifying');
  const {reason: _, request: __, ...call} = commandOf('record-contact', order.updatedAt + MINUTE) as RecordContact;
  const asked = after(order, {...call, result: 'refused-contact'}, handler, order.updatedAt + MINUTE);
  const waiting = onwards(asked, [
    ['reply', 'handler', HOUR],
    ['open-call-back', 'system', 0],
  ]);
  assert.equal(waiting.contactRecords.length, 2);
  const verdict = verdictOf(
    waiting,
    {type: 'record-call-back', result: 'unreachable', exception: 'refused-contact', attempts: []},
    ACTORS['call-back-officer'],
  );
  assert.equal(verdict, 'ok');
});

test('warns of no clock that does not run', () => {
  const order = orderIn('rectifying');
  const late = order.updatedAt + 300 * 24 * HOUR;
  assert.equal(
    verdictOf(order, {type: 'warn', clock: 'contact', point: 'last'}, system, late),
    'state-not-allowed contact',
  );
});
