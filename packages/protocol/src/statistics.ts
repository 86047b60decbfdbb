import * as z from 'zod/mini';
import {AREA_CODE, onePeriod, PERIOD} from './period.ts';
import {Count, Instant, LevelCounts, LocalDay, Rate} from './scalars.ts';

/**
 * The counts of one place, office or whole. `levels` holds first, active, in-time reviews as submitted: nothing is taken
 * off it, `struckOut` says how many of the bad ones were found mistaken or malicious (domain §5, §7).
 */
const Figures = {
  levels: LevelCounts,
  good: Count,
  bad: Count,
  struckOut: Count,
  goodRate: Rate,
  badRate: Rate,
  /** Effective bad reviews put right ÷ those due. */
  rectified: Rate,
  /** Put right and answered in time ÷ those due. */
  rectifiedInTime: Rate,
  /** Real-name bad reviews answered ÷ those due. */
  realNameReplied: Rate,
  /** Service instances with an active review ÷ evaluable service instances. */
  activelyReviewed: Rate,
};

/** The days that are counted, both included; absent where all that ever was is. */
const Span = {from: z.optional(LocalDay), to: z.optional(LocalDay)};

export const Summary = z.object({
  asOf: Instant,
  ...Span,
  area: z.object({code: z.string(), name: z.string()}),
  ...Figures,
});
export type Summary = z.infer<typeof Summary>;

export const AreaFigures = z.object({code: z.string(), name: z.string(), ...Figures});
export type AreaFigures = z.infer<typeof AreaFigures>;

export const AreaTable = z.object({asOf: Instant, ...Span, parent: z.string(), areas: z.array(AreaFigures)});
export type AreaTable = z.infer<typeof AreaTable>;

export const DepartmentFigures = z.object({
  code: z.string(),
  name: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  ...Figures,
});
export type DepartmentFigures = z.infer<typeof DepartmentFigures>;

export const DepartmentTable = z.object({
  asOf: Instant,
  ...Span,
  area: z.string(),
  departments: z.array(DepartmentFigures),
});
export type DepartmentTable = z.infer<typeof DepartmentTable>;

const AreaCode = z.string().check(z.regex(AREA_CODE));

export const SummaryQuery = z.strictObject({area: z.optional(AreaCode), ...PERIOD}).check(z.refine(onePeriod));
export const AreaQuery = z.strictObject({parent: z.optional(AreaCode), ...PERIOD}).check(z.refine(onePeriod));
