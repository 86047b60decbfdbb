import {BULLETIN_METRICS} from '@haochaping/core';
import * as z from 'zod/mini';
import {membersOf} from './metrics.ts';
import {AREA_CODE, LocalMonth} from './period.ts';
import {Count, Instant, LevelCounts, Rate} from './scalars.ts';

const AreaCode = z.string().check(z.regex(AREA_CODE));
const Words = z.string().check(z.maxLength(4_000));

/** The figures of one place or office in one month. A rate is null where so few were asked that one answer could be told. */
const BulletinFigures = z.object({
  levels: LevelCounts,
  good: Count,
  bad: Count,
  struckOut: Count,
  rates: z.object(membersOf(BULLETIN_METRICS, z.nullable(Rate))),
});
export type BulletinFigures = z.infer<typeof BulletinFigures>;

/** `places`: by the lower bound of the Wilson interval, among those beside it; absent for those of too few to be ranked. */
export const BulletinRow = z.object({
  code: z.string(),
  name: z.string(),
  areaName: z.optional(z.string()),
  now: BulletinFigures,
  before: BulletinFigures,
  places: z.object(membersOf(BULLETIN_METRICS, z.optional(Count))),
});
export type BulletinRow = z.infer<typeof BulletinRow>;

/** A case in words that were written anew; nothing in it leads back to a person. */
export const PublishedCase = z.object({
  itemName: z.string(),
  areaName: z.string(),
  level: z.number(),
  said: z.string(),
  done: z.string(),
  comment: z.string(),
});
export type PublishedCase = z.infer<typeof PublishedCase>;

/** What a bulletin says: the figures of a month beside those of the month before, and the words of the management body. */
export const BulletinContent = z.object({
  asOf: Instant,
  area: z.object({code: z.string(), name: z.string()}),
  month: LocalMonth,
  before: LocalMonth,
  whole: z.object({now: BulletinFigures, before: BulletinFigures}),
  areas: z.array(BulletinRow),
  departments: z.array(BulletinRow),
  comment: z.string(),
  cases: z.array(PublishedCase),
});
export type BulletinContent = z.infer<typeof BulletinContent>;

const BulletinVersion = z.object({version: Count, issuedAt: Instant, reason: z.string()});

/** One issue as it was issued, for ever; `versions` names all, the latest first. */
export const Bulletin = z.object({
  version: Count,
  issuedAt: Instant,
  content: BulletinContent,
  versions: z.array(BulletinVersion),
});
export type Bulletin = z.infer<typeof Bulletin>;

export const BulletinList = z.object({
  bulletins: z.array(
    z.object({
      area: z.object({code: z.string(), name: z.string()}),
      month: LocalMonth,
      version: Count,
      issuedAt: Instant,
    }),
  ),
});
export type BulletinList = z.infer<typeof BulletinList>;

export const BulletinListQuery = z.strictObject({area: z.optional(AreaCode)});
export const BulletinQuery = z.strictObject({
  area: AreaCode,
  month: LocalMonth,
  version: z.optional(z.string().check(z.regex(/^[1-9]\d{0,3}$/))),
});

export const BulletinDraftQuery = z.strictObject({area: AreaCode, month: LocalMonth});

/** Words for a bulletin before it is issued. `orderId` says which order a case tells of; it is not published. */
export const BulletinWords = z.strictObject({
  comment: Words,
  cases: z
    .array(z.strictObject({orderId: z.string().check(z.maxLength(64)), said: Words, done: Words, comment: Words}))
    .check(z.maxLength(10)),
});
export type BulletinWords = z.infer<typeof BulletinWords>;

/** What would be issued now, and what was written for it so far; `issued` is the latest version, 0 before the first. */
export const BulletinDraft = z.object({content: BulletinContent, words: BulletinWords, issued: Count});
export type BulletinDraft = z.infer<typeof BulletinDraft>;

export const BulletinDraftSaved = z.strictObject({area: AreaCode, month: LocalMonth, words: BulletinWords});

/** `expectedVersion`: the version last seen, 0 for none. `checked`: whoever issues it has read the words again. */
export const BulletinIssued = z.strictObject({
  area: AreaCode,
  month: LocalMonth,
  expectedVersion: Count,
  reason: Words,
  checked: z.boolean(),
});

export const CaseList = z.object({
  cases: z.array(z.object({month: LocalMonth, issuedAt: Instant, published: PublishedCase})),
});
export type CaseList = z.infer<typeof CaseList>;
