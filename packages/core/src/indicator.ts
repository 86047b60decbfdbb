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
