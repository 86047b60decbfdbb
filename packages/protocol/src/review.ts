import * as z from 'zod/mini';
import {RECORDED_BEFORE_BY} from './closed-sets.ts';
import {Instant, ReceiptCode, UuidV7} from './scalars.ts';
import {InvitationToken} from './invitation.ts';

/** The most reviews that one call may bring. */
export const MOST_REVIEWS_IN_A_BATCH = 200;
/** The largest body of one call, in bytes: 200 reviews of the longest text fit. */
export const LARGEST_BODY_BYTES = 1_048_576;

export const IDENTITY_MODES = ['real-name', 'confidential', 'anonymous'] as const;
export const IdentityMode = z.enum(IDENTITY_MODES);
export type IdentityMode = z.infer<typeof IdentityMode>;

/**
 * One review as it travels and as it waits on a device, format 1. What the fields may hold is decided by core
 * (`reviewProblems`), so that each wrong one has its own code; here only their kinds. Unknown members are ignored: a
 * newer device may say more than an older server understands. A released format is accepted for ever.
 */
export const ReviewItem = z.object({
  format: z.literal(1),
  id: UuidV7,
  receiptCode: ReceiptCode,
  invitation: InvitationToken,
  level: z.number(),
  indicators: z.array(z.string()),
  indicatorsVersion: z.string(),
  text: z.string(),
  identityMode: IdentityMode,
  /** The device's clock when the citizen submitted. A statement, not a proof: the server sets its own time. */
  submittedAt: Instant,
});
export type ReviewItem = z.infer<typeof ReviewItem>;

/** The envelope. Its items are read one by one, so that a bad one does not harm its neighbours. */
export const ReviewBatch = z.object({
  reviews: z.array(z.unknown()).check(z.minLength(1), z.maxLength(MOST_REVIEWS_IN_A_BATCH)),
});
/** All that must be right for an item to get an outcome of its own. */
export const Identified = z.object({id: UuidV7});

/** Why a review was refused, for good. The device parks it with this code; nothing is dropped. */
export const REVIEW_REFUSALS = [
  'format-unknown',
  'sealed-unreadable',
  'review-invalid',
  'level-invalid',
  'indicators-version-unknown',
  'indicator-unknown',
  'indicator-of-other-level',
  'indicator-repeated',
  'indicators-too-many',
  'text-too-long',
  'reason-missing',
  'invitation-forged',
  'invitation-foreign',
  'invitation-expired',
  'service-instance-unknown',
  'id-reused',
] as const;
export const ReviewRefusal = z.enum(REVIEW_REFUSALS);
export type ReviewRefusal = z.infer<typeof ReviewRefusal>;

/** A refusal as it is read: a device may be older than the backend, and a code it has never heard of is a refusal all the same. */
const ReadRefusal = z.union([ReviewRefusal, z.string()]);

/**
 * What became of one review. `recorded`: it counts (unless `late`: then it is kept and handled, outside the statistics).
 * `already-recorded`: by this very review, sent again; or by another review of the same service instance, and this one is
 * kept beside it as an attempt. `contested`: as the latter, but the levels differ, and the management body is told.
 */
export const ReviewOutcome = z.discriminatedUnion('outcome', [
  z.object({id: UuidV7, outcome: z.literal('recorded'), receivedAt: Instant, late: z.boolean()}),
  z.object({
    id: UuidV7,
    outcome: z.literal('already-recorded'),
    receivedAt: Instant,
    by: z.enum(RECORDED_BEFORE_BY),
  }),
  z.object({id: UuidV7, outcome: z.literal('contested'), receivedAt: Instant}),
  z.object({id: UuidV7, outcome: z.literal('refused'), code: ReadRefusal}),
]);
export type ReviewOutcome = z.infer<typeof ReviewOutcome>;

export const ReviewOutcomes = z.object({outcomes: z.array(ReviewOutcome)});
export type ReviewOutcomes = z.infer<typeof ReviewOutcomes>;
