import assert from 'node:assert/strict';
import test from 'node:test';
import {isLevel, isNegative, LEVEL_NAMES, LEVELS, needsReason} from './rating.ts';

test('shows five levels from best to worst, the integer being the number of stars', () => {
  assert.deepEqual(
    LEVELS.map((level) => `${String(level)} ${LEVEL_NAMES[level]}`),
    ['5 非常满意', '4 满意', '3 基本满意', '2 不满意', '1 非常不满意'],
  );
});

test('counts the last two levels as bad and the first three as good', () => {
  assert.deepEqual(LEVELS.map(isNegative), [false, false, false, true, true]);
});

test('takes nothing but the five integers for a level', () => {
  assert.deepEqual([1, 2, 3, 4, 5].map(isLevel), [true, true, true, true, true]);
  for (const value of [0, 6, 2.5, -1, NaN, '5', null, undefined, [5]]) assert.equal(isLevel(value), false);
});

test('asks for a reason only from bad levels, and only where the profile does', () => {
  assert.deepEqual(
    LEVELS.filter((level) => needsReason(level, {negativeNeedsReason: true})),
    [2, 1],
  );
  assert.equal(needsReason(1, {negativeNeedsReason: false}), false);
});
