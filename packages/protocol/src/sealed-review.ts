import * as z from 'zod/mini';
import {ReviewItem} from './review.ts';
import {Instant, UuidV7} from './scalars.ts';
import {SEALED_BOX_VERSION} from './sealing.ts';

/** The longest sealed text, as base64url: the longest review with its invitation and contact fits three times. */
const LONGEST_BOX = 65_536;
const LONGEST_KEY = 512;

const base64Url = (most: number): z.ZodMiniString => z.string().check(z.regex(/^[A-Za-z0-9_-]*$/), z.maxLength(most));

/** See `SealedBox` of sealing.ts. The suite may be one that this release cannot open: then the box stays closed. */
export const SealedBox = z.object({
  version: z.literal(SEALED_BOX_VERSION),
  suite: z.string().check(z.maxLength(16)),
  keyId: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  key: base64Url(LONGEST_KEY),
  box: base64Url(LONGEST_BOX),
});

/** See `SealingKey` of sealing.ts. */
export const SealingKey = z.object({
  suite: z.string(),
  keyId: z.string(),
  publicKey: z.string(),
  fingerprint: z.string(),
});

/** What a contact's box holds, as JSON. Which of it may be is core's to say (`contactProblem`). */
export const ContactDetails = z.object({
  name: z.optional(z.string()),
  phone: z.optional(z.string()),
  consentedAt: Instant,
});
export type ContactDetails = z.infer<typeof ContactDetails>;

/** Format 2 of a review, open: format 1, and how the citizen wants to be reached, sealed. */
export const ReviewWithContact = z.extend(ReviewItem, {
  format: z.literal(2),
  contact: z.optional(SealedBox),
});
export type ReviewWithContact = z.infer<typeof ReviewWithContact>;

/** The number of a rating of a shared device: from 1, each the one after the last, so that a missing one shows. */
export const DeviceNumber = z.object({
  id: z.string().check(z.regex(/^[0-9A-Za-z_-]{16,64}$/)),
  number: z.int().check(z.minimum(1)),
});
export type DeviceNumber = z.infer<typeof DeviceNumber>;

/**
 * Format 2 of a review, sealed as a whole, as shared devices store and send it. The box holds the JSON of an open review of
 * format 1 or 2 with the same id.
 */
export const SealedReview = z.object({
  format: z.literal(2),
  id: UuidV7,
  kind: z.literal('review'),
  device: DeviceNumber,
  sealed: SealedBox,
});
export type SealedReview = z.infer<typeof SealedReview>;

/** A review as it may come, of every format ever released. */
export const OpenReview = z.discriminatedUnion('format', [ReviewItem, ReviewWithContact]);
export type OpenReview = z.infer<typeof OpenReview>;
