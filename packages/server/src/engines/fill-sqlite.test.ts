import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {SAMPLE_RULES, sampleReview, stock} from '@haochaping/backend/conformance';
import {fillSqlite} from './fill-sqlite.ts';
import {type DirectoryLock, lockDirectory} from './lock.ts';
import {openSqliteEngine, SQLITE_FILE} from './sqlite.ts';

function lockedDirectory(t: TestContext): DirectoryLock {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'hcp-fill-'));
  const lock = lockDirectory(directory);
  t.after(() => {
    lock.release();
    fs.rmSync(directory, {recursive: true});
  });
  return lock;
}

test('fills a store that is open elsewhere, which sees all of it and can go on', async (t) => {
  const lock = lockedDirectory(t);
  const engine = await openSqliteEngine({lock, rules: SAMPLE_RULES});
  t.after(() => engine.close());
  const filled = await fillSqlite({lock, rules: SAMPLE_RULES}, async (filling) => {
    await stock(filling, 'A', 'B');
    return filling.recordReviews([sampleReview('A', {level: 1})]);
  });
  assert.deepEqual(
    filled.map(({outcome}) => outcome),
    ['recorded'],
  );
  const orders = await engine.db.selectFrom('work_order').select('subject_key').execute();
  assert.deepEqual(orders, [{subject_key: 'A#1'}]);
  assert.equal((await engine.recordReviews([sampleReview('B')]))[0]?.outcome, 'recorded');
});

test('leaves nothing of what was filled in beside the database itself', async (t) => {
  const lock = lockedDirectory(t);
  const engine = await openSqliteEngine({lock, rules: SAMPLE_RULES});
  t.after(() => engine.close());
  await fillSqlite({lock, rules: SAMPLE_RULES}, (filling) => stock(filling, 'A'));
  assert.equal(fs.statSync(path.join(lock.directory, `${SQLITE_FILE}-wal`)).size, 0);
});

test('lets go of the database when the filling fails', async (t) => {
  const lock = lockedDirectory(t);
  const failed = fillSqlite({lock, rules: SAMPLE_RULES}, () => Promise.reject(new Error('broken off')));
  await assert.rejects(failed, /broken off/);
  const engine = await openSqliteEngine({lock, rules: SAMPLE_RULES});
  await stock(engine, 'A');
  await engine.close();
});
