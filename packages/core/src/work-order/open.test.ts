import assert from 'node:assert/strict';
import test from 'node:test';
import {MINUTE, MONDAY, openedOrder} from './sample-orders.ts';

test('opens an order with what the review and the service instance say, and no more', () => {
  const order = openedOrder({
    instance: {subjectKey: 'A#1', areaCode: '320402003000', departmentCode: 'D', itemCode: 'I'},
  });
  assert.equal(order.state, 'created');
  assert.equal(order.version, 1);
  assert.equal(order.reviewedAt, MONDAY - MINUTE);
  assert.equal(order.profileVersion, 'jiangsu-1');
  assert.deepEqual(order.subject, {areaCode: '320402003000', departmentCode: 'D', itemCode: 'I'});
  assert.deepEqual(order.deadlines, {dispatchDueOn: {on: '2026-11-24', provisional: false}});
});
