import {CHINA_HOLIDAYS, workingTimeLeft} from '@haochaping/core';
import {COUNTDOWN} from '../locales/staff-pages-zh-CN.ts';

/** How a clock stands: time enough, the last working day, or past. Never told by colour alone. */
export type Tone = 'neutral' | 'waiting' | 'refused';
export type Countdown = {readonly words: string; readonly tone: Tone};

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** What is left until `dueAt` in working time, or how much working time has passed since. */
export function countdown(dueAt: string, at: number): Countdown {
  const until = Date.parse(dueAt);
  if (at >= until) {
    const over = workingTimeLeft(CHINA_HOLIDAYS, until, at);
    // On days off no working time passes: it is late, by nothing yet.
    const nothingYet = over.workingDays === 0 && over.ms < MINUTE_MS;
    return {words: nothingYet ? COUNTDOWN.justOver : COUNTDOWN.over(spanWords(over)), tone: 'refused'};
  }
  const left = workingTimeLeft(CHINA_HOLIDAYS, at, until);
  // The last working day is when the second warning of a deadline is given.
  return {words: COUNTDOWN.left(spanWords(left)), tone: left.workingDays < 1 ? 'waiting' : 'neutral'};
}

function spanWords({workingDays, ms}: {workingDays: number; ms: number}): string {
  const hours = Math.floor(ms / HOUR_MS);
  if (workingDays > 0) return hours > 0 ? COUNTDOWN.daysAndHours(workingDays, hours) : COUNTDOWN.days(workingDays);
  if (hours > 0) return COUNTDOWN.hours(hours);
  return COUNTDOWN.minutes(Math.max(1, Math.floor(ms / MINUTE_MS)));
}
