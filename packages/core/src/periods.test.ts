import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {addDays, localDateOf} from './calendar.ts';
import {daysOfMonth, isLocalMonth, monthOf, periodsOf} from './periods.ts';

test('knows the last day of every month, leap years too', () => {
  assert.deepEqual(daysOfMonth('2026-11'), {from: '2026-11-01', to: '2026-11-30'});
  assert.deepEqual(daysOfMonth('2026-12'), {from: '2026-12-01', to: '2026-12-31'});
  assert.deepEqual(daysOfMonth('2028-02'), {from: '2028-02-01', to: '2028-02-29'});
  assert.deepEqual(['2026-13', '2026-1', '2026-11-01', 7].map(isLocalMonth), [false, false, false, false]);
  assert.ok(isLocalMonth('2026-11'));
});

test('takes whole months where a span covers them, and days at its ends', () => {
  assert.deepEqual(periodsOf({from: '2026-10-30', to: '2026-12-02'}), [
    '2026-10-30',
    '2026-10-31',
    '2026-11',
    '2026-12-01',
    '2026-12-02',
  ]);
  assert.deepEqual(periodsOf({from: '2026-11-05', to: '2026-11-05'}), ['2026-11-05']);
  assert.deepEqual(periodsOf({from: '2026-11-06', to: '2026-11-05'}), []);
});

test('covers every day of a span exactly once', () => {
  const start = Date.parse('2024-01-15T00:00:00Z');
  fc.assert(
    fc.property(fc.nat(1200), fc.nat(500), (offset, days) => {
      const from = addDays(localDateOf(start), offset);
      const to = addDays(from, days);
      const periods = new Set<string>(periodsOf({from, to}));
      for (let day = addDays(from, -40); day <= addDays(to, 40); day = addDays(day, 1)) {
        const held = [day, monthOf(day)].filter((period) => periods.has(period)).length;
        assert.equal(held, from <= day && day <= to ? 1 : 0, day);
      }
      assert.ok(periods.size <= 60 + days / 28);
    }),
  );
});
