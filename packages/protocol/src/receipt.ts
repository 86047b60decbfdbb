import * as z from 'zod/mini';
import {ServiceSubject} from './invitation.ts';
import {Instant, LocalDay, ReceiptCode} from './scalars.ts';

export const ReceiptRead = z.object({receiptCode: ReceiptCode});

/** The steps a citizen sees, in order. Nothing of who inside the office does what. */
export const PROGRESS_STEPS = [
  'received',
  'with-the-office',
  'contacted',
  'being-put-right',
  'answered',
  'checked',
  'closed',
] as const;

/** Where a review stands. `step` is `received` for good for a good one: there is nothing to answer. */
export const Progress = z.object({
  about: ServiceSubject,
  level: z.number(),
  indicators: z.array(z.string()),
  text: z.string(),
  receivedAt: Instant,
  standing: z.enum(['first', 'attempt']),
  late: z.boolean(),
  /** Absent for a good review. */
  workOrder: z.optional(
    z.object({
      number: z.string(),
      step: z.enum(PROGRESS_STEPS),
      reached: z.array(z.object({step: z.enum(PROGRESS_STEPS), at: Instant})),
      /** The last day of what the office owes next; `provisional` when a holiday notice may still move it. */
      until: z.optional(
        z.object({on: LocalDay, provisional: z.boolean(), what: z.enum(['contact', 'answer', 'check'])}),
      ),
      answer: z.optional(
        z.object({
          text: z.string(),
          outcome: z.enum(['solved', 'explained', 'long-term']),
          repliedAt: Instant,
          staffNumber: z.optional(z.string()),
        }),
      ),
    }),
  ),
});
export type Progress = z.infer<typeof Progress>;
