import assert from 'node:assert/strict';
import test from 'node:test';
import {countText, percentText, perTenThousandText} from './count-text.ts';

test('writes counts to the unit with a comma every three digits', () => {
  assert.deepEqual([0, 7, 999, 1_000, 21_000, 620_000_000].map(countText), [
    '0',
    '7',
    '999',
    '1,000',
    '21,000',
    '620,000,000',
  ]);
});

test('cuts a rate and never rounds it up', () => {
  assert.equal(percentText({numerator: 620_000_000, denominator: 620_021_000}, 2), '99.99%');
  assert.equal(percentText({numerator: 21_000, denominator: 620_021_000}, 4), '0.0033%');
});

test('says 100 % only when nothing is missing, and a dash when there is nothing', () => {
  assert.equal(percentText({numerator: 3, denominator: 3}, 2), '100%');
  assert.equal(percentText({numerator: 0, denominator: 0}, 2), '—');
});

test('counts on ten thousand without a floating quotient', () => {
  assert.equal(perTenThousandText({numerator: 21_000, denominator: 620_021_000}), '0.33');
  assert.equal(perTenThousandText({numerator: 1, denominator: 3}), '3,333.33');
  assert.equal(perTenThousandText({numerator: 0, denominator: 0}), '—');
});
