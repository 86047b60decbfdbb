import {isLocalDate, isLocalMonth} from '@haochaping/core';
import * as z from 'zod/mini';
import {LOCAL_DAY} from './patterns.ts';

export const AREA_CODE = /^\d{12}$/;

const Day = z.string().check(
  z.regex(LOCAL_DAY),
  z.refine((value) => isLocalDate(value)),
);
export const LocalMonth = z.string().check(
  z.regex(/^\d{4}-\d{2}$/),
  z.refine((value) => isLocalMonth(value)),
);

/** The days a question is about, in UTC+8: one day, one month, or from one day to another, both included. None: all that ever was. */
export const PERIOD = {
  day: z.optional(Day),
  month: z.optional(LocalMonth),
  from: z.optional(Day),
  to: z.optional(Day),
};

interface Period {
  readonly day?: string | undefined;
  readonly month?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

// Longer ago than any of this was counted.
const MOST_YEARS = 20;

/** Whether a period is said in one way only, and lies in one piece of time that can be summed up. */
export function onePeriod({day, month, from, to}: Period): boolean {
  const ways = [day, month, from ?? to].filter((said) => said !== undefined).length;
  if (ways > 1) return false;
  if (from === undefined && to === undefined) return true;
  if (from === undefined || to === undefined || from > to) return false;
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) <= MOST_YEARS;
}
