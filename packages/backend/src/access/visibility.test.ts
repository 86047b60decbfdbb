import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  type Actor,
  CHINA_HOLIDAYS,
  JIANGSU_PROFILE,
  openWorkOrder,
  ROLES,
  SYSTEM,
  transition,
  type WorkOrder,
} from '@haochaping/core';
import {maySee} from './visibility.ts';

const AT = Date.parse('2026-11-20T02:00:00Z');
const OFFICE = '11320115MB10005717';
const HELPER = '11320115MB10005799';

function order(): WorkOrder {
  const opened = openWorkOrder({
    review: {id: 'r', level: 2, identityMode: 'real-name', receivedAt: AT},
    instance: {
      subjectKey: 'C#1',
      areaCode: '320115000000',
      departmentCode: OFFICE,
      itemCode: `${OFFICE}4000717051000`,
      staffNumber: '0307',
    },
    id: 'o',
    number: 'CP32011520261120000001',
    at: AT,
    profile: JIANGSU_PROFILE,
    notices: CHINA_HOLIDAYS,
  });
  const command = {type: 'dispatch', departmentCode: OFFICE, assistingDepartmentCodes: [HELPER]} as const;
  const sent = transition(opened, command, {at: AT, actor: SYSTEM, profile: JIANGSU_PROFILE, notices: CHINA_HOLIDAYS});
  assert.ok(sent.ok);
  return sent.order;
}

test('a department sees what it handles or helps to handle, and nothing else', () => {
  for (const role of ['handler', 'leader'] as const) {
    assert.equal(maySee(order(), {role, departmentCode: OFFICE}), true);
    assert.equal(maySee(order(), {role, departmentCode: HELPER}), true);
    assert.equal(maySee(order(), {role, departmentCode: '11320113MB10005700'}), false);
    assert.equal(maySee(order(), {role}), false);
  }
});

test('the others see their area and what lies in it', () => {
  for (const role of [
    'dispatcher',
    'management',
    'upper-management',
    'call-back-officer',
    'supervisor',
    'auditor',
  ] as const) {
    for (const areaCode of ['320115000000', '320100000000', '320000000000'])
      assert.equal(maySee(order(), {role, areaCode}), true);
    for (const areaCode of ['320113000000', '320500000000']) assert.equal(maySee(order(), {role, areaCode}), false);
  }
});

test('the person who was rated sees nothing of the order, in no role', () => {
  for (const role of ROLES) {
    const rated: Actor = {role, departmentCode: OFFICE, areaCode: '320000000000', staffNumber: '0307'};
    assert.equal(maySee(order(), rated), false, role);
  }
  const namesake: Actor = {role: 'handler', departmentCode: HELPER, staffNumber: '0307'};
  assert.equal(maySee(order(), namesake), true, 'the same number in another department is another person');
});

test('administrator, citizen and system see none', () => {
  for (const role of ['administrator', 'citizen', 'system'] as const) {
    assert.equal(maySee(order(), {role, areaCode: '320000000000', departmentCode: OFFICE}), false);
  }
});
