import assert from 'node:assert/strict';
import test from 'node:test';
import {route} from './open.ts';
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

const ITEM = '11440232MB2D06811W4000117051000';
const OWNER = '11440232MB2D06811W';
const facts = (activeDepartmentCodes: string[], areaDepartmentCodes: string[] = []): Parameters<typeof route>[0] => ({
  departmentCode: 'D1',
  itemCode: ITEM,
  activeDepartmentCodes,
  areaDepartmentCodes,
});

test('gives the order to who gave the service', () => {
  assert.deepEqual(route(facts(['D1', OWNER, 'D2'], ['D2'])), {departmentCode: 'D1'});
});

test('falls back on the body the item belongs to, then on the only department of the area', () => {
  assert.deepEqual(route(facts([OWNER, 'D2'], ['D2'])), {departmentCode: OWNER});
  assert.deepEqual(route(facts(['D2'], ['D2', 'D3'])), {departmentCode: 'D2'});
});

test('asks a dispatcher where nobody or several could be meant', () => {
  assert.deepEqual(route(facts([], ['D2'])), {desk: 'dispatcher', reason: 'no-route'});
  assert.deepEqual(route(facts(['D2', 'D3'], ['D2', 'D3'])), {desk: 'dispatcher', reason: 'several-owners'});
});
