import * as z from 'zod/mini';
import {CHANNELS} from './closed-sets.ts';
import {namedAfterThemselves} from './metrics.ts';
import {AREA_CODE, LocalMonth, onePeriod, PERIOD} from './period.ts';
import {Count, Instant, LevelCounts, LocalDay, Rate} from './scalars.ts';

const AreaCode = z.string().check(z.regex(AREA_CODE));

/** The reviews of one channel. `figures` is absent where there are too few to show any without showing who gave them. */
export const ChannelFigures = z.object({
  channel: z.enum(namedAfterThemselves(CHANNELS)),
  figures: z.optional(z.object({levels: LevelCounts, good: Count, bad: Count, badRate: Rate})),
});
export type ChannelFigures = z.infer<typeof ChannelFigures>;

/** By which way reviews came, for the whole: a channel belongs to no area. */
export const ChannelTable = z.object({
  asOf: Instant,
  from: z.optional(LocalDay),
  to: z.optional(LocalDay),
  channels: z.array(ChannelFigures),
});
export type ChannelTable = z.infer<typeof ChannelTable>;

export const ChannelQuery = z.strictObject({...PERIOD}).check(z.refine(onePeriod));

export const TrendMonth = z.object({
  month: LocalMonth,
  levels: LevelCounts,
  good: Count,
  bad: Count,
  badRate: Rate,
  rectifiedInTime: Rate,
  activelyReviewed: Rate,
});
export type TrendMonth = z.infer<typeof TrendMonth>;

/** Twelve months of an area or the whole, the earliest first; the last one is the one asked for, or that of the moment. */
export const Trend = z.object({
  asOf: Instant,
  area: z.object({code: z.string(), name: z.string()}),
  months: z.array(TrendMonth),
});
export type Trend = z.infer<typeof Trend>;

export const TrendQuery = z.strictObject({area: z.optional(AreaCode), month: z.optional(LocalMonth)});
