import type {Profile} from './profile.ts';
import {containedWords} from './words.ts';

const DAY_MS = 86_400_000;

type Thresholds = Pick<Profile, 'earlyWarning'>;

/** How many bad reviews of the profile's last days lie on one window, item or indicator. */
export type BadCount = {
  readonly of: 'window' | 'item' | 'indicator';
  /** Which window, item or indicator. */
  readonly key: string;
  readonly count: number;
};

/** The windows, items and indicators with too many bad reviews to be chance (风险预警), the worst first. */
export function repeatedBad(counts: readonly BadCount[], {earlyWarning}: Thresholds): BadCount[] {
  const least: Readonly<Record<BadCount['of'], number>> = {
    window: earlyWarning.perWindow,
    item: earlyWarning.perItem,
    indicator: earlyWarning.perIndicator,
  };
  return counts.filter(({of, count}) => count >= least[of]).sort((a, b) => b.count - a.count);
}

/** What made the present period stand out; counts per period, all as given. */
export type SuddenRise = {readonly present: number; readonly mean: number; readonly deviation: number};

/**
 * Whether the present period's count lies more than the profile's standard deviations above the mean of the earlier periods.
 * Undefined where it does not, and where the history is too short to say. The deviation is taken as at least 1: after a long
 * silence a single bad review is no rise.
 */
export function suddenRise(
  history: readonly number[],
  present: number,
  {earlyWarning}: Thresholds,
): SuddenRise | undefined {
  if (history.length < earlyWarning.periodsMin) return undefined;
  const mean = history.reduce((sum, count) => sum + count, 0) / history.length;
  const variance = history.reduce((sum, count) => sum + (count - mean) ** 2, 0) / history.length;
  const deviation = Math.max(1, Math.sqrt(variance));
  return present > mean + earlyWarning.sigmas * deviation ? {present, mean, deviation} : undefined;
}

/** Whether a warning is to be raised: not again while the same one, raised within the days that are counted together, is known. */
export function isWarningDue(lastRaisedAt: number | undefined, at: number, {earlyWarning}: Thresholds): boolean {
  return lastRaisedAt === undefined || at - lastRaisedAt >= earlyWarning.days * DAY_MS;
}

/** The words of danger, corruption and self-harm in a text: each brings it before the management body at once. */
export function sensitiveWordsIn(text: string, {sensitiveWords}: Pick<Profile, 'sensitiveWords'>): string[] {
  return containedWords(text, sensitiveWords);
}
