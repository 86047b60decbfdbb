import type {IdentityMode, Level} from '@haochaping/core';
import type {SdkError} from './errors.ts';
import type {SentOutcome} from './transport-answer.ts';

/** How a citizen wants to be reached. Sealed before it is stored; never with an anonymous review. */
export interface Contact {
  readonly name?: string;
  readonly phone?: string;
  /** When the citizen consented to its use, an ISO instant. */
  readonly consentedAt: string;
}

/** What a citizen says about one service. */
export interface Draft {
  /** The invitation as it came: a signed token. */
  readonly invitation: string;
  readonly level: Level;
  /** Codes of tags of that level. */
  readonly indicators: readonly string[];
  readonly text: string;
  readonly identityMode: IdentityMode;
  /** @default the version that core has */
  readonly indicatorsVersion?: string;
  readonly contact?: Contact;
}

/** What the server made of a review that it took. `already-recorded`: another review of the same service came first. */
export type DeliveredOutcome = 'recorded' | 'already-recorded' | 'contested';

/**
 * The outcome as the citizen has to hear it. A review that was recorded before its answer was lost is recorded: that it was sent twice
 * is nobody's business but ours.
 */
export function deliveredOutcomeOf(taken: Exclude<SentOutcome, {outcome: 'refused'}>): DeliveredOutcome {
  return taken.outcome === 'already-recorded' && taken.by === 'this-review' ? 'recorded' : taken.outcome;
}

/**
 * Why nothing was kept. The first four: storage did not take the review, and the attempt to post it at once did not come through
 * either (a full queue is not posted at once: it refuses). `invitation-over`: by the device's clock the invitation has ended, so
 * that only an immediate answer of the server would do, and none came. `not-sealed`: likewise, on a shared device that could not
 * seal what was said and so must not store it.
 */
export type UnsavedReason =
  'storage-blocked' | 'storage-failed' | 'timeout' | 'queue-full' | 'invitation-over' | 'not-sealed';

/**
 * What became of a submit.
 *
 * - `saved`: on this device's disk, by a strict transaction that has completed; it will be delivered.
 * - `delivered`: the server has it. Only where storage could not take it or the invitation is over by the device's clock, and the
 *   server took it at once; an ordinary review is `saved` first, and its delivery is an event.
 * - `unsaved`: nothing was kept. The citizen must be told. A second `submit` of the very same draft on the same client goes under
 *   the same id, so that it cannot become two reviews.
 * - `refused`: a rule says no, and saying it again will not help. Nothing was kept. `code` is protocol's `ReviewRefusal` or
 *   `ProblemCode`, or one that only a later release of the backend knows.
 *
 * `contactLeftOut`: the review went without the contact, because it could not be sealed, or because the review is anonymous. The
 * citizen must be told.
 */
export type Submission =
  | {
      readonly state: 'saved';
      readonly id: string;
      readonly receiptCode: string;
      readonly contactLeftOut?: boolean;
    }
  | {
      readonly state: 'delivered';
      readonly id: string;
      readonly receiptCode: string;
      readonly outcome: DeliveredOutcome;
      readonly contactLeftOut?: boolean;
    }
  | {readonly state: 'unsaved'; readonly reason: UnsavedReason; readonly cause?: SdkError}
  | {readonly state: 'refused'; readonly code: string};
