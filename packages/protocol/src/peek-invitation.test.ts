import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {InvitationClaims} from './invitation.ts';
import {peekInvitation} from './peek-invitation.ts';

const claims: InvitationClaims = {
  aud: 'jiangsu',
  sub: 'JS20261122#1',
  jti: 'a1',
  iat: 1_795_000_000,
  exp: 1_796_000_000,
  channel: 'web-widget',
  about: {
    itemName: '企业设立登记',
    departmentName: '江宁区行政审批局',
    windowName: '企业登记窗口',
    staffNumber: '1024',
    caseNumber: 'JS20261122',
    servedOn: '2026-11-20',
  },
};

function token(payload: unknown): string {
  return `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.AAAA`;
}

test('reads the Chinese words of an invitation without a network or a key', () => {
  assert.deepEqual(peekInvitation(token(claims)), claims);
});

test('an unreadable invitation is undefined, never an exception', () => {
  for (const bad of ['', 'a', 'a.b', 'e30.!!!.x', token({}), token({...claims, exp: 'soon'}), token(null)])
    assert.equal(peekInvitation(bad), undefined, bad);
});
