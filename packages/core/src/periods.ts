import {addDays, isLocalDate} from './calendar.ts';
import type {LocalDate} from './calendar.ts';

/** A month of the office's calendar, `YYYY-MM`. */
export type LocalMonth = `${number}-${number}`;

/** Days from `from` to `to`, both included. */
export type DaySpan = {readonly from: LocalDate; readonly to: LocalDate};

export function isLocalMonth(value: unknown): value is LocalMonth {
  return typeof value === 'string' && isLocalDate(`${value}-01`);
}

export function monthOf(day: LocalDate): LocalMonth {
  return day.slice(0, 7) as LocalMonth;
}

/** The first and last day of a month. */
export function daysOfMonth(month: LocalMonth): DaySpan {
  const from = `${month}-01` as LocalDate;
  // No month has more than 31 days: 31 days later lies in the next one.
  const next = `${addDays(from, 31).slice(0, 7)}-01` as LocalDate;
  return {from, to: addDays(next, -1)};
}

/**
 * The fewest whole months and single days that make up a span: sums kept by day and by month answer for any span with a few
 * dozen of them. Empty where `to` lies before `from`.
 */
export function periodsOf({from, to}: DaySpan): (LocalMonth | LocalDate)[] {
  const periods: (LocalMonth | LocalDate)[] = [];
  for (let day = from; day <= to;) {
    const month = daysOfMonth(monthOf(day));
    const whole = month.from === day && month.to <= to;
    periods.push(whole ? monthOf(day) : day);
    day = addDays(whole ? month.to : day, 1);
  }
  return periods;
}
