import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {conformanceCases, SAMPLE_RULES} from '@haochaping/backend/conformance';
import {lockDirectory} from './lock.ts';
import {openSqliteEngine} from './sqlite.ts';

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
