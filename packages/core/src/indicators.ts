import {CURRENT_INDICATOR_SET} from './active-indicators.ts';
import type {Indicator} from './indicator.ts';
import {INDICATORS_V1} from './indicators-v1.ts';
import type {Level} from './rating.ts';

/** One version of the national list. A set that is not `active` serves to read old reviews; no new review may use it. */
export type IndicatorSet = {
  readonly version: string;
  readonly active: boolean;
  readonly indicators: readonly Indicator[];
};

const SETS: readonly IndicatorSet[] = [CURRENT_INDICATOR_SET, {version: '1', active: false, indicators: INDICATORS_V1}];

/** The set of that version; undefined when no such version was ever published. */
export function indicatorSet(version: string): IndicatorSet | undefined {
  return SETS.find((set) => set.version === version);
}

/** The indicators of one level, basic ones first, else in the order of their codes. */
export function indicatorsForLevel(set: IndicatorSet, level: Level): Indicator[] {
  const ofLevel = set.indicators.filter((indicator) => indicator.level === level);
  return [
    ...ofLevel.filter((indicator) => indicator.shown === 'basic'),
    ...ofLevel.filter((indicator) => indicator.shown === 'expanded'),
  ];
}
