import assert from 'node:assert/strict';
import test from 'node:test';
import type {Actor} from '../work-order/roles.ts';
import {recipientsOf} from './recipients.ts';

const OFFICE = '11320115MB10005717';
const OTHER = '11320115MB2000001R';
const CONCERN = {
  areaCode: '320115101000',
  departmentCode: OFFICE,
  rated: {departmentCode: OFFICE, staffNumber: '0307'},
};

const PEOPLE: readonly (Actor & {readonly accountId: string})[] = [
  {accountId: 'handler', role: 'handler', departmentCode: OFFICE, staffNumber: '0112'},
  {accountId: 'rated', role: 'handler', departmentCode: OFFICE, staffNumber: '0307'},
  {accountId: 'handler elsewhere', role: 'handler', departmentCode: OTHER, staffNumber: '0307'},
  {accountId: 'head', role: 'leader', departmentCode: OFFICE},
  {accountId: 'county', role: 'management', areaCode: '320115000000'},
  {accountId: 'city', role: 'management', areaCode: '320100000000'},
  {accountId: 'other city', role: 'management', areaCode: '320200000000'},
  {accountId: 'everywhere', role: 'supervisor'},
  {accountId: 'province', role: 'supervisor', areaCode: '320000000000'},
  {accountId: 'anywhere', role: 'call-back-officer'},
];

const told = (who: Parameters<typeof recipientsOf>[1], people = PEOPLE, concern = CONCERN): string[] =>
  recipientsOf(concern, who, people).map(({accountId}) => accountId);

test('tells the handlers or the head of the department concerned, and never the person who was rated', () => {
  assert.deepEqual(told('department'), ['handler']);
  assert.deepEqual(told('leader'), ['head']);
  assert.deepEqual(told('department', PEOPLE, {...CONCERN, departmentCode: OTHER}), ['handler elsewhere']);
});

test('tells nobody of a department where none is concerned', () => {
  const {departmentCode: _, ...nowhere} = CONCERN;
  assert.deepEqual(
    recipientsOf(nowhere, 'department', [{role: 'handler'}, {role: 'handler', departmentCode: OFFICE}]),
    [],
  );
});

test('tells those who answer for the area from nearest by', () => {
  assert.deepEqual(told('management'), ['county']);
  assert.deepEqual(
    told(
      'management',
      PEOPLE.filter(({accountId}) => accountId !== 'county'),
    ),
    ['city'],
  );
  assert.deepEqual(told('supervisor'), ['province']);
  assert.deepEqual(told('call-back-officer'), ['anywhere']);
  assert.deepEqual(told('dispatcher'), []);
});
