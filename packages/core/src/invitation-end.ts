import {addWorkingDays, endOfLocalDate, type HolidayNotice, localDateOf} from './calendar.ts';
import type {Profile} from './profile.ts';

const DAY_MS = 86_400_000;

/**
 * When an invitation ends: after the days of the profile, but not after the time in which the service may be rated. It may
 * lie before `issuedAt`: then the time for rating was over already.
 */
export function invitationEnd(
  {servedAt, issuedAt}: {readonly servedAt: number; readonly issuedAt: number},
  profile: Profile,
  notices: readonly HolidayNotice[],
): number {
  const lastDay = addWorkingDays(notices, localDateOf(servedAt), profile.reviewWindowWorkingDays).on;
  return Math.min(issuedAt + profile.invitationDays * DAY_MS, endOfLocalDate(lastDay));
}
