import assert from 'node:assert/strict';
import test from 'node:test';
import {JIANGSU_PROFILE} from '../profile.ts';
import {quietUntil} from './quiet-hours.ts';

const at = (local: string): number => Date.parse(`${local}+08:00`);
const hours = (quietFromHour: number, quietUntilHour: number): Parameters<typeof quietUntil>[2] => ({
  telling: {...JIANGSU_PROFILE.telling, quietFromHour, quietUntilHour},
});
const until = (local: string, rules = hours(22, 7), urgent = false): string =>
  new Date(quietUntil(at(local), urgent, rules) + 8 * 3_600_000).toISOString().slice(0, 16);

test('lets people sleep from ten in the evening till seven, over midnight', () => {
  assert.equal(until('2026-11-20T21:59:59'), '2026-11-20T21:59');
  assert.equal(until('2026-11-20T22:00:00'), '2026-11-21T07:00');
  assert.equal(until('2026-12-31T23:59:59'), '2027-01-01T07:00');
  assert.equal(until('2026-11-21T00:00:00'), '2026-11-21T07:00');
  assert.equal(until('2026-11-21T06:59:59'), '2026-11-21T07:00');
  assert.equal(until('2026-11-21T07:00:00'), '2026-11-21T07:00');
});

test('wakes people for what is urgent', () => {
  assert.equal(until('2026-11-20T23:30:00', hours(22, 7), true), '2026-11-20T23:30');
});

test('knows quiet hours within one day, and none where both ends are the same', () => {
  assert.equal(until('2026-11-20T11:59:00', hours(12, 14)), '2026-11-20T11:59');
  assert.equal(until('2026-11-20T13:10:00', hours(12, 14)), '2026-11-20T14:00');
  assert.equal(until('2026-11-20T14:00:00', hours(12, 14)), '2026-11-20T14:00');
  assert.equal(until('2026-11-20T03:00:00', hours(3, 3)), '2026-11-20T03:00');
});
