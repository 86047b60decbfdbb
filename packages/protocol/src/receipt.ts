import {LEVELS} from '@haochaping/core';
import * as z from 'zod/mini';
import {ServiceSubject} from './invitation.ts';
import {
  ANSWER_OUTCOMES,
  APPEAL_STATES,
  CITIZENS_DUTIES,
  CITIZEN_ACTIONS,
  LONGEST_WORD,
  OFFICE_GROUNDS,
  PROGRESS_STEPS,
  STANDINGS,
} from './progress-sets.ts';
import {Instant, LocalDay, ReceiptCode, UuidV7} from './scalars.ts';

export const ReceiptRead = z.object({receiptCode: ReceiptCode});

const Text = z.string().check(z.maxLength(LONGEST_WORD));

/**
 * Made once on the citizen's device: the same word sent again under it is said once. Without it, it is known by what it says.
 */
const WordId = z.optional(UuidV7);

/** "我点错了". `statedAt` is when the citizen said so: a device without a network may send it later. */
export const MistakeStated = z.object({
  id: WordId,
  receiptCode: ReceiptCode,
  statedAt: Instant,
  text: z.optional(Text),
});
export const ObjectionMade = z.object({id: WordId, receiptCode: ReceiptCode, text: Text});
/** 追评: how the answer is rated, on the same five levels. */
export const FollowUpGiven = z.object({id: WordId, receiptCode: ReceiptCode, level: z.literal(LEVELS), text: Text});

/** Where a review stands. `step` is `received` for good for a good one: there is nothing to answer. */
export const Progress = z.object({
  about: ServiceSubject,
  level: z.number(),
  indicators: z.array(z.string()),
  text: z.string(),
  receivedAt: Instant,
  standing: z.enum(STANDINGS),
  late: z.boolean(),
  /** What the citizen may say now; a name that only a later release knows is let pass. Absent where there is nothing. */
  may: z.optional(z.array(z.union([z.enum(CITIZEN_ACTIONS), z.string()]))),
  /** Absent for a good review. */
  workOrder: z.optional(
    z.object({
      number: z.string(),
      step: z.enum(PROGRESS_STEPS),
      reached: z.array(z.object({step: z.enum(PROGRESS_STEPS), at: Instant})),
      /** The last day of what the office owes next; `provisional` when a holiday notice may still move it. */
      until: z.optional(z.object({on: LocalDay, provisional: z.boolean(), what: z.enum(CITIZENS_DUTIES)})),
      answer: z.optional(
        z.object({
          text: z.string(),
          outcome: z.enum(ANSWER_OUTCOMES),
          repliedAt: Instant,
          staffNumber: z.optional(z.string()),
        }),
      ),
      /** Present once the office has appealed against the review: the words of the decision, and until when one may object to it. */
      appeal: z.optional(
        z.object({
          ground: z.enum(OFFICE_GROUNDS),
          state: z.enum(APPEAL_STATES),
          reason: z.optional(z.string()),
          objectUntil: z.optional(z.object({on: LocalDay, provisional: z.boolean()})),
        }),
      ),
    }),
  ),
});
export type Progress = z.infer<typeof Progress>;
