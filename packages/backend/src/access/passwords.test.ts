import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Passwords} from '../ports.ts';
import {keyedHash, sameText} from './keyed-hash.ts';
import {PasswordDesk} from './passwords.ts';

/** Stands in for scrypt: the bytes of the password and the salt. */
const plain: Passwords = {
  hash: (password, salt) => Promise.resolve(new Uint8Array([...new TextEncoder().encode(password), ...salt])),
};

test('the right password matches, another does not, and nobody’s never does', async () => {
  const desk = new PasswordDesk(plain);
  const stored = await desk.hash('correct horse');
  assert.equal(await desk.matches('correct horse', stored), true);
  assert.equal(await desk.matches('correct horses', stored), false);
  assert.equal(await desk.matches('', undefined), false);
  assert.notDeepEqual(await desk.hash('correct horse'), stored, 'each has a salt of its own');
});

test('a letter composed in another way is the same letter', async () => {
  const desk = new PasswordDesk(plain);
  assert.equal(await desk.matches('cafe\u0301', await desk.hash('caf\u00e9')), true);
});

test('sign-ins take turns, also after one that failed', async () => {
  const desk = new PasswordDesk(plain);
  const order: string[] = [];
  const slow = desk.inTurn(async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    order.push('slow');
    throw new Error('broken');
  });
  const quick = desk.inTurn(() => Promise.resolve(order.push('quick')));
  await assert.rejects(slow, /broken/);
  await quick;
  assert.deepEqual(order, ['slow', 'quick']);
});

test('a flood of sign-ins is turned away at the door', async () => {
  const desk = new PasswordDesk(plain);
  const asked = Array.from({length: 40}, () => desk.inTurn(() => new Promise((resolve) => setTimeout(resolve, 1))));
  const turnedAway = (await Promise.all(asked)).filter((result) => result === 'full');
  assert.equal(turnedAway.length, 8);
  assert.equal(await desk.inTurn(() => Promise.resolve('served')), 'served');
});

test('a secret’s hash depends on the deployment’s key and on what the secret is for', () => {
  const key = new Uint8Array(32).fill(7);
  const hash = keyedHash(key, 'receipt', 'A');
  assert.match(hash, /^[0-9a-f]{64}$/);
  assert.equal(keyedHash(key, 'receipt', 'A'), hash);
  assert.notEqual(keyedHash(key, 'session', 'A'), hash);
  assert.notEqual(keyedHash(new Uint8Array(32), 'receipt', 'A'), hash);
  assert.equal(sameText('abc', 'abc'), true);
  assert.equal(sameText('abc', 'abd'), false);
  assert.equal(sameText('abc', 'ab'), false);
});
