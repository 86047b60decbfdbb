import type {IndicatorSet} from './indicators.ts';
import {INDICATORS_V2} from './indicators-v2.ts';
import {CURRENT_INDICATORS_VERSION} from './indicators-version.ts';

/** The set by which reviews are given now. By itself, for a device has no need of the sets that only serve to read old reviews. */
export const CURRENT_INDICATOR_SET: IndicatorSet = {
  version: CURRENT_INDICATORS_VERSION,
  active: true,
  indicators: INDICATORS_V2,
};

/** The set of that version if reviews may be given by it. */
export function activeIndicatorSet(version: string): IndicatorSet | undefined {
  return version === CURRENT_INDICATOR_SET.version ? CURRENT_INDICATOR_SET : undefined;
}
