import {INDICATORS_V1} from './indicators-v1.ts';
import {INDICATORS_V2} from './indicators-v2.ts';
import type {Level} from './rating.ts';

/** What an indicator is about; for statistics of causes. The grouping is ours, the indicators are national. */
export type IndicatorGroup =
  | 'attitude'
  | 'guide'
  | 'legality'
  | 'material'
  | 'online'
  | 'place'
  | 'process'
  | 'skill'
  | 'time'
  | 'trips'
  | 'other';

/** One official tag (评价指标) of one level. `basic` ones are shown at once, `expanded` ones after "more". */
export type Indicator = {
  readonly code: string;
  readonly level: Level;
  readonly text: string;
  readonly shown: 'basic' | 'expanded';
  readonly group: IndicatorGroup;
};

/** One version of the national list. A set that is not `active` serves to read old reviews; no new review may use it. */
export type IndicatorSet = {
  readonly version: string;
  readonly active: boolean;
  readonly indicators: readonly Indicator[];
};

/** The version that new reviews carry. */
export const CURRENT_INDICATORS_VERSION = '2';

const SETS: readonly IndicatorSet[] = [
  {version: '2', active: true, indicators: INDICATORS_V2},
  {version: '1', active: false, indicators: INDICATORS_V1},
];

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

/** Whether a code lies in the namespace of local tags (`L` and digits), which is never exported as official. */
export function isLocalIndicator(code: string): boolean {
  return /^L\d+$/.test(code);
}
