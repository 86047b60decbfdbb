import {isLevel, type Profile, reviewProblems, timeliness} from '@haochaping/core';
import {ReviewItem, type ReviewRefusal} from '@haochaping/protocol';
import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js';
import {keyedHash} from '../access/keyed-hash.ts';
import type {Invitation, InvitationProblem} from '../invitations/invitations.ts';
import type {PreparedReview} from '../store/index.ts';

export interface PreparationRules {
  readonly profile: Profile;
  readonly hashKey: Uint8Array;
  readonly verify: (token: string) => Promise<Invitation | InvitationProblem>;
  readonly receivedAt: number;
}

/** A review ready to be recorded, or why it never will be. What is wrong first is what is told. */
export async function prepareReview(item: unknown, rules: PreparationRules): Promise<PreparedReview | ReviewRefusal> {
  const parsed = ReviewItem.safeParse(item);
  if (!parsed.success) return isOfUnknownFormat(item) ? 'format-unknown' : 'review-invalid';
  const review = parsed.data;
  const {level} = review;
  const [wrong] = reviewProblems(review, rules.profile);
  if (wrong !== undefined) return wrong.code;
  // Core has just said so; this is how the compiler learns it.
  if (!isLevel(level)) return 'level-invalid';
  const invitation = await rules.verify(review.invitation);
  if (typeof invitation === 'string') return invitation;
  const submittedAt = Date.parse(review.submittedAt);
  const time = timeliness({
    submittedAt,
    receivedAt: rules.receivedAt,
    expiresAt: invitation.expiresAt,
    graceMs: rules.profile.graceMs,
  });
  if (time === 'expired') return 'invitation-expired';
  const receiptHash = keyedHash(rules.hashKey, 'receipt', review.receiptCode);
  return {
    id: review.id,
    subjectKey: invitation.subjectKey,
    invitationId: invitation.id,
    channel: invitation.channel,
    format: review.format,
    level,
    indicators: review.indicators,
    indicatorsVersion: review.indicatorsVersion,
    text: review.text,
    identityMode: review.identityMode,
    submittedAt,
    receivedAt: rules.receivedAt,
    late: time === 'late',
    receiptHash,
    bodyDigest: bodyDigest(review, receiptHash),
  };
}

function isOfUnknownFormat(item: unknown): boolean {
  return typeof item === 'object' && item !== null && 'format' in item && item.format !== 1;
}

/** SHA-256 over the fields of format 1 in a fixed order: the same review gives the same digest, however it was written. */
function bodyDigest(review: ReviewItem, receiptHash: string): string {
  const fields = [
    review.format,
    review.id,
    receiptHash,
    review.invitation,
    review.level,
    review.indicators,
    review.indicatorsVersion,
    review.text,
    review.identityMode,
    review.submittedAt,
  ];
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(fields))));
}
