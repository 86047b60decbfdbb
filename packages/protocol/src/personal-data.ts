import {IDENTITY_MODES, LEVELS, ROLES} from '@haochaping/core';
import * as z from 'zod/mini';
import {ServiceSubject} from './invitation.ts';
import {LogCheckpoint, LogHash} from './log.ts';
import {Count, Instant, LocalDay} from './scalars.ts';

/** Something that is held of a person, until when, and in words why. Without `until` it is not known yet, or there is no end. */
export const HeldData = z.object({
  what: z.enum(['contact', 'words', 'rating', 'log']),
  until: z.optional(LocalDay),
  why: z.string(),
});
export type HeldData = z.infer<typeof HeldData>;

/** How a request to erase stands: `erased`, or `scheduled` for when the order is archived; `on` is that day, once it is known. */
export const ErasureStanding = z.object({
  outcome: z.enum(['erased', 'scheduled']),
  askedAt: Instant,
  erasedAt: z.optional(Instant),
  on: z.optional(LocalDay),
});
export type ErasureStanding = z.infer<typeof ErasureStanding>;

/** What became of a request to erase: `says` is for the person, in words; `held` is what stays. */
export const ErasureAnswer = z.object({
  erasure: ErasureStanding,
  says: z.array(z.string()),
  held: z.array(HeldData),
});
export type ErasureAnswer = z.infer<typeof ErasureAnswer>;

const CopiedReview = z.object({
  id: z.string(),
  level: z.literal(LEVELS),
  levelName: z.string(),
  indicators: z.array(z.object({code: z.string(), text: z.optional(z.string())})),
  text: z.string(),
  identityMode: z.enum(IDENTITY_MODES),
  channel: z.string(),
  submittedAt: Instant,
  receivedAt: Instant,
});

/** The contact as it is held: masked, for whoever has the receipt code may be another person. */
const CopiedContact = z.object({
  state: z.enum(['readable', 'unreadable', 'erased']),
  masked: z.optional(z.object({name: z.optional(z.string()), phone: z.optional(z.string())})),
  consentedAt: z.optional(Instant),
  receivedAt: Instant,
  erasedAt: z.optional(Instant),
  shownTo: z.array(
    z.object({at: Instant, role: z.enum(ROLES), departmentCode: z.optional(z.string()), reason: z.string()}),
  ),
});

/** One step of the order's history; `words` is what was written down of the person, or said to them. */
const CopiedStep = z.object({
  at: Instant,
  by: z.enum(ROLES),
  departmentCode: z.optional(z.string()),
  what: z.string(),
  means: z.string(),
  result: z.optional(z.string()),
  words: z.array(z.string()),
});

/** All that is held on one review (个人信息保护法 第四十五条). `explanation` says in words what it is. */
export const PersonalDataCopy = z.object({
  madeAt: Instant,
  explanation: z.array(z.string()),
  about: ServiceSubject,
  /** The review, and a follow-up where there is one. */
  reviews: z.array(CopiedReview),
  contact: z.optional(CopiedContact),
  workOrder: z.optional(
    z.object({
      number: z.string(),
      state: z.string(),
      openedAt: Instant,
      closedAt: z.optional(Instant),
      archivedAt: z.optional(Instant),
      history: z.array(CopiedStep),
    }),
  ),
  held: z.array(HeldData),
  erasure: z.optional(ErasureStanding),
});
export type PersonalDataCopy = z.infer<typeof PersonalDataCopy>;

/**
 * What the log says of a review and its order. `text` is the very text that is sealed: its leaf is SHA-256 of a byte 0 and that text.
 * An entry without a proof is not sealed yet.
 */
export const ReceiptLog = z.object({
  checkpoint: z.optional(LogCheckpoint),
  entries: z.array(
    z.object({
      text: z.string(),
      leafHash: LogHash,
      proved: z.optional(z.object({position: Count, proof: z.array(LogHash)})),
    }),
  ),
});
export type ReceiptLog = z.infer<typeof ReceiptLog>;
