import {isLevel, type Profile, reviewProblems, timeliness} from '@haochaping/core';
import type {OpenReview, ReviewRefusal} from '@haochaping/protocol';
import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js';
import {keyedHash} from '../access/keyed-hash.ts';
import type {Invitation, InvitationProblem} from '../invitations/invitations.ts';
import type {OpenedReview} from '../sealing/open-review.ts';
import {contactDigest} from '../sealing/received-contact.ts';
import type {PreparedReview} from '../store/index.ts';

export interface PreparationRules {
  readonly profile: Profile;
  readonly hashKey: Uint8Array;
  readonly verify: (token: string) => Promise<Invitation | InvitationProblem>;
  readonly receivedAt: number;
}

/** A review ready to be recorded, or why it never will be. What is wrong first is what is told. */
export async function prepareReview(
  {review, contact, device}: OpenedReview,
  rules: PreparationRules,
): Promise<PreparedReview | ReviewRefusal> {
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
    ...(contact && {contact}),
    ...(device && {device}),
  };
}

/**
 * SHA-256 over the fields of the review's format in a fixed order: the same review gives the same digest, however it was written
 * and whether it came sealed. A contact is in it by its own digest.
 */
function bodyDigest(review: OpenReview, receiptHash: string): string {
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
    ...(review.format === 2 && review.contact ? [contactDigest(review.contact)] : []),
  ];
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(fields))));
}
