import {contactProblem, type IdentityMode} from '@haochaping/core';
import {ContactDetails, type ReviewWithContact} from '@haochaping/protocol';
import type {SealedBox, SealedFor} from '@haochaping/protocol/sealing';
import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js';
import type {ReceivedContact} from '../store/record-reviews/prepared-review.ts';
import type {Keyring} from './keyring.ts';

/**
 * The contact of a review as it is kept: in the box it came in, opened only to know whether it can be. One that cannot is kept
 * all the same, for the key may be found; the rating does not wait for that. With an anonymous review none is kept.
 */
export function receivedContact(review: ReviewWithContact, keyring: Keyring): ReceivedContact | undefined {
  const {id, contact: sealed, identityMode} = review;
  if (sealed === undefined || identityMode === 'anonymous') return undefined;
  const box = boxText(sealed);
  const opened = openContact(keyring, id, sealed, identityMode);
  return {
    box,
    keyId: sealed.keyId,
    digest: contactDigest(sealed),
    readable: opened !== undefined,
    ...(opened && {consentedAt: Date.parse(opened.consentedAt)}),
  };
}

/** What a contact's box says; undefined when it does not open, or holds what core does not take for a contact. */
export function openContact(
  keyring: Keyring,
  reviewId: string,
  sealed: SealedBox,
  identityMode: IdentityMode,
): ContactDetails | undefined {
  const to: SealedFor = {id: reviewId, kind: 'review', format: 2, part: 'contact'};
  const contact = ContactDetails.safeParse(parsed(keyring.open(sealed, to)));
  return contact.success && contactProblem(contact.data, identityMode) === undefined ? contact.data : undefined;
}

/** By what a log speaks of a contact: SHA-256 of its box, which says nothing of what is in it and outlives it. */
export function contactDigest(sealed: SealedBox): string {
  return bytesToHex(sha256(utf8ToBytes(boxText(sealed))));
}

/** A box in one fixed order of its members. */
function boxText({version, suite, keyId, key, box}: SealedBox): string {
  return JSON.stringify({version, suite, keyId, key, box});
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    // Sealed by something that is no device of ours: no contact, whatever it is.
    return undefined;
  }
}
