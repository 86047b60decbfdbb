import assert from 'node:assert/strict';
import test from 'node:test';
import {type Actor, type Role, ROLES} from './roles.ts';
import {ACTORS, OFFICE, orderIn, OTHER_OFFICE} from './sample-orders.ts';
import {maySeeOrder, maySettle, mayWatch, sightOf} from './visibility.ts';

const order = orderIn('verifying');
const [helper = ''] = order.assistingDepartmentCodes;
const OF_AN_AREA: readonly Role[] = [
  'dispatcher',
  'management',
  'upper-management',
  'call-back-officer',
  'supervisor',
  'auditor',
];

test('a department sees what it handles or helps to handle, and nothing else', () => {
  for (const role of ['handler', 'leader'] as const) {
    assert.equal(maySeeOrder(order, {role, departmentCode: OFFICE}), true);
    assert.equal(maySeeOrder(order, {role, departmentCode: helper}), true);
    assert.equal(maySeeOrder(order, {role, departmentCode: OTHER_OFFICE}), false);
    assert.equal(maySeeOrder(order, {role}), false);
    assert.equal(
      maySeeOrder(order, {role, areaCode: '320000000000'}),
      false,
      'an area does not stand for a department',
    );
  }
});

test('an order that waits for the dispatcher is for no department to see yet', () => {
  assert.equal(maySeeOrder(orderIn('routing'), {role: 'handler', departmentCode: OFFICE}), false);
});

test('the others see their area and what lies in it', () => {
  for (const role of OF_AN_AREA) {
    for (const areaCode of ['320115', '320115000000', '320100000000', '320000000000'])
      assert.equal(maySeeOrder(order, {role, areaCode}), true, `${role} ${areaCode}`);
    for (const areaCode of ['320113000000', '320500000000', '320115001000'])
      assert.equal(maySeeOrder(order, {role, areaCode}), false, `${role} ${areaCode}`);
    assert.equal(maySeeOrder(order, {role}), true, `${role} without an area is bound to none`);
  }
});

test('the person who was rated sees nothing of the order, in no role', () => {
  for (const role of ROLES) {
    const rated: Actor = {role, departmentCode: OFFICE, areaCode: '320000000000', staffNumber: '0012'};
    assert.equal(maySeeOrder(order, rated), false, role);
  }
  const namesake: Actor = {role: 'handler', departmentCode: helper, staffNumber: '0012'};
  assert.equal(maySeeOrder(order, namesake), true, 'the same number in another department is another person');
});

test('administrator, citizen and system see none', () => {
  for (const role of ['administrator', 'citizen', 'system'] as const) {
    const everywhere: Actor = {role, areaCode: '320000000000', departmentCode: OFFICE};
    assert.deepEqual(sightOf(everywhere), {kind: 'nowhere'});
    assert.equal(maySeeOrder(order, everywhere), false);
  }
});

test('who may give a command on an order sees it', () => {
  for (const role of ['dispatcher', 'handler', 'leader', 'management', 'call-back-officer', 'supervisor'] as const) {
    assert.equal(maySeeOrder(order, ACTORS[role]), true, role);
  }
});

test('lets management bodies, supervisors and auditors watch, and only the first settle, never their own department', () => {
  assert.deepEqual(
    ROLES.filter((role) => mayWatch(role)),
    ['management', 'upper-management', 'supervisor', 'auditor'],
  );
  const settling = ROLES.filter((role) => maySettle({role, departmentCode: 'ELSEWHERE'}, OFFICE));
  assert.deepEqual(settling, ['management', 'upper-management']);
  assert.equal(maySettle({role: 'management', departmentCode: OFFICE}, OFFICE), false);
  assert.equal(maySettle({role: 'management'}, OFFICE), true);
});
