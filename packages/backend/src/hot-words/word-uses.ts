import {
  areaChain,
  areaTier,
  hotWordsOf,
  isNegative,
  isLevel,
  monthOf,
  type LocalDate,
  type Segment,
} from '@haochaping/core';
import type {SaidReview, WordUse} from '../store/hot-words.ts';
import {EVER} from '../store/rollup-cells.ts';

/** What is needed to tell whose words these are without knowing who it is. */
export interface WordReading {
  readonly segment: Segment;
  /** Words that are none: names of areas. */
  readonly names: ReadonlySet<string>;
  /** The same text for the same case, and from it nobody finds the case. */
  readonly reviewerOf: (caseNumber: string) => string;
}

// Below the county there are too few reviews for words that several people share.
const TIERS: ReadonlySet<string> = new Set(['province', 'city', 'county']);

/**
 * The words and tags of some reviews of one day, for the whole and each area up the chain, for the month and for ever. Several
 * services of one case are one reviewer: the person behind it is nowhere to be read, and one case is one person's.
 */
export function wordUses(reviews: readonly SaidReview[], day: LocalDate, reading: WordReading): WordUse[] {
  const uses = new Map<
    string,
    {readonly use: Omit<WordUse, 'reviews' | 'reviewers'>; reviews: number; reviewers: Set<string>}
  >();
  for (const review of reviews) {
    if (!isLevel(review.level)) continue;
    const tone = isNegative(review.level) ? 'bad' : 'good';
    const reviewer = reading.reviewerOf(review.caseNumber);
    const said = [
      ...hotWordsOf(review.text, reading.segment, reading.names).map((word) => ({kind: 'word' as const, word})),
      ...review.indicators.map((code) => ({kind: 'tag' as const, word: tagWord(review.indicatorsVersion, code)})),
    ];
    for (const area of ['', ...areaChain(review.area).filter((code) => TIERS.has(areaTier(code)))]) {
      for (const period of [monthOf(day), EVER]) {
        for (const {kind, word} of said) {
          const key = JSON.stringify([period, area, tone, kind, word]);
          const use = uses.get(key) ?? {
            use: {period, area, tone, kind, word},
            reviews: 0,
            reviewers: new Set<string>(),
          };
          use.reviews += 1;
          use.reviewers.add(reviewer);
          uses.set(key, use);
        }
      }
    }
  }
  return [...uses.values()].map(({use, reviews: count, reviewers}) => ({
    ...use,
    reviews: count,
    reviewers: [...reviewers],
  }));
}

/** A tag as it is counted: codes mean something within their version only. */
function tagWord(version: string, code: string): string {
  return `${version}:${code}`;
}

/** The version and code of a counted tag. */
export function tagOf(word: string): {readonly version: string; readonly code: string} {
  const at = word.indexOf(':');
  return {version: word.slice(0, at), code: word.slice(at + 1)};
}
