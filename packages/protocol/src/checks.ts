import {CHECK_CRITERIA, CHECK_GRADES, isLocalDate} from '@haochaping/core';
import * as z from 'zod/mini';
import {membersOf, namedAfterThemselves} from './metrics.ts';
import {AREA_CODE} from './period.ts';
import {Count, Instant, LocalDay, Rate} from './scalars.ts';

const Grade = z.enum(namedAfterThemselves(CHECK_GRADES));
const Grades = z.object(membersOf(CHECK_CRITERIA, Grade));
const Words = z.string().check(z.maxLength(2_000));
const Code = z.string().check(z.minLength(1), z.maxLength(33));

/** `expectedVersion`: the version last seen, 0 for a new check. `evidence`: where a recording or a photograph is kept. */
export const CheckBody = z.strictObject({
  expectedVersion: Count,
  areaCode: z.string().check(z.regex(AREA_CODE)),
  departmentCode: z.optional(Code),
  windowNumber: z.optional(Code),
  itemCode: z.optional(Code),
  checkedOn: LocalDay.check(z.refine(isLocalDate)),
  grades: z.strictObject(membersOf(CHECK_CRITERIA, Grade)),
  words: Words,
  evidence: Words,
  reason: Words,
});
export type CheckBody = z.infer<typeof CheckBody>;

/** A check in its latest version. `grade`: of the check as a whole. `reason`: why it was corrected, empty in the first version. */
export const ServiceCheck = z.object({
  id: z.string(),
  version: Count,
  recordedAt: Instant,
  recordedBy: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  departmentCode: z.optional(z.string()),
  departmentName: z.optional(z.string()),
  windowNumber: z.optional(z.string()),
  itemCode: z.optional(z.string()),
  itemName: z.optional(z.string()),
  checkedOn: LocalDay,
  grades: Grades,
  grade: Grade,
  words: z.string(),
  evidence: z.string(),
  reason: z.string(),
});
export type ServiceCheck = z.infer<typeof ServiceCheck>;

const CHECK_CURSOR = /^\d{4}-\d{2}-\d{2}_[0-9a-f]{32}$/;
export const CheckListQuery = z.strictObject({cursor: z.optional(z.string().check(z.regex(CHECK_CURSOR)))});
export const CheckList = z.object({checks: z.array(ServiceCheck), nextCursor: z.optional(z.string())});
export type CheckList = z.infer<typeof CheckList>;

const Results = {grades: z.object(membersOf(CHECK_GRADES, Count)), passRate: Rate, goodRate: Rate};

/** What checks found in a place, an area with all below it or an office, beside what citizens said there in the same days. */
export const CheckResult = z.object({
  code: z.string(),
  name: z.string(),
  areaName: z.optional(z.string()),
  ...Results,
});
export type CheckResult = z.infer<typeof CheckResult>;

/** `areas` and `departments` hold those where something was checked. */
export const CheckResults = z.object({
  asOf: Instant,
  from: z.optional(LocalDay),
  to: z.optional(LocalDay),
  whole: CheckResult,
  areas: z.array(CheckResult),
  departments: z.array(CheckResult),
});
export type CheckResults = z.infer<typeof CheckResults>;
