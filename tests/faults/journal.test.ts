import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {type CycleResult, Journal} from './journal.ts';

const result = (cycle: number, said: Partial<CycleResult> = {}): CycleResult => ({
  ...{seed: 'a', cycle, kind: 'clock', ms: 1, told_saved: 2, recorded: 2, parked: 0, lost: 0, doubled: 0},
  ...said,
});

function fileFor(t: {after(step: () => void): void}): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'haochaping-journal-'));
  t.after(() => fs.rmSync(folder, {recursive: true}));
  return path.join(folder, 'journal');
}

test('goes on where the last run of a seed ended, and sums up over runs and seeds', (t) => {
  const file = fileFor(t);
  const first = new Journal(file);
  first.noteTold({what: 'saved', subject: 'C#1', id: 'x', receiptCode: 'code'}, 'a', 0);
  first.noteResult(result(0));
  first.noteResult(result(1, {kind: 'quota', lost: 1, recorded: 1}));
  first.close();
  const second = new Journal(file);
  assert.equal(second.nextCycle('a'), 2);
  assert.equal(second.nextCycle('b'), 0);
  second.noteResult(result(0, {seed: 'b', broken: 'no page'}));
  assert.deepEqual(second.totals(), {
    ...{cycles: 3, told_saved: 6, recorded: 5, parked: 0, lost: 1, doubled: 0, broken: 1},
    faults: {clock: 2, quota: 1},
  });
  second.close();
});

test('a line that a crash cut off is no result', (t) => {
  const file = fileFor(t);
  const journal = new Journal(file);
  journal.noteResult(result(0));
  journal.close();
  fs.appendFileSync(file, JSON.stringify({result: result(1)}).slice(0, 40));
  const again = new Journal(file);
  assert.equal(again.nextCycle('a'), 1);
  again.noteResult(result(1));
  again.close();
  assert.equal(new Journal(file).nextCycle('a'), 2);
});
