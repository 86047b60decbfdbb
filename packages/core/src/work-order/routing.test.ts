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

test('follows the duties of a dissolved department to its successor', () => {
  const departments = [
    {code: 'D1', active: false, successorCode: 'D5'},
    {code: 'D5', active: false, successorCode: 'D6'},
    {code: 'D6', active: true},
  ];
  assert.deepEqual(route({...facts([OWNER]), departments}), {departmentCode: 'D6'});
  const circle = [
    {code: 'D1', active: false, successorCode: 'D5'},
    {code: 'D5', active: false, successorCode: 'D1'},
  ];
  assert.deepEqual(route({...facts([OWNER]), departments: circle}), {departmentCode: OWNER});
});

test('gives the order of a one-person desk to the department above', () => {
  const one: RouteFacts = {
    ...facts(['D1', 'P1']),
    staffNumber: '0012',
    departments: [
      {code: 'D1', active: true, parentCode: 'P1', handlers: ['0012']},
      {code: 'P1', active: true, handlers: ['0012', '0013']},
    ],
  };
  assert.deepEqual(route(one), {departmentCode: 'P1'});
  assert.deepEqual(route({...one, staffNumber: '0099'}), {departmentCode: 'D1'});
  const {staffNumber: _, ...unknown} = one;
  assert.deepEqual(route(unknown), {departmentCode: 'D1'});
});

test('takes the same staff number above for another person, and one without a number for somebody else', () => {
  const above: RouteFacts = {
    ...facts(['D1', 'P1']),
    staffNumber: '0012',
    departments: [
      {code: 'D1', active: true, parentCode: 'P1', handlers: ['0012']},
      {code: 'P1', active: true, handlers: ['0012']},
    ],
  };
  assert.deepEqual(route(above), {departmentCode: 'P1'});
  const unnumbered = [{code: 'D1', active: true, parentCode: 'P1', handlers: ['0012', undefined]}];
  assert.deepEqual(route({...above, departments: unnumbered}), {departmentCode: 'D1'});
});

test('asks a dispatcher where nobody above is independent either', () => {
  const nobody: RouteFacts = {
    ...facts(['D1']),
    staffNumber: '0012',
    departments: [
      {code: 'D1', active: true, parentCode: 'P1', handlers: ['0012']},
      {code: 'P1', active: false, parentCode: 'D1', handlers: ['0013']},
    ],
  };
  assert.deepEqual(route(nobody), {desk: 'dispatcher', reason: 'no-independent-handler'});
  const empty = [{code: 'D1', active: true, handlers: []}];
  assert.deepEqual(route({...nobody, departments: empty}), {desk: 'dispatcher', reason: 'no-independent-handler'});
});

test('proposes the territory before the department, and the others to assist', () => {
  assert.deepEqual(
    proposedLead([
      {departmentCode: 'D1', kind: 'department', firstReceivedAt: 1},
      {departmentCode: 'A1', kind: 'area'},
      {departmentCode: 'D2', kind: 'department'},
    ]),
    {departmentCode: 'A1', assistingDepartmentCodes: ['D1', 'D2'], by: 'territory-first'},
  );
});

test('proposes the first receiver among departments, or among territories', () => {
  const d1 = {departmentCode: 'D1', kind: 'department', firstReceivedAt: 20} as const;
  const d2 = {departmentCode: 'D2', kind: 'department', firstReceivedAt: 10} as const;
  const d3 = {departmentCode: 'D3', kind: 'department'} as const;
  assert.deepEqual(proposedLead([d1, d2, d3]), {
    departmentCode: 'D2',
    assistingDepartmentCodes: ['D1', 'D3'],
    by: 'first-receiver',
  });
  const a1 = {departmentCode: 'A1', kind: 'area', firstReceivedAt: 30} as const;
  const a2 = {departmentCode: 'A2', kind: 'area', firstReceivedAt: 40} as const;
  assert.equal(proposedLead([d1, a2, a1])?.departmentCode, 'A1');
});

test('proposes nobody where no rule names one', () => {
  const one = {departmentCode: 'D1', kind: 'department', firstReceivedAt: 10} as const;
  assert.equal(proposedLead([]), undefined);
  assert.deepEqual(proposedLead([one]), {departmentCode: 'D1', assistingDepartmentCodes: [], by: 'only-one'});
  assert.equal(proposedLead([one, {...one, departmentCode: 'D2'}]), undefined);
  const {firstReceivedAt: _, ...never} = one;
  assert.equal(proposedLead([never, {...never, departmentCode: 'D2'}]), undefined);
});
