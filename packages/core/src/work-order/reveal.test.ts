import assert from 'node:assert/strict';
import test from 'node:test';
import {revealObjection} from './reveal.ts';
import {ROLES} from './roles.ts';
import {ACTORS, MONDAY, OFFICE, orderIn, OTHER_OFFICE} from './sample-orders.ts';

test('shows the sealed contact to those who have to reach the reviewer, and to no other role', () => {
  const order = orderIn('verifying');
  const may = ROLES.filter((role) => revealObjection(order, ACTORS[role]) === undefined);
  assert.deepEqual(may, ['handler', 'leader', 'management', 'upper-management', 'call-back-officer']);
  assert.equal(revealObjection(order, ACTORS.auditor), 'role-not-allowed');
});

test('shows it to the department only while it works on the order', () => {
  const {handler} = ACTORS;
  assert.equal(revealObjection(orderIn('merged'), handler), undefined);
  for (const state of ['replied', 'audit', 'appealing', 'return-requested', 'closed', 'archived'] as const) {
    assert.equal(revealObjection(orderIn(state), handler), 'state-not-allowed', state);
  }
  const {departmentCode: _, ...homeless} = handler;
  assert.equal(
    revealObjection(orderIn('verifying'), {...handler, departmentCode: OTHER_OFFICE}),
    'not-your-department',
  );
  assert.equal(revealObjection(orderIn('created'), homeless), 'not-your-department');
});

test('shows it to call-back and management in their area while the order is open, or struck out', () => {
  const officer = ACTORS['call-back-officer'];
  for (const state of ['call-back', 'audit', 'appealing', 'invalidated'] as const) {
    assert.equal(revealObjection(orderIn(state), officer), undefined, state);
  }
  assert.equal(revealObjection(orderIn('closed'), officer), 'state-not-allowed');
  assert.equal(revealObjection(orderIn('archived'), ACTORS.management), 'state-not-allowed');
  assert.equal(revealObjection(orderIn('audit'), {...officer, areaCode: '320200000000'}), 'not-your-area');
});

test('never shows who an anonymous reviewer is, nor anybody to the person who was rated', () => {
  const anonymous = {review: {id: 'r', level: 1, identityMode: 'anonymous', receivedAt: MONDAY}} as const;
  const order = orderIn('verifying', {facts: anonymous, without: ['record-contact', 'determine']});
  assert.equal(revealObjection(order, ACTORS.management), 'exception-not-grounded');
  const rated = {...ACTORS.handler, departmentCode: OFFICE, staffNumber: '0012'};
  assert.equal(revealObjection(orderIn('verifying'), rated), 'reviewed-person');
});
