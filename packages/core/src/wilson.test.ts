import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {placesByLowerBound, wilsonInterval} from './wilson.ts';

const near = (value: number | undefined, expected: number): void => {
  assert.ok(value !== undefined && Math.abs(value - expected) < 0.0001, `${String(value)} is not ${String(expected)}`);
};

test('the interval is the one of the books', () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
  for (const [numerator, denominator, lower, upper] of [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const) {
    const interval = wilsonInterval({numerator, denominator});
    near(interval?.lower, lower);
    near(interval?.upper, upper);
  }
});

test('nothing has no interval', () => {
  assert.equal(wilsonInterval({numerator: 0, denominator: 0}), undefined);
});

test('three of three stand behind ninety-five of a hundred, and two are not ranked at all', () => {
  const rates = [
    {numerator: 3, denominator: 3},
    {numerator: 95, denominator: 100},
    {numerator: 2, denominator: 2},
    {numerator: 95, denominator: 100},
    null,
  ];
  assert.deepEqual(placesByLowerBound(rates, 3), [3, 1, undefined, 1, undefined]);
});

test('holds the share it was made of, within 0 and 1', () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 1_000_000}), fc.double({min: 0, max: 1, noNaN: true}), (denominator, part) => {
      const numerator = Math.floor(part * denominator);
      const {lower, upper} = wilsonInterval({numerator, denominator}) ?? {lower: NaN, upper: NaN};
      const share = numerator / denominator;
      assert.ok(lower >= 0 && lower <= share + 1e-12 && share <= upper + 1e-12 && upper <= 1);
    }),
  );
});
