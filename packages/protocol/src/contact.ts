import {REFUSAL_CODES, ROLES} from '@haochaping/core';
import * as z from 'zod/mini';
import {Count, Instant} from './scalars.ts';

/** The longest reason for having a contact shown. */
const LONGEST_REASON = 200;

/** What anybody who may see an order knows of its contact, and who had it shown. */
export const ContactSeen = z.object({
  /** Absent when the citizen gave none. `readable`: whether it opens; `erased`: its time was over. */
  contact: z.optional(
    z.object({
      state: z.enum(['readable', 'unreadable', 'erased']),
      /** With most of it hidden; present while it is readable. */
      masked: z.optional(z.object({name: z.optional(z.string()), phone: z.optional(z.string())})),
    }),
  ),
  /** Whether this person may have it shown now, or the rule that says no. */
  reveal: z.discriminatedUnion('allowed', [
    z.object({allowed: z.literal(true)}),
    z.object({allowed: z.literal(false), code: z.enum(REFUSAL_CODES)}),
  ]),
  /** Oldest first. */
  reveals: z.array(
    z.object({at: Instant, role: z.enum(ROLES), accountName: z.optional(z.string()), reason: z.string()}),
  ),
});
export type ContactSeen = z.infer<typeof ContactSeen>;

export const ContactAsked = z.strictObject({
  /** Why it is needed; kept with the reveal. */
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_REASON)),
});

/** The contact itself, in this one answer. */
export const ContactShown = z.object({
  name: z.optional(z.string()),
  phone: z.optional(z.string()),
  consentedAt: Instant,
  revealedAt: Instant,
});
export type ContactShown = z.infer<typeof ContactShown>;

export const DeviceGapQuery = z.strictObject({
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z.optional(z.string().check(z.regex(/^(?:[1-9]\d?|1\d\d|200)$/))),
});

/** A shared device of whose ratings some have not arrived. `missing` lists at most the first 100 runs; `missingCount` counts all. */
export const DeviceGaps = z.object({
  device: z.string(),
  highest: Count,
  received: Count,
  missingCount: Count,
  missing: z.array(
    z.object({
      first: Count,
      last: Count,
      /** When a later number first told of it. What was given shortly before may still be on its way. */
      knownAt: Instant,
    }),
  ),
  firstReceivedAt: Instant,
  lastReceivedAt: Instant,
  /** Where it gave its last rating. */
  departmentCode: z.string(),
  departmentName: z.optional(z.string()),
  areaCode: z.string(),
  windowNumber: z.optional(z.string()),
});
export type DeviceGaps = z.infer<typeof DeviceGaps>;

export const DeviceGapPage = z.object({devices: z.array(DeviceGaps), nextCursor: z.optional(z.string())});
