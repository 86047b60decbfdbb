import type {Profile} from './profile.ts';
import {isNegative} from './rating.ts';
import type {Level} from './rating.ts';
import type {RiskFacts} from './risk.ts';

/** A review as far as its neighbours at a window matter. */
export type WindowReview = {
  readonly level: Level;
  /** The indicators as one text, in their order; empty where none was chosen. */
  readonly indicators: string;
  readonly receivedAt: number;
};

/**
 * What the reviews of one window and day say of the last of them, `review`, which is among them. Reviews without indicators are
 * not alike for that.
 */
export function windowFacts(
  ofDay: readonly WindowReview[],
  review: WindowReview,
  {risk}: Pick<Profile, 'risk'>,
): Pick<RiskFacts, 'reviewsOfWindow' | 'sameIndicators' | 'bestSinceBad'> {
  const known = ofDay.filter(({receivedAt}) => receivedAt <= review.receivedAt);
  const alike = known.filter(({indicators}) => indicators !== '' && indicators === review.indicators);
  const near = known.filter(({receivedAt}) => receivedAt > review.receivedAt - risk.burstWithinMs);
  const lastBadAt = Math.max(...near.filter(({level}) => isNegative(level)).map(({receivedAt}) => receivedAt));
  const best = near.filter(({level, receivedAt}) => level === 5 && receivedAt >= lastBadAt);
  return {
    reviewsOfWindow: known.length,
    sameIndicators: alike.length,
    // Without a bad one nearby nothing was to be drowned.
    bestSinceBad: Number.isFinite(lastBadAt) ? best.length : 0,
  };
}
