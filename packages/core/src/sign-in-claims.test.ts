import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type ClaimRules, grantOf, textClaim} from './sign-in-claims.ts';

const RULES: ClaimRules = {
  accountClaim: 'preferred_username',
  nameClaim: 'name',
  rules: [
    {claim: 'groups', value: 'hcp-admin', role: 'administrator', areaCode: '320100000000'},
    {claim: 'realm_access.roles', value: 'clerk', role: 'handler', departmentClaim: 'org.code'},
    {claim: 'https://id.example/duty', value: 'call', role: 'call-back-officer', areaClaim: 'area', areaCode: '320000'},
  ],
};

test('the first rule that fits gives role and place, from a list or a nested claim', () => {
  assert.deepEqual(grantOf(RULES, {groups: ['staff', 'hcp-admin'], realm_access: {roles: ['clerk']}}), {
    role: 'administrator',
    areaCode: '320100000000',
  });
  assert.deepEqual(grantOf(RULES, {realm_access: {roles: ['clerk']}, org: {code: '11320115MB10005717'}}), {
    role: 'handler',
    departmentCode: '11320115MB10005717',
  });
});

test('a fixed code stands in for a claim that is missing', () => {
  assert.deepEqual(grantOf(RULES, {'https://id.example/duty': 'call'}), {
    role: 'call-back-officer',
    areaCode: '320000',
  });
  assert.deepEqual(grantOf(RULES, {'https://id.example/duty': 'call', area: '320100'}), {
    role: 'call-back-officer',
    areaCode: '320100',
  });
});

test('nobody is let in by a claim that only looks alike', () => {
  assert.equal(grantOf(RULES, {}), undefined);
  assert.equal(grantOf(RULES, {groups: 'hcp-administrators'}), undefined);
  assert.equal(grantOf(RULES, {groups: [['hcp-admin']]}), undefined);
  assert.equal(grantOf(RULES, {realm_access: null}), undefined);
  assert.equal(
    grantOf({...RULES, rules: [{claim: 'constructor.name', value: 'Object', role: 'auditor'}]}, {}),
    undefined,
  );
});

test('a claim that is no text says nothing', () => {
  assert.equal(textClaim({name: ' 陈志远 '}, 'name'), '陈志远');
  assert.equal(textClaim({name: 7}, 'name'), undefined);
  assert.equal(textClaim({name: ' '}, 'name'), undefined);
});
