import {AUDIENCES, LETTER_WAYS, TELLING_KINDS} from '@haochaping/core';
import * as z from 'zod/mini';
import {Count, Instant} from './scalars.ts';

/** What a subscription may ask for. `work-order-notice`: somebody is to be told something about an order, such as a missed deadline. */
export const WEBHOOK_KINDS = [
  'review-recorded',
  'review-contested',
  'review-quarantined',
  'work-order-opened',
  'work-order-changed',
  'work-order-notice',
  'early-warning-raised',
] as const;
export const WebhookKind = z.enum(WEBHOOK_KINDS);
export type WebhookKind = z.infer<typeof WebhookKind>;

const LONGEST_URL = 2000;
const settings = {
  /** What people know the receiver by. */
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
  url: z.string().check(z.maxLength(LONGEST_URL), z.regex(/^https?:\/\/[^\s@]+$/)),
  kinds: z.array(WebhookKind).check(
    z.minLength(1),
    z.refine((kinds) => new Set(kinds).size === kinds.length),
  ),
  /** Whether it may read what citizens wrote, with numbers of people struck out. */
  withText: z.boolean(),
};

/** A system that is told what happens (Standard Webhooks). */
export const WebhookSubscription = z.object({
  id: z.string(),
  ...settings,
  enabled: z.boolean(),
  createdAt: Instant,
});
export type WebhookSubscription = z.infer<typeof WebhookSubscription>;
export const WebhookSubscriptions = z.object({subscriptions: z.array(WebhookSubscription)});
export const WebhookOrder = z.strictObject(settings);
export const WebhookChange = z.strictObject({...settings, enabled: z.boolean()});
/** The secret that signs, `whsec_…`: told in this one answer. */
export const WebhookWithSecret = z.object({subscription: WebhookSubscription, secret: z.string()});

/** Something that nobody took, after all attempts or because its receiver refused it. */
export const DeadLetter = z.object({
  id: z.string(),
  way: z.enum(LETTER_WAYS),
  /** Whom it was for: the name of a subscription or of a person of the office; absent for citizens and the province. */
  recipient: z.optional(z.string()),
  event: z.object({id: z.string(), kind: z.string(), at: Instant}),
  /** What it was about, where it was about an order. */
  orderNumber: z.optional(z.string()),
  attempts: Count,
  /** Why the last attempt came to nothing. */
  failure: z.string(),
  endedAt: Instant,
});
export type DeadLetter = z.infer<typeof DeadLetter>;
export const DeadLetterQuery = z.strictObject({
  way: z.optional(z.enum(LETTER_WAYS)),
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z.optional(z.string().check(z.regex(/^(?:[1-9]\d?|1\d\d|200)$/))),
});
export const DeadLetterPage = z.object({letters: z.array(DeadLetter), nextCursor: z.optional(z.string())});
export const LetterReplayed = z.object({id: z.string(), state: z.literal('waiting')});

/** By which ways this deployment tells people, when it does not, and who is told of what. */
export const TellingRead = z.object({
  ways: z.array(z.enum(LETTER_WAYS)),
  quiet: z.object({fromHour: Count, untilHour: Count}),
  attemptsMax: Count,
  rules: z.array(
    z.object({
      what: z.enum(TELLING_KINDS),
      who: z.enum(AUDIENCES),
      by: z.enum(['mail', 'sms']),
      urgent: z.optional(z.boolean()),
    }),
  ),
});
