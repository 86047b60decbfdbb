import type {Profile} from './profile.ts';
import {isNegative} from './rating.ts';
import type {Level} from './rating.ts';
import type {ReviewStanding} from './review.ts';

/** What is known of how a review came about. A fact that nobody could observe is left out and weighs nothing. */
export type RiskFacts = {
  /** Given at a device that many people share, so that many reviews in a day are what it is for. */
  readonly sharedDevice: boolean;
  /** Reviews from this device today, this one included. */
  readonly reviewsOfDevice?: number;
  /** Reviews of this person on this item today, this one included. */
  readonly reviewsOfPersonOnItem?: number;
  /** From the opening of the page to the submission. */
  readonly openMs?: number;
  /** Reviews at this window today, and how many of them carry the very same indicators as this one. */
  readonly reviewsOfWindow?: number;
  readonly sameIndicators?: number;
  /** The hour of UTC+8 at which it was given, 0 to 23. */
  readonly hour?: number;
  /** Best ratings at this window since its last bad one, this one included, as far as the profile's time reaches back. */
  readonly bestSinceBad?: number;
  /** The reviewer's telephone is one of the staff's. */
  readonly staffPhone?: boolean;
};

export const RISK_REASONS = [
  'device',
  'person-item',
  'too-fast',
  'same-indicators',
  'night',
  'burst',
  'staff-phone',
] as const;
export type RiskReason = (typeof RISK_REASONS)[number];

/** The sum of the weights of all reasons, and the reasons; a person can read why. */
export type Risk = {readonly score: number; readonly reasons: readonly RiskReason[]; readonly quarantined: boolean};

/**
 * How likely a review was made up to move a figure. It decides one thing only: a review at or above the profile's threshold
 * stays out of the statistics until a person has looked (PIPL art. 24). Whether it opens an order is never asked of it.
 */
export function riskScore(facts: RiskFacts, level: Level, {risk}: Pick<Profile, 'risk'>): Risk {
  const {weights} = risk;
  const {reviewsOfDevice = 0, reviewsOfPersonOnItem = 0, openMs, reviewsOfWindow = 0, sameIndicators = 0} = facts;
  const rules: readonly (readonly [applies: boolean, reason: RiskReason, weight: number])[] = [
    [!facts.sharedDevice && reviewsOfDevice > risk.devicePerDay, 'device', weights.device],
    [reviewsOfPersonOnItem > risk.personItemPerDay, 'person-item', weights.personItem],
    [openMs !== undefined && openMs < risk.fastestMs, 'too-fast', weights.tooFast],
    [
      reviewsOfWindow >= risk.sameIndicatorsMin && sameIndicators > risk.sameIndicatorsShare * reviewsOfWindow,
      'same-indicators',
      weights.sameIndicators,
    ],
    [facts.sharedDevice && facts.hour !== undefined && isNight(facts.hour, risk), 'night', weights.night],
    [level === 5 && (facts.bestSinceBad ?? 0) >= risk.burstReviews, 'burst', weights.burst],
    [facts.staffPhone === true, 'staff-phone', weights.staffPhone],
  ];
  const found = rules.filter(([applies]) => applies);
  const score = found.reduce((sum, [, , weight]) => sum + weight, 0);
  return {score, reasons: found.map(([, reason]) => reason), quarantined: score >= risk.quarantineAt};
}

function isNight(hour: number, {nightFromHour, nightUntilHour}: Profile['risk']): boolean {
  return nightFromHour < nightUntilHour
    ? hour >= nightFromHour && hour < nightUntilHour
    : hour >= nightFromHour || hour < nightUntilHour;
}

/** Whether a review counts in the public figures: the one that counts for its instance, in time, from a live channel, not quarantined. */
export function countsInStatistics(review: {
  readonly standing: ReviewStanding;
  readonly late: boolean;
  readonly imported: boolean;
  readonly quarantined: boolean;
}): boolean {
  return review.standing === 'first' && !review.late && !review.imported && !review.quarantined;
}

/** Whether a good review is drawn for a call-back to check that it was given freely; `random` is in [0, 1). */
export function isDrawnForRecheck(
  review: {readonly level: Level; readonly random: number},
  {recheckShare}: Pick<Profile, 'recheckShare'>,
): boolean {
  return !isNegative(review.level) && review.random < recheckShare;
}

/** A run of numbers, both ends included. */
export type NumberGap = {readonly first: number; readonly last: number};

/**
 * The ratings that a shared device numbered from 1 and that never arrived. `highest` is the last number it is known to have
 * given, which can lie beyond the last received one.
 */
export function deviceGaps(received: readonly number[], highest: number): NumberGap[] {
  return gapsBetween(
    received.map((number) => ({first: number, last: number})),
    highest,
  );
}

/** The same where what arrived is known by its runs, for a device has few of them and many numbers. */
export function gapsBetween(runs: readonly NumberGap[], highest: number): NumberGap[] {
  const sorted = runs.filter(({last}) => last >= 1).sort((a, b) => a.first - b.first);
  const end = 1 + sorted.reduce((most, {last}) => Math.max(most, last), Math.max(highest, 0));
  const gaps: NumberGap[] = [];
  let expected = 1;
  for (const {first, last} of [...sorted, {first: end, last: end}]) {
    if (first > expected) gaps.push({first: expected, last: first - 1});
    expected = Math.max(expected, last + 1);
  }
  return gaps;
}
