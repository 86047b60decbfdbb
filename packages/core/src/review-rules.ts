/** What a locality may change about giving a review: all that a device needs of the profile. */
export type ReviewRules = {
  /** A bad review needs an indicator or a word; one tap is enough. */
  readonly negativeNeedsReason: boolean;
  /** Characters (code points) the widget lets people type. */
  readonly textMaxShown: number;
  /** Characters (code points) the server accepts at most. */
  readonly textMaxAccepted: number;
  readonly indicatorsMax: number;
  /** How long a service may be rated after it was given. */
  readonly reviewWindowWorkingDays: number;
  /** How long an invitation is good for. */
  readonly invitationDays: number;
  /** How long after expiry a review that was saved in time may still arrive and count in the statistics. */
  readonly graceMs: number;
  /** The longest time a device is planned to be without a line. */
  readonly plannedOfflineMs: number;
  /** "I pressed the wrong level" may be said this long after the review. */
  readonly mistakeWindowMs: number;
  /** A follow-up (追评) may be given this long after the answer. */
  readonly followUpDays: number;
};

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Jiangsu's, by themselves: a device carries them, and nothing of what the office checks reviews and replies by. */
export const JIANGSU_REVIEW_RULES: ReviewRules = {
  negativeNeedsReason: true,
  textMaxShown: 150,
  textMaxAccepted: 500,
  indicatorsMax: 8,
  reviewWindowWorkingDays: 10,
  invitationDays: 30,
  graceMs: 30 * DAY_MS,
  plannedOfflineMs: 14 * DAY_MS,
  mistakeWindowMs: 30 * MINUTE_MS,
  followUpDays: 30,
};
