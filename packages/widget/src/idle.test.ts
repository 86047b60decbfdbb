import assert from 'node:assert/strict';
import test from 'node:test';
import {clearAfterSeconds, idleAfter} from './idle.ts';

test('warns 20 seconds before it clears, and clears at the end', () => {
  assert.deepEqual(idleAfter(0, 60), {secondsLeft: 60, warn: false});
  assert.deepEqual(idleAfter(39_000, 60), {secondsLeft: 21, warn: false});
  assert.deepEqual(idleAfter(40_000, 60), {secondsLeft: 20, warn: true});
  assert.deepEqual(idleAfter(59_999, 60), {secondsLeft: 1, warn: true});
  assert.deepEqual(idleAfter(60_000, 60), {secondsLeft: 0, warn: true});
  assert.deepEqual(idleAfter(9e9, 60), {secondsLeft: 0, warn: true});
});

test('gives half of a short time to the warning', () => {
  assert.equal(idleAfter(4_000, 10).warn, false);
  assert.equal(idleAfter(5_000, 10).warn, true);
});

test('takes the seconds that a page asks for, and a minute where it asks for nonsense', () => {
  assert.equal(clearAfterSeconds('15'), 15);
  for (const nonsense of [null, '', '0', '-5', 'soon', 'Infinity', 'NaN']) {
    assert.equal(clearAfterSeconds(nonsense), 60, String(nonsense));
  }
});
