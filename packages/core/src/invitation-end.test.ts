import assert from 'node:assert/strict';
import test from 'node:test';
import {CHINA_HOLIDAYS} from './calendar-cn.ts';
import {invitationEnd} from './invitation-end.ts';
import {JIANGSU_PROFILE} from './profile.ts';

const DAY_MS = 86_400_000;
const FRIDAY = Date.parse('2026-11-20T02:00:00Z');

function endOf(issuedAt: number, changes: Partial<typeof JIANGSU_PROFILE> = {}): string {
  const times = {servedAt: FRIDAY, issuedAt};
  return new Date(invitationEnd(times, {...JIANGSU_PROFILE, ...changes}, CHINA_HOLIDAYS)).toISOString();
}

test('an invitation ends with the last day on which the service may be rated, in UTC+8', () => {
  // Ten working days after Friday 20 November 2026 are over at the end of Friday 4 December.
  assert.equal(endOf(FRIDAY), '2026-12-04T16:00:00.000Z');
});

test('one that is issued when that day is over ended before it began', () => {
  assert.equal(endOf(FRIDAY + 60 * DAY_MS), '2026-12-04T16:00:00.000Z');
});

test('where one may rate for longer, it ends with its own days', () => {
  const changes = {reviewWindowWorkingDays: 60, invitationDays: 30};
  assert.equal(endOf(FRIDAY, changes), '2026-12-20T02:00:00.000Z');
  assert.equal(endOf(FRIDAY + DAY_MS, changes), '2026-12-21T02:00:00.000Z');
});
