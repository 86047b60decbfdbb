import * as z from 'zod/mini';
import {ANSWER_OUTCOMES, CITIZENS_DUTIES, PROGRESS_STEPS, STANDINGS} from './closed-sets.ts';
import {ServiceSubject} from './invitation.ts';
import {Instant, LocalDay, ReceiptCode} from './scalars.ts';

export const ReceiptRead = z.object({receiptCode: ReceiptCode});

/** Where a review stands. `step` is `received` for good for a good one: there is nothing to answer. */
export const Progress = z.object({
  about: ServiceSubject,
  level: z.number(),
  indicators: z.array(z.string()),
  text: z.string(),
  receivedAt: Instant,
  standing: z.enum(STANDINGS),
  late: z.boolean(),
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
    }),
  ),
});
export type Progress = z.infer<typeof Progress>;
