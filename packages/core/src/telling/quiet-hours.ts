import {addDays, localDateOf, startOfLocalDate} from '../calendar.ts';
import type {Profile} from '../profile.ts';

const HOUR_MS = 3_600_000;

/**
 * The moment from which a person may be told something that is ready at `at`: that very moment, or the end of the quiet hours in
 * which it lies. They may run over midnight; what is urgent knows none.
 */
export function quietUntil(at: number, urgent: boolean, {telling}: Pick<Profile, 'telling'>): number {
  const {quietFromHour: from, quietUntilHour: until} = telling;
  if (urgent || from === until) return at;
  const today = localDateOf(at);
  const midnight = startOfLocalDate(today);
  const hour = (at - midnight) / HOUR_MS;
  const quiet = from < until ? hour >= from && hour < until : hour >= from || hour < until;
  if (!quiet) return at;
  const ends = hour < until ? midnight : startOfLocalDate(addDays(today, 1));
  return ends + until * HOUR_MS;
}
