import {
  addDays,
  addWorkingDays,
  type HolidayNotice,
  isWorkingDay,
  type LocalDate,
  localDateOf,
  startOfLocalDate,
  workingDaysBetween,
} from '@haochaping/core';

const MINUTE_MS = 60_000;

/** The moments of one story, counted in working days from the day it begins. */
export interface StoryTime {
  /** `HH:MM` in UTC+8 on the nth working day after the story's day; 0 is that day. */
  on(workingDays: number, time: string): number;
}

export function storyTime(notices: readonly HolidayNotice[], day: LocalDate): StoryTime {
  return {
    on(workingDays, time) {
      const [hours = 0, minutes = 0] = time.split(':').map(Number);
      const date = workingDays === 0 ? day : addWorkingDays(notices, day, workingDays).on;
      return startOfLocalDate(date) + (hours * 60 + minutes) * MINUTE_MS;
    },
  };
}

/** The day itself, or the first working day after it. */
export function workingDayFrom(notices: readonly HolidayNotice[], day: LocalDate): LocalDate {
  return isWorkingDay(notices, day) ? day : addWorkingDays(notices, day, 1).on;
}

/** The last working day `d` with `d` + n working days = `due`, for a `due` that is one. */
export function workingDaysBefore(notices: readonly HolidayNotice[], due: LocalDate, days: number): LocalDate {
  let day = due;
  while (!isWorkingDay(notices, day) || workingDaysBetween(notices, day, due) < days) day = addDays(day, -1);
  return day;
}

/** The working day at or after month and day, in the latest year in which it lies before `limit`. */
export function latestBefore(
  notices: readonly HolidayNotice[],
  monthDay: `${number}-${number}`,
  limit: number,
): LocalDate {
  const limitDay = localDateOf(limit);
  for (let year = Number(limitDay.slice(0, 4)); ; year--) {
    const day = workingDayFrom(notices, `${year}-${monthDay}`);
    if (day < limitDay) return day;
  }
}
