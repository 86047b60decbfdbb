import {hasMembers, isString, type Guard} from './guard.ts';

/** A public key as the catalogue tells it. A suite that this release does not know is no mistake: it just cannot seal to it. */
export interface SealingKey {
  readonly suite: string;
  /** The first 16 digits of `fingerprint`. */
  readonly keyId: string;
  /** base64url without padding: 32 bytes for `intl`, an uncompressed point of 65 bytes for `sm`. */
  readonly publicKey: string;
  /** Hash of the public key by the suite's own hash, 64 hexadecimal digits in lower case. */
  readonly fingerprint: string;
}

export const isSealingKey: Guard<SealingKey> = hasMembers({
  suite: isString,
  keyId: isString,
  publicKey: isString,
  fingerprint: isString,
});
