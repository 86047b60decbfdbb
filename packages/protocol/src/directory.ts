import {AREA_TIERS, isLocalDate, OUTSIDE_ROLES} from '@haochaping/core';
import * as z from 'zod/mini';
import {Count, Instant, LocalDay} from './scalars.ts';

/** A day that is in the calendar. */
export const CalendarDay = LocalDay.check(z.refine(isLocalDate));
const Name = z.string().check(z.minLength(1), z.maxLength(200));
const AreaCode = z.string().check(z.regex(/^\d{6}(?:\d{6})?$/));
const DepartmentCode = z.string().check(z.regex(/^[0-9A-Z]{18}$/));
const Number20 = z.string().check(z.minLength(1), z.maxLength(20));
const days = {validFrom: z.optional(CalendarDay), validUntil: z.optional(CalendarDay)};

/** An area of GB/T 2260, or a township or village below one. What lies above it follows from the code. */
export const AreaRow = z.strictObject({
  code: AreaCode,
  name: Name,
  successorCode: z.optional(AreaCode),
  position: z.optional(z.int().check(z.minimum(0), z.maximum(1_000_000))),
  ...days,
});
export const DepartmentRow = z.strictObject({
  code: DepartmentCode,
  name: Name,
  areaCode: AreaCode,
  parentCode: z.optional(DepartmentCode),
  successorCode: z.optional(DepartmentCode),
  ...days,
});
export const ItemRow = z.strictObject({
  code: z.string().check(z.regex(/^[0-9A-Z]{1,33}$/)),
  name: Name,
  departmentCode: DepartmentCode,
  ...days,
});
export const WindowRow = z.strictObject({departmentCode: DepartmentCode, number: Number20, name: Name, ...days});
export const StaffMemberRow = z.strictObject({
  departmentCode: DepartmentCode,
  number: Number20,
  windowNumber: z.optional(Number20),
  ...days,
});

const kinds = {
  areas: z.optional(z.array(AreaRow)),
  departments: z.optional(z.array(DepartmentRow)),
  items: z.optional(z.array(ItemRow)),
  windows: z.optional(z.array(WindowRow)),
  staffMembers: z.optional(z.array(StaffMemberRow)),
};

/** A directory in a file, of any size. */
export const DirectoryFile = z.strictObject(kinds);
export type DirectoryFile = z.infer<typeof DirectoryFile>;

/** Rows to be added, or to take the place of those with the same code or number. Nothing is deleted: it gets a last day. */
export const DirectoryChange = z.strictObject({...kinds, dryRun: z.optional(z.boolean())});
export type DirectoryChange = z.infer<typeof DirectoryChange>;

export const DirectoryChanged = z.object({
  changes: z.array(
    z.object({
      kind: z.enum(['areas', 'departments', 'items', 'windows', 'staffMembers']),
      key: z.string(),
      outcome: z.enum(['created', 'changed']),
    }),
  ),
  unchanged: Count,
  dryRun: z.boolean(),
});
export type DirectoryChanged = z.infer<typeof DirectoryChanged>;

const readDays = {validFrom: z.optional(LocalDay), validUntil: z.optional(LocalDay)};

export const DirectoryArea = z.object({
  code: z.string(),
  name: z.string(),
  tier: z.enum(AREA_TIERS),
  position: z.number(),
  parentCode: z.optional(z.string()),
  successorCode: z.optional(z.string()),
  ...readDays,
});
export const DirectoryDepartment = z.object({
  code: z.string(),
  name: z.string(),
  areaCode: z.string(),
  parentCode: z.optional(z.string()),
  successorCode: z.optional(z.string()),
  ...readDays,
});

export const DirectoryAreaQuery = z.strictObject({parent: z.optional(AreaCode)});
export const DirectoryAreas = z.object({areas: z.array(DirectoryArea)});
export const DirectoryDepartmentQuery = z.strictObject({area: AreaCode});
export const DirectoryDepartments = z.object({departments: z.array(DirectoryDepartment)});
export const DirectoryDepartmentDetail = z.object({
  department: DirectoryDepartment,
  items: z.array(z.object({code: z.string(), name: z.string(), departmentCode: z.string(), ...readDays})),
  windows: z.array(z.object({departmentCode: z.string(), number: z.string(), name: z.string(), ...readDays})),
  staffMembers: z.array(
    z.object({
      departmentCode: z.string(),
      number: z.string(),
      windowNumber: z.optional(z.string()),
      ...readDays,
    }),
  ),
});

/** What an outside system, such as a 12345 hotline, is on orders, and where. */
const OutsidePower = z.strictObject({
  role: z.enum(OUTSIDE_ROLES),
  departmentCode: z.optional(DepartmentCode),
  areaCode: z.optional(AreaCode),
});

export const ApiKeyOrder = z.discriminatedUnion('role', [
  z.strictObject({role: z.literal('business-system'), name: Name}),
  z.strictObject({role: z.literal('portal'), name: Name}),
  z.strictObject({role: z.literal('outside-system'), name: Name, acts: OutsidePower}),
]);
export type ApiKeyOrder = z.infer<typeof ApiKeyOrder>;

export const ApiKeyLine = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(['business-system', 'portal', 'outside-system']),
  acts: z.optional(
    z.object({
      role: z.enum(OUTSIDE_ROLES),
      departmentCode: z.optional(z.string()),
      areaCode: z.optional(z.string()),
    }),
  ),
  createdAt: Instant,
  revokedAt: z.optional(Instant),
});
export const ApiKeys = z.object({keys: z.array(ApiKeyLine)});
/** `secret` is told here once and nowhere again. */
export const ApiKeyIssued = z.object({id: z.string(), secret: z.string()});
