import assert from 'node:assert/strict';
import test from 'node:test';
import {addressOf, choiceOf, monthsUntil} from './choice.ts';

test('takes area and month from an address, and nothing that cannot be one', () => {
  assert.deepEqual(choiceOf('?area=320500000000&month=2026-10'), {area: '320500000000', month: '2026-10'});
  assert.deepEqual(choiceOf('?area=3205&month=2026-13&x=<b>'), {});
});

test('finds the way back to the whole', () => {
  assert.equal(addressOf({area: '320500000000', month: '2026-10'}), '?area=320500000000&month=2026-10');
  assert.equal(addressOf({}), './');
});

test('offers months across a new year, the latest first', () => {
  assert.deepEqual(monthsUntil('2026-01-31', 3), ['2026-01', '2025-12', '2025-11']);
});
