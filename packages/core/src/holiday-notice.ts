import {isLocalDate} from './calendar.ts';
import type {HolidayNotice} from './calendar.ts';

export const NOTICE_PROBLEM_CODES = [
  'year-impossible',
  'source-missing',
  'source-not-an-address',
  'day-impossible',
  'day-of-another-year',
  'repeated',
  'off-and-worked',
  'nothing-off',
] as const;
export type NoticeProblemCode = (typeof NOTICE_PROBLEM_CODES)[number];

/** One thing wrong with a notice; `pointer` is a JSON Pointer into it, such as `/off/3`. */
export type NoticeProblem = {readonly pointer: string; readonly code: NoticeProblemCode};

// 全国年节及纪念日放假办法 knows yearly notices since 2000.
const FIRST_YEAR = 2000;
const LAST_YEAR = 2099;

/**
 * Everything wrong with a State Council notice as an operator typed it: its days are real, of its year (or of the December before,
 * which notices have ruled), none is both off and worked, and it says where it was taken from.
 */
export function noticeProblems({year, notices, off, makeup}: HolidayNotice): NoticeProblem[] {
  const isPossible = Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;
  if (!isPossible) return [{pointer: '/year', code: 'year-impossible'}];
  return [
    ...(notices.length === 0 ? ([{pointer: '/notices', code: 'source-missing'}] as const) : []),
    ...notices.flatMap((address, place): NoticeProblem[] =>
      /^https?:\/\/[^\s/]+\.[^\s]+$/.test(address)
        ? []
        : [{pointer: `/notices/${String(place)}`, code: 'source-not-an-address'}],
    ),
    ...(off.length === 0 ? ([{pointer: '/off', code: 'nothing-off'}] as const) : []),
    ...daysProblems('off', off, year),
    ...daysProblems('makeup', makeup, year),
    ...makeup.flatMap((day, place): NoticeProblem[] =>
      off.includes(day) ? [{pointer: `/makeup/${String(place)}`, code: 'off-and-worked'}] : [],
    ),
  ];
}

function daysProblems(member: 'off' | 'makeup', days: readonly string[], year: number): NoticeProblem[] {
  return days.flatMap((day, place): NoticeProblem[] => {
    const pointer = `/${member}/${String(place)}`;
    if (!isLocalDate(day)) return [{pointer, code: 'day-impossible'}];
    const isOfYear = day.startsWith(`${String(year)}-`) || day.startsWith(`${String(year - 1)}-12-`);
    if (!isOfYear) return [{pointer, code: 'day-of-another-year'}];
    return days.indexOf(day) === place ? [] : [{pointer, code: 'repeated'}];
  });
}
