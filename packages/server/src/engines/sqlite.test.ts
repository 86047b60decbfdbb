import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {StoreError} from '@haochaping/backend';
import {conformanceCases, SAMPLE_RULES, sampleReview, stock} from '@haochaping/backend/conformance';
import Database from 'better-sqlite3';
import {sql} from 'kysely';
import {lockDirectory} from './lock.ts';
import {openSqliteEngine, SQLITE_FILE} from './sqlite.ts';

function temporaryDirectory(t: TestContext): string {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'hcp-sqlite-'));
  t.after(() => fs.rmSync(directory, {recursive: true}));
  return directory;
}

for (const {title, run} of conformanceCases) {
  test(`SQLite in a thread ${title}`, async (t) => {
    const lock = lockDirectory(temporaryDirectory(t));
    const engine = await openSqliteEngine({lock, rules: SAMPLE_RULES});
    t.after(async () => {
      await engine.close();
      lock.release();
    });
    await run(engine, {equal: assert.deepEqual});
  });
}

test('keeps what it holds from one opening to the next', async (t) => {
  const directory = temporaryDirectory(t);
  const review = sampleReview('A', {level: 1});
  for (const outcome of ['recorded', 'already-recorded']) {
    const lock = lockDirectory(directory);
    const engine = await openSqliteEngine({lock, rules: SAMPLE_RULES});
    await stock(engine, 'A');
    const [recorded] = await engine.recordReviews([review]);
    assert.equal(recorded?.outcome, outcome);
    await engine.close();
    lock.release();
  }
});

test('flushes every commit, and leaves foreign keys alone', async (t) => {
  const lock = lockDirectory(temporaryDirectory(t));
  const engine = await openSqliteEngine({lock, rules: SAMPLE_RULES});
  t.after(async () => {
    await engine.close();
    lock.release();
  });
  const read = async (name: string): Promise<unknown> =>
    Object.values(
      (await sql<Record<string, unknown>>`${sql.raw(`pragma ${name}`)}`.execute(engine.db)).rows[0] ?? {},
    )[0];
  assert.deepEqual([await read('journal_mode'), await read('synchronous'), await read('foreign_keys')], ['wal', 2, 0]);
});

test('refuses a review when too many wait, and takes the next when they are written', async (t) => {
  const lock = lockDirectory(temporaryDirectory(t));
  const groupCommit = {mostInCommit: 4, mostWaiting: 8};
  const engine = await openSqliteEngine({lock, rules: SAMPLE_RULES, groupCommit});
  t.after(async () => {
    await engine.close();
    lock.release();
  });
  const cases = Array.from({length: 40}, (_, index) => `C${index}`);
  await stock(engine, ...cases, 'last');
  const codes = await Promise.all(
    cases.map((one) =>
      engine.recordReviews([sampleReview(one)]).then(
        ([recorded]) => recorded?.outcome,
        (error: unknown) => (error instanceof StoreError ? error.code : error),
      ),
    ),
  );
  const refused = codes.filter((code) => code === 'overloaded').length;
  assert.ok(refused > 0 && refused < cases.length, String(refused));
  assert.equal(codes.filter((code) => code === 'recorded').length, cases.length - refused);
  assert.equal((await engine.recordReviews([sampleReview('last')]))[0]?.outcome, 'recorded');
});

test('refuses data that a newer release has written, and leaves it as it is', async (t) => {
  const directory = temporaryDirectory(t);
  const lock = lockDirectory(directory);
  t.after(() => lock.release());
  await (await openSqliteEngine({lock, rules: SAMPLE_RULES})).close();
  const file = new Database(path.join(directory, SQLITE_FILE));
  file.exec('insert into schema_version (version) values (99)');
  file.close();
  await assert.rejects(
    openSqliteEngine({lock, rules: SAMPLE_RULES}),
    (error) => error instanceof StoreError && error.code === 'schema-newer',
  );
});

test('says so when the file is no database', async (t) => {
  const directory = temporaryDirectory(t);
  const lock = lockDirectory(directory);
  t.after(() => lock.release());
  fs.writeFileSync(path.join(directory, SQLITE_FILE), 'not a database, but long enough to be read as one'.repeat(20));
  await assert.rejects(openSqliteEngine({lock, rules: SAMPLE_RULES}), {code: 'SQLITE_NOTADB'});
});
