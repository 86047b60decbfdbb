import assert from 'node:assert/strict';
import {test} from 'node:test';
import {peekInvitation} from '@haochaping/protocol';
import {exportJWK, generateKeyPair, SignJWT} from 'jose';
import type {Keys} from '../ports.ts';
import {Invitations, verifyOnce} from './invitations.ts';

const about = {itemName: '企业设立登记', departmentName: '江宁区', caseNumber: 'C', servedOn: '2026-11-20'};
const order = {subjectKey: 'C#1', channel: 'kiosk', about, issuedAt: 1_000_000, expiresAt: 2_000_000} as const;

async function keysOf(kid: string): Promise<Keys> {
  const {privateKey} = await generateKeyPair('ES256', {extractable: true});
  return {
    invitationKey: {...(await exportJWK(privateKey)), kid},
    hashKey: new Uint8Array(32),
    logKey: new Uint8Array(32),
    sealing: [],
  };
}

test('what is issued can be verified, and read by a device without the key', async () => {
  const invitations = new Invitations(await keysOf('k1'), 'here');
  const token = await invitations.issue(order);
  const {id, ...verified} = (await invitations.verify(token)) as {id: string};
  assert.deepEqual(verified, {subjectKey: 'C#1', channel: 'kiosk', about, expiresAt: 2_000_000});
  assert.equal(peekInvitation(token)?.jti, id);
  assert.notEqual(await invitations.issue(order), token, 'each has an id of its own');
});

test('an invitation long over still verifies: whether it is too late is judged elsewhere', async () => {
  const invitations = new Invitations(await keysOf('k1'), 'here');
  assert.equal(typeof (await invitations.verify(await invitations.issue(order))), 'object');
});

test('another deployment’s is foreign: by its key, or by whom it is for', async () => {
  const keys = await keysOf('k1');
  const here = new Invitations(keys, 'here');
  assert.equal(await here.verify(await new Invitations(await keysOf('k2'), 'here').issue(order)), 'invitation-foreign');
  assert.equal(await here.verify(await new Invitations(keys, 'there').issue(order)), 'invitation-foreign');
});

test('everything else that does not verify is forged', async () => {
  const keys = await keysOf('k1');
  const here = new Invitations(keys, 'here');
  const token = await here.issue(order);
  const [header = '', payload = '', signature = ''] = token.split('.');
  const sameName = await new Invitations(await keysOf('k1'), 'here').issue(order);
  const {privateKey} = await generateKeyPair('ES256');
  const byAnother = await new SignJWT({}).setProtectedHeader({alg: 'ES256', kid: 'k1'}).sign(privateKey);
  const hmac = await new SignJWT({}).setProtectedHeader({alg: 'HS256', kid: 'k1'}).sign(new Uint8Array(32));
  for (const forged of [
    '',
    'x',
    '..',
    `${header}.${payload}.`,
    `${header}.${payload}A.${signature}`,
    sameName,
    byAnother,
    hmac,
  ]) {
    assert.equal(await here.verify(forged), 'invitation-forged', forged);
  }
});

test('a token that comes many times in a batch is verified once', async () => {
  const invitations = new Invitations(await keysOf('k1'), 'here');
  const token = await invitations.issue(order);
  const verify = verifyOnce(invitations);
  const [one, other] = await Promise.all([verify(token), verify(token)]);
  assert.equal(one, other);
});
