import {COUNT_NAMES, METRIC_NAMES, PUBLIC_METRICS} from '@haochaping/core';
import * as z from 'zod/mini';
import {CHANNELS} from './closed-sets.ts';
import {AREA_CODE, LocalMonth, onePeriod, PERIOD} from './period.ts';
import {Count, Instant, LevelCounts, LocalDay, Rate} from './scalars.ts';

/** A rate with its value as decimal digits, cut and never rounded up: per cent, unless the metric says otherwise. Null where nothing is divided. */
export const ShownRate = z.object({
  numerator: Count,
  denominator: Count,
  value: z.nullable(z.string().check(z.regex(/^\d+(\.\d+)?$/))),
});
export type ShownRate = z.infer<typeof ShownRate>;

/** A closed set as zod makes it of a list itself, but in browsers from before `Object.fromEntries` too. */
export function namedAfterThemselves<const Value extends string>(
  values: readonly Value[],
): {readonly [Name in Value]: Name} {
  const names = {} as {[Name in Value]: Name};
  for (const value of values) names[value] = value;
  return names;
}

/** One and the same schema under every name. By hand: this is read in browsers from before `Object.fromEntries` too. */
export function membersOf<Name extends string, Member>(names: readonly Name[], member: Member): Record<Name, Member> {
  const members = {} as Record<Name, Member>;
  for (const name of names) members[name] = member;
  return members;
}

/** One member for each metric; null where a count has no source here. */
function metricsOf<const Name extends string>(
  names: readonly Name[],
): z.ZodMiniObject<Record<Name, z.ZodMiniNullable<typeof ShownRate>>> {
  return z.object(membersOf(names, z.nullable(ShownRate)));
}

export const PublicMetrics = metricsOf(PUBLIC_METRICS);
export type PublicMetrics = z.infer<typeof PublicMetrics>;

export const AllMetrics = metricsOf(METRIC_NAMES);
export type AllMetrics = z.infer<typeof AllMetrics>;

const Code = z.string().check(z.minLength(1), z.maxLength(64));

/** What is asked of: nothing for the whole, or one of these; a window by its department and number. */
const SCOPE = {
  area: z.optional(z.string().check(z.regex(AREA_CODE))),
  department: z.optional(Code),
  item: z.optional(Code),
  channel: z.optional(z.enum(namedAfterThemselves(CHANNELS))),
};

interface AskedScope {
  readonly area?: string | undefined;
  readonly department?: string | undefined;
  readonly item?: string | undefined;
  readonly channel?: string | undefined;
  readonly window?: string | undefined;
}

function oneScope({area, department, item, channel, window}: AskedScope): boolean {
  const said = [area, department, item, channel].filter((one) => one !== undefined).length;
  return said <= 1 && (window === undefined || department !== undefined);
}

export const PublicMetricsQuery = z.strictObject({...SCOPE, ...PERIOD}).check(z.refine(oneScope), z.refine(onePeriod));
export type PublicMetricsQuery = z.infer<typeof PublicMetricsQuery>;

export const MetricsQuery = z
  .strictObject({...SCOPE, window: z.optional(Code), ...PERIOD})
  .check(z.refine(oneScope), z.refine(onePeriod));
export type MetricsQuery = z.infer<typeof MetricsQuery>;

const SCOPE_KINDS = ['whole', 'area', 'department', 'item', 'window', 'channel'] as const;

/** Of what, when, and of which days; `name` where the directory knows one. */
const ABOUT = {
  asOf: Instant,
  scope: z.object({
    kind: z.enum(namedAfterThemselves(SCOPE_KINDS)),
    code: z.optional(z.string()),
    window: z.optional(z.string()),
    name: z.optional(z.string()),
  }),
  from: z.optional(LocalDay),
  to: z.optional(LocalDay),
};

/** The figures of one scope. `figures` is absent where there are too few reviews to show any without showing who gave them. */
export const PublicMetricsRead = z.object({
  ...ABOUT,
  figures: z.optional(z.object({levels: LevelCounts, averageLevel: ShownRate, metrics: PublicMetrics})),
});
export type PublicMetricsRead = z.infer<typeof PublicMetricsRead>;

/** Every count by its name; one that has no source here is absent. */
const AllCounts = z.object(membersOf(COUNT_NAMES, z.optional(Count)));

export const MetricsRead = z.object({
  ...ABOUT,
  figures: z.optional(z.object({levels: LevelCounts, averageLevel: ShownRate, counts: AllCounts, metrics: AllMetrics})),
});
export type MetricsRead = z.infer<typeof MetricsRead>;

const HotWord = z.object({
  text: z.string(),
  /** How many reviews hold it. */
  reviews: Count,
});

/** What people said, words and tags apart, the most frequent first; each from several people, none that tells who they are. */
const HotWordList = z.object({words: z.array(HotWord), tags: z.array(HotWord)});

/** Words of good and of bad reviews, of days that are over. `until` is the last of them; absent while none was looked at. */
export const HotWords = z.object({
  asOf: Instant,
  area: z.object({code: z.string(), name: z.string()}),
  month: z.optional(LocalMonth),
  until: z.optional(LocalDay),
  good: HotWordList,
  bad: HotWordList,
});
export type HotWords = z.infer<typeof HotWords>;

export const HotWordsQuery = z.strictObject({
  area: z.optional(z.string().check(z.regex(AREA_CODE))),
  month: z.optional(LocalMonth),
});

/** Signs that ratings of an office were kept away, made up or argued away. Signs, not proof. */
export const FairnessFigures = z.object({
  code: z.string(),
  name: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  reviews: Count,
  /** Appeals that were upheld ÷ decided, and how many reviews were struck out by each ground. */
  appealsUpheld: Rate,
  struckOut: z.object({mistake: Count, malicious: Count}),
  /** Service instances on which ratings of different levels met ÷ all. */
  contested: Rate,
  /** Service instances whose citizen nobody asked ÷ all. */
  notAsked: Rate,
  /** Numbered ratings of shared devices that never arrived; null where none of its devices numbers them. */
  missingRatings: z.nullable(Count),
});
export type FairnessFigures = z.infer<typeof FairnessFigures>;

export const FairnessQuery = z
  .strictObject({area: z.optional(z.string().check(z.regex(AREA_CODE))), ...PERIOD})
  .check(z.refine(onePeriod));

export const FairnessTable = z.object({
  asOf: Instant,
  area: z.string(),
  from: z.optional(LocalDay),
  to: z.optional(LocalDay),
  departments: z.array(FairnessFigures),
});
export type FairnessTable = z.infer<typeof FairnessTable>;

/** The last recount that came to its end; null before the first one has. */
export const RecountRead = z.object({
  asOf: Instant,
  last: z.nullable(
    z.object({
      startedAt: Instant,
      finishedAt: Instant,
      /** The sum of all differences between what is kept and what was counted. Zero, or something is wrong. */
      drift: Count,
      /** Reviews, service instances and orders. */
      counted: Count,
    }),
  ),
});
export type RecountRead = z.infer<typeof RecountRead>;

/** Figures of the hotline, which no review holds: brought in by a person, from a named source, for one month and area. */
export const HotlineFigures = z.strictObject({
  area: z.string().check(z.regex(AREA_CODE)),
  month: LocalMonth,
  source: z.string().check(z.minLength(1), z.maxLength(200)),
  counts: z.strictObject({
    accepted: z.optional(Count),
    answeredDirectly: z.optional(Count),
    callsOffered: z.optional(Count),
    callsConnected: z.optional(Count),
    callsAnswered: z.optional(Count),
    callsAnsweredInTime: z.optional(Count),
    seats: z.optional(Count),
    inspections: z.optional(Count),
    inspectionsA: z.optional(Count),
    inspectionsB: z.optional(Count),
  }),
});
export type HotlineFigures = z.infer<typeof HotlineFigures>;

export const HotlineFiguresStored = z.object({
  area: z.string(),
  month: LocalMonth,
  source: z.string(),
  importedAt: Instant,
});
export type HotlineFiguresStored = z.infer<typeof HotlineFiguresStored>;
