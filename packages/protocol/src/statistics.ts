import * as z from 'zod/mini';
import {Count, Instant, LevelCounts, Rate} from './scalars.ts';

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

export const Summary = z.object({asOf: Instant, area: z.object({code: z.string(), name: z.string()}), ...Figures});
export type Summary = z.infer<typeof Summary>;

export const AreaFigures = z.object({code: z.string(), name: z.string(), ...Figures});
export type AreaFigures = z.infer<typeof AreaFigures>;

export const AreaTable = z.object({asOf: Instant, parent: z.string(), areas: z.array(AreaFigures)});
export type AreaTable = z.infer<typeof AreaTable>;

export const DepartmentFigures = z.object({
  code: z.string(),
  name: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  ...Figures,
});
export type DepartmentFigures = z.infer<typeof DepartmentFigures>;

export const DepartmentTable = z.object({asOf: Instant, area: z.string(), departments: z.array(DepartmentFigures)});
export type DepartmentTable = z.infer<typeof DepartmentTable>;

export const SummaryQuery = z.strictObject({area: z.optional(z.string().check(z.regex(/^\d{12}$/)))});
export const AreaQuery = z.strictObject({parent: z.optional(z.string().check(z.regex(/^\d{12}$/)))});
