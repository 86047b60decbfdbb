import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  averageLevel,
  badCount,
  badRate,
  goodCount,
  goodRate,
  rate,
  totalCount,
  truncatedPercent,
  truncatedQuotient,
} from './metrics.ts';

const province = {5: 600_000_000, 4: 15_000_000, 3: 5_000_000, 2: 14_000, 1: 7_000};

test('counts three levels as good and two as bad', () => {
  assert.equal(goodCount(province), 620_000_000);
  assert.equal(badCount(province), 21_000);
  assert.equal(totalCount(province), 620_021_000);
});

test('shows 21 000 bad among 620 021 000 as what it is, not as nothing', () => {
  assert.equal(truncatedPercent(badRate(province), 5), '0.00338');
  assert.equal(truncatedPercent(badRate(province), 4), '0.0033');
});

test('never shows 100 while one is missing', () => {
  assert.equal(truncatedPercent(goodRate(province), 2), '99.99');
  assert.equal(truncatedPercent(rate(9_999_999_999, 10_000_000_000), 2), '99.99');
  assert.equal(truncatedPercent(rate(10, 10), 2), '100');
});

test('says nothing where there is nothing to divide by', () => {
  assert.equal(truncatedPercent(rate(0, 0), 2), null);
  assert.equal(truncatedQuotient(averageLevel({5: 0, 4: 0, 3: 0, 2: 0, 1: 0}), 1), null);
});

test('gives the numbers of the founding documents', () => {
  assert.equal(truncatedPercent(rate(117, 317), 1), '36.9');
  assert.equal(truncatedPercent(rate(11, 18), 1), '61.1');
  assert.equal(truncatedPercent(rate(310, 1200), 1), '25.8');
  assert.equal(truncatedPercent(rate(36_930, 81_389), 2), '45.37');
  assert.equal(truncatedQuotient(rate(7500, 72), 0), '104');
  assert.equal(truncatedQuotient(rate(7800, 300), 0), '26');
});

test('averages the levels given', () => {
  const counts = {5: 3, 4: 0, 3: 0, 2: 0, 1: 1};
  assert.deepEqual(averageLevel(counts), {numerator: 16, denominator: 4});
  assert.equal(truncatedQuotient(averageLevel(counts), 1), '4.0');
});

test('cuts and never rounds: the shown rate is at most the true one, and less than one place below it', () => {
  const count = fc.integer({min: 0, max: 1_000_000_000});
  fc.assert(
    fc.property(count, count, fc.integer({min: 0, max: 6}), (a, b, decimals) => {
      const [numerator, denominator] = [Math.min(a, b), Math.max(a, b)];
      const shown = truncatedPercent(rate(numerator, denominator), decimals);
      if (denominator === 0) {
        assert.equal(shown, null);
        return;
      }
      const places = 10n ** BigInt(decimals);
      const exact = (BigInt(numerator) * 100n * places) / BigInt(denominator);
      assert.equal(
        BigInt((shown ?? '').replace('.', '').padEnd(numerator === denominator ? 3 + decimals : 0, '0')),
        exact,
      );
    }),
  );
});
