import {activeIndicatorSet} from './active-indicators.ts';
import type {IdentityMode} from './identity-mode.ts';
import type {Indicator} from './indicator.ts';
import {isLocalIndicator} from './local-indicator.ts';
import type {Profile} from './profile.ts';
import {isLevel, isNegative, needsReason} from './rating.ts';
import type {Level} from './rating.ts';
import {isBlank, textLength} from './text.ts';

export {IDENTITY_MODES} from './identity-mode.ts';
export type {IdentityMode} from './identity-mode.ts';

/** What the reviewer says. */
export type ReviewContent = {
  readonly level: Level;
  readonly indicators: readonly string[];
  readonly indicatorsVersion: string;
  readonly text: string;
  readonly identityMode: IdentityMode;
};

/** Content as it may arrive: any number as level. */
export type ReviewDraft = Omit<ReviewContent, 'level'> & {readonly level: number};

export const REVIEW_PROBLEM_CODES = [
  'level-invalid',
  'indicators-version-unknown',
  'indicator-unknown',
  'indicator-of-other-level',
  'indicator-repeated',
  'indicators-too-many',
  'text-too-long',
  'reason-missing',
] as const;

export type ReviewProblemCode = (typeof REVIEW_PROBLEM_CODES)[number];

/** One thing wrong with a review, with the offending value where there is one. */
export type ReviewProblem = {readonly code: ReviewProblemCode; readonly value?: string | number};

type ReviewLimits = Pick<Profile, 'negativeNeedsReason' | 'textMaxAccepted' | 'indicatorsMax'>;

/**
 * Everything wrong with a review under the profile; empty when it may be recorded. Good levels need neither indicator nor
 * text; a bad one needs one of them (one tap is enough). `localIndicators` are those of the locality, with codes `L1`, `L2` ….
 */
export function reviewProblems(
  content: ReviewDraft,
  profile: ReviewLimits,
  localIndicators: readonly Indicator[] = [],
): ReviewProblem[] {
  const problems = indicatorProblems(content, localIndicators);
  const {level} = content;
  if (!isLevel(level)) problems.unshift({code: 'level-invalid', value: level});
  if (content.indicators.length > profile.indicatorsMax) {
    problems.push({code: 'indicators-too-many', value: content.indicators.length});
  }
  const length = textLength(content.text);
  if (length > profile.textMaxAccepted) problems.push({code: 'text-too-long', value: length});
  if (isLevel(level) && needsReason(level, profile) && content.indicators.length === 0 && isBlank(content.text)) {
    problems.push({code: 'reason-missing'});
  }
  return problems;
}

function indicatorProblems(content: ReviewDraft, localIndicators: readonly Indicator[]): ReviewProblem[] {
  // A disabled version can be read, but no review is given by it.
  const set = activeIndicatorSet(content.indicatorsVersion);
  if (set === undefined) return [{code: 'indicators-version-unknown', value: content.indicatorsVersion}];
  const problems: ReviewProblem[] = [];
  const seen = new Set<string>();
  for (const code of content.indicators) {
    const known = isLocalIndicator(code) ? localIndicators : set.indicators;
    const indicator = known.find((candidate) => candidate.code === code);
    if (seen.has(code)) problems.push({code: 'indicator-repeated', value: code});
    else if (indicator === undefined) problems.push({code: 'indicator-unknown', value: code});
    else if (indicator.level !== content.level) problems.push({code: 'indicator-of-other-level', value: code});
    seen.add(code);
  }
  return problems;
}

/** Whether a review counts (`first` for its service instance) or is kept beside the one that counts (`attempt`). */
export type ReviewStanding = 'first' | 'attempt';

/** A review as the store knows it; the digest is of its whole body as sent. */
export type KnownReview = {readonly id: string; readonly level: Level; readonly bodyDigest: string};

/**
 * What becomes of an incoming review. `replayed` means that this very review is stored already: nothing is to be written,
 * the answer is the one it got the first time, for a citizen whose first answer was lost must read the same.
 */
export type ReviewJudgement =
  | {readonly outcome: 'recorded'; readonly standing: 'first'; readonly replayed: false}
  | {readonly outcome: 'already-recorded'; readonly by: 'this-review'; readonly replayed: true}
  | {
      readonly outcome: 'already-recorded';
      readonly by: 'another-review';
      readonly standing: 'attempt';
      readonly replayed: boolean;
    }
  | {readonly outcome: 'contested'; readonly standing: 'attempt'; readonly replayed: boolean}
  | {readonly outcome: 'refused'; readonly code: 'id-reused'};

/**
 * One service instance has one review that counts: the first received, over all channels. A later one is kept as an attempt,
 * and where its level differs the instance is contested. `existing` is the stored review with the incoming id, `first` the
 * review that counts for the instance, each where there is one.
 */
export function judgeReview(input: {
  readonly incoming: KnownReview;
  readonly existing?: KnownReview | undefined;
  readonly first?: {readonly id: string; readonly level: Level} | undefined;
}): ReviewJudgement {
  const {incoming, existing, first} = input;
  if (existing !== undefined && existing.bodyDigest !== incoming.bodyDigest) {
    return {outcome: 'refused', code: 'id-reused'};
  }
  const replayed = existing !== undefined;
  if (first === undefined || first.id === incoming.id) {
    return replayed
      ? {outcome: 'already-recorded', by: 'this-review', replayed}
      : {outcome: 'recorded', standing: 'first', replayed};
  }
  return first.level === incoming.level
    ? {outcome: 'already-recorded', by: 'another-review', standing: 'attempt', replayed}
    : {outcome: 'contested', standing: 'attempt', replayed};
}

/**
 * Whether storing this review opens a work order. Every bad one does, whether it counts or is an attempt and however late it
 * came, so that nobody can shield an office by rating well first; a replay never opens a second.
 */
export function opensWorkOrder(review: {
  readonly level: Level;
  readonly standing: ReviewStanding;
  readonly replayed: boolean;
}): boolean {
  return isNegative(review.level) && !review.replayed;
}

/**
 * How a review stands to the end of its invitation. `late`: saved in time by the device's clock, but received after the
 * grace; recorded outside the statistics, inside the order's flow, for no saved rating is refused because of a clock.
 * `expired`: it says of itself that it was given after the end; a device never tells a citizen that such a one is saved.
 */
export function timeliness(review: {
  readonly submittedAt: number;
  readonly receivedAt: number;
  readonly expiresAt: number;
  readonly graceMs: number;
}): 'in-time' | 'late' | 'expired' {
  if (review.receivedAt <= review.expiresAt + review.graceMs) return 'in-time';
  return review.submittedAt <= review.expiresAt ? 'late' : 'expired';
}
