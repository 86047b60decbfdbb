import assert from 'node:assert/strict';
import {test} from 'node:test';
import {startTimers} from './timers.ts';

const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

test('a job comes again after it has ended, and never meets itself', async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const stop = startTimers(
    [
      {
        name: 'slow',
        everyMs: 1,
        async run() {
          running += 1;
          most = Math.max(most, running);
          await tick();
          running -= 1;
          runs += 1;
        },
      },
    ],
    () => assert.fail('nothing failed'),
  );
  while (runs < 3) await tick();
  await stop();
  assert.equal(most, 1);
  assert.equal(running, 0, 'stopping waits for the run under way');
  const ended = runs;
  await tick();
  assert.equal(runs, ended);
});

test('a job that fails is reported, and comes again', async () => {
  const reported: unknown[] = [];
  let runs = 0;
  const run = (): Promise<void> => {
    runs += 1;
    return Promise.reject(new Error(`run ${String(runs)}`));
  };
  const stop = startTimers([{name: 'broken', everyMs: 1, run}], (what, cause) => reported.push([what, cause]));
  while (runs < 2) await tick();
  await stop();
  assert.deepEqual(reported.slice(0, 2), [
    ['job broken', new Error('run 1')],
    ['job broken', new Error('run 2')],
  ]);
});
