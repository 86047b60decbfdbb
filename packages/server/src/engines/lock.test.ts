import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {StoreError} from '@haochaping/backend';
import {lockDirectory} from './lock.ts';

function temporaryDirectory(t: TestContext): string {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'hcp-lock-'));
  t.after(() => fs.rmSync(directory, {recursive: true}));
  return directory;
}

const hasCode = (code: string) => (error: unknown) => error instanceof StoreError && error.code === code;

test('makes the directory, and lets in whoever comes after a release', (t) => {
  const directory = path.join(temporaryDirectory(t), 'new', 'data');
  const lock = lockDirectory(directory);
  lock.release();
  lock.release();
  lockDirectory(directory).release();
});

test('refuses a second holder in the same process', (t) => {
  const directory = temporaryDirectory(t);
  const lock = lockDirectory(directory);
  t.after(() => lock.release());
  assert.throws(() => lockDirectory(directory), hasCode('directory-in-use'));
});

test('says so when the directory cannot be made', (t) => {
  const file = path.join(temporaryDirectory(t), 'file');
  fs.writeFileSync(file, '');
  assert.throws(() => lockDirectory(path.join(file, 'data')), hasCode('directory-unwritable'));
});

test('says so when something else lies where the lock should', (t) => {
  const directory = temporaryDirectory(t);
  fs.mkdirSync(path.join(directory, 'lock.sqlite'));
  assert.throws(() => lockDirectory(directory), hasCode('directory-unwritable'));
});
