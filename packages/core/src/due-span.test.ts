import assert from 'node:assert/strict';
import test from 'node:test';
import {endOfLocalDate} from './calendar.ts';
import {dueSpan} from './due-span.ts';

const MONDAY = Date.parse('2026-11-23T09:00:00+08:00');
const SUNDAY = Date.parse('2026-11-29T23:00:00+08:00');

test('calls overdue whatever has ended by now, and nothing else', () => {
  assert.deepEqual(dueSpan('overdue', MONDAY), {until: MONDAY});
});

test('ends a day where the office’s day ends', () => {
  assert.deepEqual(dueSpan('today', MONDAY), {after: MONDAY, until: endOfLocalDate('2026-11-23')});
  const early = Date.parse('2026-11-24T00:30:00+08:00');
  assert.deepEqual(dueSpan('today', early), {after: early, until: endOfLocalDate('2026-11-24')});
});

test('ends a week with its Sunday, on that Sunday too', () => {
  assert.deepEqual(dueSpan('this-week', MONDAY), {after: MONDAY, until: endOfLocalDate('2026-11-29')});
  assert.deepEqual(dueSpan('this-week', SUNDAY), {after: SUNDAY, until: endOfLocalDate('2026-11-29')});
});
