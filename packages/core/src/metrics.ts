import {LEVELS} from './rating.ts';
import type {Level} from './rating.ts';

/** How many reviews of each level, exact to the unit. */
export type LevelCounts = Readonly<Record<Level, number>>;

/** A rate is kept as the two counts it comes from; nobody has to trust a rounded number. */
export type Rate = {readonly numerator: number; readonly denominator: number};

export function rate(numerator: number, denominator: number): Rate {
  return {numerator, denominator};
}

export function totalCount(counts: LevelCounts): number {
  return LEVELS.reduce((sum, level) => sum + counts[level], 0);
}

/** 好评数: levels 5, 4 and 3 (doc 002). */
export function goodCount(counts: LevelCounts): number {
  return counts[5] + counts[4] + counts[3];
}

/** 差评数: levels 2 and 1 (doc 002). */
export function badCount(counts: LevelCounts): number {
  return counts[2] + counts[1];
}

export function goodRate(counts: LevelCounts): Rate {
  return rate(goodCount(counts), totalCount(counts));
}

export function badRate(counts: LevelCounts): Rate {
  return rate(badCount(counts), totalCount(counts));
}

/** 平均得分, 5 to 1, as the sum of all levels given over their number; show it with `truncatedQuotient`. */
export function averageLevel(counts: LevelCounts): Rate {
  return rate(
    LEVELS.reduce((sum, level) => sum + level * counts[level], 0),
    totalCount(counts),
  );
}

/**
 * numerator / denominator in decimal, cut after `decimals` places, never rounded up; null where there is nothing to divide by.
 * Exact for whole counts up to 2^53 / 10: the digits come from long division, not from a floating quotient.
 */
export function truncatedQuotient(of: Rate, decimals: number): string | null {
  const {numerator, denominator} = of;
  if (denominator === 0) return null;
  let rest = numerator % denominator;
  const whole = (numerator - rest) / denominator;
  let digits = '';
  for (let place = 0; place < decimals; place += 1) {
    const shifted = rest * 10;
    rest = shifted % denominator;
    digits += String((shifted - rest) / denominator);
  }
  return decimals === 0 ? String(whole) : `${String(whole)}.${digits}`;
}

/**
 * A rate in per cent, cut after `decimals` places: one bad review in hundreds of millions never shows as 100. `100` (without
 * decimals) is said only when the two counts are equal; null, shown as a dash, when the denominator is zero.
 */
export function truncatedPercent(of: Rate, decimals: number): string | null {
  if (of.denominator === 0) return null;
  if (of.numerator === of.denominator) return '100';
  return truncatedQuotient(rate(of.numerator * 100, of.denominator), decimals);
}

/** The same on a scale of ten, as some provinces show it. */
export function tenPointScore(counts: LevelCounts): Rate {
  const {numerator, denominator} = averageLevel(counts);
  return rate(2 * numerator, denominator);
}
