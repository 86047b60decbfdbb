import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {GUARDS} from './guards/index.ts';
import {Harness} from './harness.ts';
import {type CycleResult, Journal, totalsOf} from './journal.ts';
import {KINDS} from './kinds/index.ts';

const LIMIT_MS = 40_000;
const usual = {seed: 'npm test', kinds: KINDS, limitMs: LIMIT_MS} as const;
const harness = await Harness.open({...usual, journal: new Journal(undefined)});
after(() => harness.close());

async function play(on: Harness, from: number, to: number): Promise<CycleResult[]> {
  const results: CycleResult[] = [];
  for (let number = from; number < to; number++) results.push(await on.play(number));
  return results;
}

// Ten at a time, for each test has a time limit of its own.
for (const from of [0, 10, 20, 30]) {
  test(`faults ${from} to ${from + 9}: what a citizen was told is saved arrives, and arrives once`, async () => {
    const results = await play(harness, from, from + 10);
    assert.deepEqual(
      results.filter(({lost, doubled, broken}) => lost + doubled > 0 || broken !== undefined),
      [],
    );
    const {told_saved, recorded, parked} = totalsOf(results);
    assert.ok(told_saved > 10, 'citizens were told something');
    assert.equal(recorded + parked, told_saved);
  });
}

test('a queue that deletes before the answer is seen to lose', async (t) => {
  const guard = GUARDS.find(({name}) => name === 'deletes-before-the-answer');
  assert.ok(guard?.guardOff);
  const kinds = KINDS.filter(({name}) => name === 'status-500' || name === 'connection-cut');
  const {guardOff} = guard;
  const spoilt = await Harness.open({...usual, kinds, guardOff, journal: new Journal(undefined)});
  t.after(() => spoilt.close());
  assert.ok(totalsOf(await play(spoilt, 0, 4)).lost > 0);
});
