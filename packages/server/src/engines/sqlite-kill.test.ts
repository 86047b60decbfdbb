import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import {test, type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {type Engine, StoreError} from '@haochaping/backend';
import {SAMPLE_RULES, sampleReview, stock} from '@haochaping/backend/conformance';
import {type DirectoryLock, lockDirectory} from './lock.ts';
import {openSqliteEngine} from './sqlite.ts';

// This file is also the program that the tests start and kill: `sqlite-kill.test.ts --child <directory> <round>`.

const [, , asChild, childDirectory, childRound] = process.argv;

async function open(directory: string): Promise<{readonly lock: DirectoryLock; readonly engine: Engine}> {
  const lock = lockDirectory(directory);
  return {lock, engine: await openSqliteEngine({lock, rules: SAMPLE_RULES})};
}

/** Records for ever, 16 at a time, every third one bad, and prints each id once it is acknowledged. */
async function recordUntilKilled(directory: string, round: string): Promise<void> {
  const {engine} = await open(directory);
  const cases = Array.from({length: 4000}, (_, index) => `R${round}-${index}`);
  await stock(engine, ...cases);
  await Promise.all(
    Array.from({length: 16}, async (_, worker) => {
      for (let index = worker; ; index += 16) {
        const review = sampleReview(cases[index % cases.length] ?? '', {level: index % 3 === 0 ? 1 : 5});
        await engine.recordReviews([review]);
        fs.writeSync(1, `${review.id}\n`);
      }
    }),
  );
}

function startChild(directory: string, round: number): ReturnType<typeof spawn> {
  const file = fileURLToPath(import.meta.url);
  const args = ['--conditions=@haochaping/source', file, '--child', directory, String(round)];
  return spawn(process.execPath, args, {stdio: ['ignore', 'pipe', 'inherit']});
}

/** The ids that a child printed until it was killed in the midst of its work. */
async function killAfter(directory: string, round: number, printed: number): Promise<string[]> {
  const child = startChild(directory, round);
  const ids: string[] = [];
  assert.ok(child.stdout);
  for await (const line of readline.createInterface({input: child.stdout})) {
    ids.push(line);
    if (ids.length === printed) child.kill('SIGKILL');
  }
  if (child.signalCode === null && child.exitCode === null) await once(child, 'exit');
  assert.equal(child.signalCode, 'SIGKILL');
  return ids;
}

function temporaryDirectory(t: TestContext): string {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'hcp-kill-'));
  t.after(() => fs.rmSync(directory, {recursive: true, force: true}));
  return directory;
}

function codeOf(act: () => unknown): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return error instanceof StoreError ? error.code : error;
  }
}

function defineTests(): void {
  test('finds every acknowledged review, and every bad one with its order, after the process was killed', async (t) => {
    const directory = temporaryDirectory(t);
    const acknowledged: string[] = [];
    for (const [round, printed] of [50, 400, 900].entries()) {
      acknowledged.push(...(await killAfter(directory, round, printed)));
    }
    // The lock of a killed process is no lock.
    const {lock, engine} = await open(directory);
    t.after(async () => {
      await engine.close();
      lock.release();
    });
    const stored = await engine.db.selectFrom('review').select(['id', 'level', 'counted_on']).execute();
    const ids = new Set(stored.map(({id}) => id));
    assert.deepEqual(
      acknowledged.filter((id) => !ids.has(id)),
      [],
    );
    const orders = await engine.db.selectFrom('work_order').select('review_id').execute();
    const bad = stored.filter(({level}) => level <= 2).map(({id}) => id);
    assert.deepEqual(orders.map((order) => order.review_id).sort(), bad.sort());
    const deltas = await engine.db
      .selectFrom('count_delta')
      .select('count')
      .where('measure', 'in', [1, 2, 3, 4, 5])
      .execute();
    const counted = stored.filter((review) => review.counted_on !== null).length;
    assert.equal(
      deltas.reduce((sum, {count}) => sum + count, 0),
      counted,
    );
  });

  test('refuses a directory that another process holds, until that one is gone', async (t) => {
    const directory = temporaryDirectory(t);
    const child = startChild(directory, 0);
    t.after(() => child.kill('SIGKILL'));
    assert.ok(child.stdout);
    await once(child.stdout, 'data');
    assert.equal(
      codeOf(() => lockDirectory(directory)),
      'directory-in-use',
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
    lockDirectory(directory).release();
  });
}

if (asChild === '--child') await recordUntilKilled(childDirectory ?? '', childRound ?? '');
else defineTests();
