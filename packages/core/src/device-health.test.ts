import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {clockHealth, CLOCK_TOLERANCE_MS, storageHealth} from './device-health.ts';

const NOON = Date.parse('2026-11-22T04:00:00.000Z');

test('calls a clock wrong from a little more than five minutes on, ahead or behind', () => {
  const at = (offsetMs: number) => ({askedAt: NOON + offsetMs, answeredAt: NOON + offsetMs + 200});
  assert.deepEqual(clockHealth(NOON, at(0)), {wrong: false, aheadMs: 0});
  assert.deepEqual(clockHealth(NOON, at(CLOCK_TOLERANCE_MS)), {wrong: false, aheadMs: CLOCK_TOLERANCE_MS - 1_000});
  assert.equal(clockHealth(NOON, at(CLOCK_TOLERANCE_MS + 2_000)).wrong, true);
  assert.equal(clockHealth(NOON, at(-CLOCK_TOLERANCE_MS - 2_000)).wrong, true);
  assert.ok(clockHealth(NOON, at(-86_400_000)).aheadMs < -86_000_000);
});

test('finds no fault with a right clock, however long the answer took and wherever in its second it was written', () => {
  fc.assert(
    fc.property(fc.nat(120_000), fc.nat(120_000), fc.nat(999), (there, back, fraction) => {
      const written = NOON + fraction;
      const date = Math.floor(written / 1_000) * 1_000;
      const health = clockHealth(date, {askedAt: written - there, answeredAt: written + back});
      assert.deepEqual(health, {wrong: false, aheadMs: 0});
    }),
  );
});

test('tells a full outbox from a browser that has too little room for one', () => {
  const limits = {maxItems: 10, maxBytes: 1_000};
  assert.equal(storageHealth({items: 10, bytes: 5}, limits, undefined), 'queue-full');
  assert.equal(storageHealth({items: 1, bytes: 1_000}, limits, 9e9), 'queue-full');
  assert.equal(storageHealth({items: 1, bytes: 500}, limits, 1_499), 'room-low');
  assert.equal(storageHealth({items: 1, bytes: 500}, limits, 1_500), 'ok');
  assert.equal(storageHealth({items: 1, bytes: 500}, limits, undefined), 'ok');
});
