import * as z from 'zod/mini';
import {CalendarDay} from './directory.ts';
import {Instant, LocalDay} from './scalars.ts';

/** A yearly notice of the State Council as an operator copies it: days off, weekend days worked, and where it was read. */
export const HolidayNoticeBody = z.strictObject({
  year: z.int().check(z.minimum(2000), z.maximum(2099)),
  /** Addresses of the notice. */
  notices: z.array(z.string().check(z.minLength(1), z.maxLength(500))).check(z.minLength(1), z.maxLength(10)),
  off: z.array(CalendarDay).check(z.minLength(1), z.maxLength(100)),
  makeup: z.array(CalendarDay).check(z.maxLength(100)),
});
export type HolidayNoticeBody = z.infer<typeof HolidayNoticeBody>;

export const HolidayNotices = z.object({
  notices: z.array(
    z.object({
      year: z.number(),
      notices: z.array(z.string()),
      off: z.array(LocalDay),
      makeup: z.array(LocalDay),
      /** Absent for a notice that came with the release. */
      addedAt: z.optional(Instant),
      addedBy: z.optional(z.string()),
    }),
  ),
});

/** How many orders' deadlines moved at once; `known` where the last notice of that year says the same already. */
export const HolidayNoticeAdded = z.object({
  outcome: z.enum(['added', 'known']),
  deadlinesMoved: z.number(),
});
