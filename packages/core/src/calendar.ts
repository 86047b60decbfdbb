/** A day in the office's own time zone (UTC+8), written `YYYY-MM-DD`. Never a `Date`. */
export type LocalDate = `${number}-${number}-${number}`;

/** What one yearly notice of the State Council says: days off, and weekend days that are worked (调休). */
export type HolidayNotice = {
  readonly year: number;
  /** Addresses of the notices the days were taken from. */
  readonly notices: readonly string[];
  readonly off: readonly LocalDate[];
  readonly makeup: readonly LocalDate[];
};

/** A day by which something is due. `provisional` when no notice rules it yet, so that it may still move. */
export type DueDay = {readonly on: LocalDate; readonly provisional: boolean};

const DAY_MS = 86_400_000;
// All of China keeps one time without summer time: UTC+8.
const OFFSET_MS = 8 * 3_600_000;
// Notices for a coming year have ruled days from 29 December on (2018-12-29, 2022-12-31); a few days of margin.
const NEXT_NOTICE_RULES_FROM = '12-25';

export function isLocalDate(value: unknown): value is LocalDate {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = Date.parse(`${value}T00:00:00Z`);
  // Engines disagree on whether 30 February is refused or rolled over; the way back settles it.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}

/** The office's day at an instant. */
export function localDateOf(at: number): LocalDate {
  return new Date(at + OFFSET_MS).toISOString().slice(0, 10) as LocalDate;
}

/** The instant at which the day begins, 00:00 in UTC+8. */
export function startOfLocalDate(day: LocalDate): number {
  return Date.parse(`${day}T00:00:00Z`) - OFFSET_MS;
}

/** The instant at which the day is over: 24:00 in UTC+8, which is the start of the next day (Civil Code art. 203). */
export function endOfLocalDate(day: LocalDate): number {
  return startOfLocalDate(day) + DAY_MS;
}

/** The calendar day `days` after `day`; before it when negative. */
export function addDays(day: LocalDate, days: number): LocalDate {
  return localDateOf(startOfLocalDate(day) + days * DAY_MS);
}

/** 0 is Sunday, 6 is Saturday. */
export function dayOfWeek(day: LocalDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/**
 * Whether offices work on the day: not off under a notice, and not a weekend day unless a notice makes it a working day.
 * Where two notices name one day, the later in the list rules.
 */
export function isWorkingDay(notices: readonly HolidayNotice[], day: LocalDate): boolean {
  for (const notice of [...notices].reverse()) {
    if (notice.makeup.includes(day)) return true;
    if (notice.off.includes(day)) return false;
  }
  const weekday = dayOfWeek(day);
  return weekday !== 0 && weekday !== 6;
}

/** Whether the notices rule this day, so that it can no longer move. The last days of December wait for the next year's notice. */
export function isSettledDay(notices: readonly HolidayNotice[], day: LocalDate): boolean {
  const year = Number(day.slice(0, 4));
  const known = (wanted: number): boolean => notices.some((notice) => notice.year === wanted);
  return known(year) && (day.slice(5) < NEXT_NOTICE_RULES_FROM || known(year + 1));
}

/**
 * The day `days` working days after `from`; `from` itself is not counted.
 * `provisional` when the count met a day that no notice rules: there weekends alone were skipped, and the day may still move.
 */
export function addWorkingDays(notices: readonly HolidayNotice[], from: LocalDate, days: number): DueDay {
  let on = from;
  let left = days;
  let provisional = false;
  while (left > 0) {
    on = addDays(on, 1);
    if (!isSettledDay(notices, on)) provisional = true;
    if (isWorkingDay(notices, on)) left -= 1;
  }
  return {on, provisional};
}

/** How many working days lie after `from`, up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(notices: readonly HolidayNotice[], from: LocalDate, to: LocalDate): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(notices, day)) count += 1;
  }
  return count;
}

/**
 * What is left of a period for a countdown: only time on working days counts, a working day being 24 hours, because
 * periods end at 24:00. Both are 0 once `until` is reached.
 */
export function workingTimeLeft(
  notices: readonly HolidayNotice[],
  from: number,
  until: number,
): {workingDays: number; ms: number} {
  let total = 0;
  for (let at = from; at < until;) {
    const day = localDateOf(at);
    const end = Math.min(endOfLocalDate(day), until);
    if (isWorkingDay(notices, day)) total += end - at;
    at = end;
  }
  return {workingDays: Math.floor(total / DAY_MS), ms: total % DAY_MS};
}

/**
 * The instant at which `workingDays` working days (also fractions) of a period have passed, when the period begins with the
 * first working day after `from`: 0.5 is noon of that day.
 */
export function pointInPeriod(notices: readonly HolidayNotice[], from: LocalDate, workingDays: number): number {
  const whole = Math.floor(workingDays);
  const day = addWorkingDays(notices, from, whole + 1).on;
  return startOfLocalDate(day) + (workingDays - whole) * DAY_MS;
}
