import {LEDGER_CAUSES, RISK_REASONS, STATES} from '@haochaping/core';
import * as z from 'zod/mini';
import {CHANNELS} from './closed-sets.ts';
import {IdentityMode} from './review.ts';
import {Count, Instant, LocalDay} from './scalars.ts';
import {WorkOrderLine} from './work-order.ts';

const paging = {
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z.optional(z.string().check(z.regex(/^(?:[1-9]\d?|1\d\d|200)$/))),
};
const Reason = z.string().check(z.minLength(1), z.maxLength(2000));
const nextCursor = z.optional(z.string());

/** Too many bad reviews on one window, item or indicator of a department, or suddenly more at a department than before. */
export const EarlyWarning = z.object({
  id: z.string(),
  subject: z.enum(['window', 'item', 'indicator', 'department']),
  /** Of the window, item, indicator or department. */
  name: z.string(),
  departmentName: z.string(),
  areaName: z.string(),
  raisedAt: Instant,
  /** Bad reviews within `days` before that. */
  count: Count,
  days: Count,
  /** What made a sudden rise stand out. */
  rise: z.optional(z.object({present: z.number(), mean: z.number(), deviation: z.number()})),
  acknowledged: z.optional(z.object({at: Instant, by: z.string(), note: z.string()})),
});
export type EarlyWarning = z.infer<typeof EarlyWarning>;

export const EarlyWarningQuery = z.strictObject({show: z.optional(z.enum(['open', 'acknowledged', 'all'])), ...paging});
export const EarlyWarningPage = z.object({warnings: z.array(EarlyWarning), nextCursor});
/** What was or will be done about it. */
export const WarningAcknowledgement = z.strictObject({note: Reason});

/** A line of the ledger (台账); `struckOffAt` where the matter is done (销号). */
export const LedgerLine = z.object({
  order: z.object({id: z.string(), number: z.string(), state: z.enum(STATES)}),
  itemName: z.string(),
  departmentName: z.optional(z.string()),
  areaName: z.string(),
  cause: z.enum(LEDGER_CAUSES),
  round: Count,
  enteredAt: Instant,
  struckOffAt: z.optional(Instant),
});
export type LedgerLine = z.infer<typeof LedgerLine>;
export const LedgerQuery = z.strictObject({show: z.optional(z.enum(['standing', 'struck-off', 'all'])), ...paging});
export const LedgerPage = z.object({entries: z.array(LedgerLine), nextCursor});

/** An order under supervision: 0 a deadline is near, 1 overdue, 2 pressed, 3 reported upwards, 4 a matter of discipline. */
export const SupervisedOrder = z.object({
  order: WorkOrderLine,
  level: z.number(),
  since: Instant,
  /** How many 督办单 were issued, and when the last one's limit ends. */
  issued: Count,
  issuedDueAt: z.optional(Instant),
});
export type SupervisedOrder = z.infer<typeof SupervisedOrder>;
export const SupervisedQuery = z.strictObject({
  level: z.optional(z.enum(['0', '1', '2', '3', '4'])),
  /** Only orders with a 督办单. */
  issued: z.optional(z.literal('yes')),
  ...paging,
});
export const SupervisedPage = z.object({orders: z.array(SupervisedOrder), nextCursor});

/** A service instance at which ratings of different levels met. Without its case number where one of them was anonymous. */
export const ContestedInstance = z.object({
  caseNumber: z.optional(z.string()),
  itemName: z.string(),
  departmentName: z.string(),
  areaName: z.string(),
  servedOn: LocalDay,
  contestedAt: Instant,
  ratings: z.array(
    z.object({
      level: z.number(),
      standing: z.enum(['first', 'attempt']),
      channel: z.enum(CHANNELS),
      identityMode: IdentityMode,
      receivedAt: Instant,
      orderId: z.optional(z.string()),
    }),
  ),
});
export type ContestedInstance = z.infer<typeof ContestedInstance>;
export const ContestedQuery = z.strictObject(paging);
export const ContestedPage = z.object({instances: z.array(ContestedInstance), nextCursor});

/** A review kept out of the statistics until somebody has looked; its order, if it is bad, goes on all the same. */
export const QuarantinedReview = z.object({
  id: z.string(),
  level: z.number(),
  text: z.string(),
  channel: z.enum(CHANNELS),
  itemName: z.string(),
  departmentName: z.string(),
  areaName: z.string(),
  windowName: z.optional(z.string()),
  receivedAt: Instant,
  at: Instant,
  score: Count,
  reasons: z.array(z.enum(RISK_REASONS)),
  released: z.optional(z.object({at: Instant, by: z.string(), reason: z.string()})),
});
export type QuarantinedReview = z.infer<typeof QuarantinedReview>;
export const QuarantineQuery = z.strictObject({show: z.optional(z.enum(['held', 'released', 'all'])), ...paging});
export const QuarantinePage = z.object({reviews: z.array(QuarantinedReview), nextCursor});
export const QuarantineRelease = z.strictObject({reason: Reason});
