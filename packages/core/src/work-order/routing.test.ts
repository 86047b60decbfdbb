import assert from 'node:assert/strict';
import test from 'node:test';
import {proposedLead, route} from './routing.ts';
import type {RouteFacts} from './routing.ts';

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
