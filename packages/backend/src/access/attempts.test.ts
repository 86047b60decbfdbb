import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {AttemptCounter, takeAttempt} from './attempts.ts';

const rules = {burst: 3, everyMs: 2000};

test('a secret may be used some times at once, then once each while', () => {
  const counter = new AttemptCounter(rules);
  assert.deepEqual(
    [0, 0, 0, 0].map((at) => counter.take('a', at)),
    [0, 0, 0, 2000],
  );
  assert.equal(counter.take('a', 500), 1500);
  assert.equal(counter.take('a', 2000), 0);
  assert.equal(counter.take('a', 2000), 2000);
  assert.equal(counter.take('a', 2000 + 3 * 2000), 0);
});

test('each secret has its own count', () => {
  const counter = new AttemptCounter(rules);
  for (let times = 0; times < 4; times++) counter.take('a', 0);
  assert.equal(counter.take('b', 0), 0);
});

test('a use that was refused costs nothing, so that asking too often does not lock for ever', () => {
  const counter = new AttemptCounter(rules);
  for (let at = 0; at < 2000; at += 10) counter.take('a', at);
  assert.equal(counter.take('a', 4000), 0);
});

test('past its bound the counter forgets what was not used for the longest time, and nothing else', () => {
  const counter = new AttemptCounter({burst: 1, everyMs: 1_000_000}, 2);
  counter.take('old', 0);
  counter.take('busy', 1);
  counter.take('old', 2);
  counter.take('new', 3);
  assert.ok(counter.take('old', 4) > 0);
  assert.ok(counter.take('new', 5) > 0);
  assert.equal(counter.take('busy', 6), 0, 'forgotten, and so forgiven');
});

test('in no time span are more uses let through than the burst and what fell due, even when the clock goes back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({min: -3000, max: 3000}), {maxLength: 60}), (steps) => {
      let at = 0;
      let passed = 0;
      let taken = 0;
      let allowance: ReturnType<typeof takeAttempt>['allowance'] | undefined;
      for (const step of steps) {
        at += step;
        if (allowance !== undefined) passed += Math.max(0, step);
        const result = takeAttempt(allowance, at, rules);
        if (result.retryAfterMs === 0) taken += 1;
        else assert.ok(result.retryAfterMs <= rules.everyMs);
        ({allowance} = result);
      }
      assert.ok(taken <= rules.burst + passed / rules.everyMs);
    }),
  );
});
