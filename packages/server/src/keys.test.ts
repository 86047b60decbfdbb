import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {KEYS_FILE, openKeys} from './keys.ts';
import {nodePasswords} from './node-passwords.ts';
import {sessionCookie} from './session-cookie.ts';
import {StartError} from './start-error.ts';

function folder(t: {after(step: () => void): void}): string {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), 'haochaping-keys-'));
  t.after(() => fs.rmSync(made, {recursive: true}));
  return made;
}

test('keys are made once, kept for their owner alone, and found again', async (t) => {
  const directory = folder(t);
  const made = await openKeys(directory);
  assert.deepEqual(await openKeys(directory), made);
  assert.deepEqual(fs.readdirSync(directory), [KEYS_FILE], 'no draft is left');
  if (process.platform !== 'win32') assert.equal(fs.statSync(path.join(directory, KEYS_FILE)).mode & 0o777, 0o600);
  assert.notEqual((await openKeys(folder(t))).deployment, made.deployment);
});

test('keys that are not whole are refused, and left as they are', async (t) => {
  const directory = folder(t);
  const file = path.join(directory, KEYS_FILE);
  const {deployment, invitationKey} = await openKeys(directory);
  for (const broken of ['', '{}', 'null', JSON.stringify({deployment, invitationKey, hashKey: 'short'})]) {
    fs.writeFileSync(file, broken);
    await assert.rejects(openKeys(directory), StartError, broken);
    assert.equal(fs.readFileSync(file, 'utf8'), broken);
  }
});

test('keys of an earlier release get one for the log, once, and keep all others', async (t) => {
  const directory = folder(t);
  const file = path.join(directory, KEYS_FILE);
  const made = await openKeys(directory);
  const {logKey: _, ...earlier} = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, unknown>;
  fs.writeFileSync(file, JSON.stringify(earlier));
  const opened = await openKeys(directory);
  assert.deepEqual({...opened, logKey: made.logKey}, made);
  assert.equal(opened.logKey.length, 32);
  assert.notDeepEqual(opened.logKey, made.logKey);
  assert.deepEqual(await openKeys(directory), opened);
});

test('a key of another suite goes in front, once, and the older ones are kept', async (t) => {
  const directory = folder(t);
  const {sealing: before} = await openKeys(directory);
  assert.deepEqual(
    before.map(({suite}) => suite),
    ['intl'],
  );
  const {sealing: after} = await openKeys(directory, 'sm');
  assert.deepEqual(after.slice(1), before);
  assert.equal(after[0]?.suite, 'sm');
  assert.deepEqual((await openKeys(directory, 'sm')).sealing, after);
});

test('keys of a release that sealed nothing get a key for it, and keep all others', async (t) => {
  const directory = folder(t);
  const file = path.join(directory, KEYS_FILE);
  const made = await openKeys(directory);
  const {sealing: _, ...earlier} = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, unknown>;
  fs.writeFileSync(file, JSON.stringify(earlier));
  const opened = await openKeys(directory);
  assert.deepEqual({...opened, sealing: made.sealing}, made);
  assert.notDeepEqual(opened.sealing, made.sealing);
  assert.deepEqual(await openKeys(directory), opened);
});

test('passwords are hashed by scrypt as RFC 7914 has it, with our numbers', async () => {
  const hash = await nodePasswords.hash('pleaseletmein', new TextEncoder().encode('SodiumChloride'));
  // Python: hashlib.scrypt(b'pleaseletmein', salt=b'SodiumChloride', n=2**15, r=8, p=1, maxmem=2**26, dklen=32)
  assert.equal(Buffer.from(hash).toString('hex'), 'f72cbc204bdcfc3ff5b115d8508aec1566ff0ef3f658388601a3933078ef7ac8');
});

test('a session travels in its cookie and in no other, over TLS alone where that is said', () => {
  const carrier = sessionCookie({https: true});
  const headers = new Headers();
  carrier.write(headers, 'secret', 60);
  assert.equal(
    headers.get('set-cookie'),
    'hcp-session=secret; Path=/v1; HttpOnly; SameSite=Strict; Max-Age=60; Secure',
  );
  const read = (cookie: string): string | undefined => carrier.read(new Request('http://x/', {headers: {cookie}}));
  assert.equal(read('a=1; hcp-session=secret; b=2'), 'secret');
  assert.equal(read('xhcp-session=secret'), undefined);
  assert.equal(read('hcp-session='), undefined);
  const back = new Headers();
  sessionCookie({https: false}).write(back, undefined, 0);
  assert.equal(back.get('set-cookie'), 'hcp-session=; Path=/v1; HttpOnly; SameSite=Strict; Max-Age=0');
});
