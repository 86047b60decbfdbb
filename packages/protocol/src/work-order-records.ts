import {
  APPEAL_DECISIONS,
  APPEAL_ELEMENTS,
  APPEAL_GROUNDS,
  CALL_BACK_RESULTS,
  CAUSES,
  CONFIRMATION_RESULTS,
  CONTACT_CHANNELS,
  CONTACT_EXCEPTIONS,
  ESCALATION_GROUNDS,
  FINDINGS,
  LEDGER_CAUSES,
  MEASURES,
  MERGE_GROUNDS,
  ORDER_CLASSES,
  REPLY_CONCERNS,
  REPLY_OUTCOMES,
  REPORTED_LEVELS,
  REVIEW_DECISIONS,
  REWORK_REASONS,
  ROLES,
  STATES,
} from '@haochaping/core';
import * as z from 'zod/mini';
import {Count, Instant} from './scalars.ts';

/** What an order keeps of what was done with it, record by record; core's records with instants as text. */

export const Signature = z.object({
  role: z.enum(ROLES),
  accountId: z.optional(z.string()),
  departmentCode: z.optional(z.string()),
});
const Exception = z.enum(CONTACT_EXCEPTIONS);
export const ContactChannel = z.enum(CONTACT_CHANNELS);

export const Determination = z.object({
  finding: z.enum(FINDINGS),
  reasonable: z.boolean(),
  cause: z.enum(CAUSES),
  explanation: z.string(),
  determinedAt: Instant,
  by: Signature,
});
export const Rectification = z.object({startedAt: Instant, plan: z.optional(z.string()), by: Signature});
export const Reply = z.object({
  outcome: z.enum(REPLY_OUTCOMES),
  text: z.string(),
  measure: z.enum(MEASURES),
  systemicMeasure: z.optional(z.string()),
  basis: z.optional(z.string()),
  publicText: z.optional(z.string()),
  deliveries: z.array(
    z.object({
      deliveredAt: Instant,
      channel: ContactChannel,
      numberUsed: z.optional(z.string()),
      result: z.enum(['delivered', 'failed']),
    }),
  ),
  exception: z.optional(Exception),
  hold: z.optional(
    z.object({
      concerns: z.array(z.enum(REPLY_CONCERNS)),
      heldAt: Instant,
      releasedAt: z.optional(Instant),
      reason: z.optional(z.string()),
      by: z.optional(Signature),
    }),
  ),
  repliedAt: Instant,
  by: Signature,
});
const Call = z.object({
  calledAt: Instant,
  channel: ContactChannel,
  numberUsed: z.optional(z.string()),
  answered: z.boolean(),
});
export const CallBack = z.object({
  result: z.enum(CALL_BACK_RESULTS),
  exception: z.optional(Exception),
  attempts: z.array(Call),
  note: z.optional(z.string()),
  recordedAt: Instant,
  by: Signature,
});
export const Audit = z.object({
  decision: z.enum(['closed', 'returned']),
  reworkReason: z.optional(z.enum(REWORK_REASONS)),
  reason: z.optional(z.string()),
  auditedAt: Instant,
  by: Signature,
});

export const ReturnRequest = z.object({
  departmentCode: z.string(),
  reason: z.string(),
  legalBasis: z.string(),
  proposedDepartmentCode: z.string(),
  from: z.enum(['dispatched', 'verifying']),
  receivedAt: z.optional(Instant),
  signedAt: z.optional(Instant),
  signedBy: z.optional(Signature),
  class: z.optional(z.enum(ORDER_CLASSES)),
  requestedAt: Instant,
  by: Signature,
  decision: z.optional(z.object({accepted: z.boolean(), reason: z.string(), decidedAt: Instant, by: Signature})),
});
export const ExtensionRequest = z.object({
  round: Count,
  workingDays: Count,
  reason: z.string(),
  requestedAt: Instant,
  by: Signature,
  decision: z.optional(z.object({granted: z.boolean(), reason: z.string(), decidedAt: Instant, by: Signature})),
});
export const Pause = z.object({pausedAt: Instant, resumedAt: z.optional(Instant)});
export const Appeal = z.object({
  ground: z.enum(APPEAL_GROUNDS),
  statement: z.string(),
  proofs: z.array(z.object({element: z.enum(APPEAL_ELEMENTS), evidenceId: z.string()})),
  departmentCode: z.optional(z.string()),
  filedAt: Instant,
  by: Signature,
  confirmations: z.array(
    z.object({
      result: z.enum(CONFIRMATION_RESULTS),
      attempts: z.array(Call),
      note: z.optional(z.string()),
      recordedAt: Instant,
      by: Signature,
    }),
  ),
  votes: z.array(
    z.object({
      decision: z.enum(APPEAL_DECISIONS),
      reason: z.string(),
      fileDigests: z.optional(z.array(z.string())),
      decidedAt: Instant,
      by: Signature,
    }),
  ),
  decision: z.optional(z.enum(APPEAL_DECISIONS)),
  decidedAt: z.optional(Instant),
  reviews: z.array(
    z.object({
      openedBy: z.enum(['objection', 'own-motion']),
      text: z.string(),
      openedAt: Instant,
      by: Signature,
      decision: z.optional(
        z.object({outcome: z.enum(REVIEW_DECISIONS), reason: z.string(), decidedAt: Instant, by: Signature}),
      ),
    }),
  ),
});
export const MistakeStatement = z.object({statedAt: Instant, text: z.optional(z.string()), recordedAt: Instant});
export const Merge = z.object({
  orderId: z.string(),
  number: z.string(),
  ground: z.enum(MERGE_GROUNDS),
  note: z.optional(z.string()),
  mergedAt: Instant,
  by: Signature,
  parentState: z.enum(STATES),
  parentRepliedAt: z.optional(Instant),
  followedAt: Instant,
  releasedAt: z.optional(Instant),
});
export const FollowUp = z.object({reviewId: z.string(), level: z.number(), round: Count, givenAt: Instant});
export const Reopening = z.object({round: Count, reason: z.string(), reopenedAt: Instant, by: Signature});
export const SupervisionOrder = z.object({
  round: Count,
  workingDays: Count,
  reason: z.string(),
  issuedAt: Instant,
  by: Signature,
});
export const SupervisionMark = z.object({level: z.literal(REPORTED_LEVELS), round: Count, at: Instant});
export const Escalation = z.object({
  ground: z.enum(ESCALATION_GROUNDS),
  note: z.string(),
  escalatedAt: Instant,
  by: Signature,
});
export const LedgerEntry = z.object({
  cause: z.enum(LEDGER_CAUSES),
  round: Count,
  enteredAt: Instant,
  struckOffAt: z.optional(Instant),
  struckOffBy: z.optional(Signature),
});
export const PublicText = z.object({text: z.string(), approvedAt: Instant, by: Signature});
