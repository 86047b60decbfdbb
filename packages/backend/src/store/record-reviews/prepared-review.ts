import type {HolidayNotice, IdentityMode, Level, Profile} from '@haochaping/core';
import type {Channel} from '@haochaping/protocol';

/**
 * A review that has been parsed, whose invitation was verified and whose content core accepted: all that is left is to see
 * what the store holds. Instants are milliseconds since 1970.
 */
export interface PreparedReview {
  readonly id: string;
  /** `caseNumber#serviceNumber`, from the invitation. */
  readonly subjectKey: string;
  readonly invitationId: string;
  readonly channel: Channel;
  readonly format: number;
  readonly level: Level;
  readonly indicators: readonly string[];
  readonly indicatorsVersion: string;
  readonly text: string;
  readonly identityMode: IdentityMode;
  /** The device's clock. */
  readonly submittedAt: number;
  /** Ours. */
  readonly receivedAt: number;
  /** Saved in time, delivered after the grace: kept and handled, outside the statistics (design §6 rule 12). */
  readonly late: boolean;
  /** Keyed hash of the receipt code. */
  readonly receiptHash: string;
  /** Digest of the item as parsed: the same id with another digest is another review. */
  readonly bodyDigest: string;
  readonly contact?: ReceivedContact;
  /** The number that the shared device gave it. */
  readonly device?: {readonly id: string; readonly number: number};
}

/** A contact as it came: still sealed, and what is known of it without showing it. */
export interface ReceivedContact {
  /** `SealedBox`, JSON. */
  readonly box: string;
  readonly keyId: string;
  readonly digest: string;
  readonly readable: boolean;
  /** Absent when it could not be read. */
  readonly consentedAt?: number;
}

/**
 * What became of a review. A replay gets the outcome, instant and order of the first time; `by: 'this-review'` tells it
 * from an attempt. `orderId` is present when a work order answers it.
 */
export type RecordedReview =
  | {
      readonly id: string;
      readonly outcome: 'recorded';
      readonly receivedAt: number;
      readonly late: boolean;
      readonly orderId?: string;
    }
  | {
      readonly id: string;
      readonly outcome: 'already-recorded';
      readonly by: 'this-review' | 'another-review';
      readonly receivedAt: number;
      readonly orderId?: string;
    }
  | {readonly id: string; readonly outcome: 'contested'; readonly receivedAt: number; readonly orderId?: string}
  | {readonly id: string; readonly outcome: 'refused'; readonly code: 'id-reused' | 'service-instance-unknown'};

/** The rules by which a new order's clocks are set: the locality's numbers and the holiday notices known. Plain data. */
export interface RecordingRules {
  readonly profile: Profile;
  readonly notices: readonly HolidayNotice[];
}
