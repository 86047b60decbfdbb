import {hmac} from '@noble/hashes/hmac.js';
import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js';

/** What a bearer secret is for, or that it is the case of a reviewer, whom the same hash keeps unknown. Part of its hash, so that one kind never passes for another. */
export type SecretKind =
  'receipt' | 'invitation' | 'session' | 'api-key' | 'reviewer' | 'sign-in-name' | 'webhook' | 'outside-sign-in';

/**
 * The only form in which a bearer secret is stored: HMAC-SHA-256 under the deployment's key, in hex. Whoever reads the
 * database alone can neither use a secret nor try guesses.
 */
export function keyedHash(hashKey: Uint8Array, kind: SecretKind, secret: string): string {
  return bytesToHex(hmac(sha256, hashKey, utf8ToBytes(`${kind}:${secret}`)));
}

/** `length` random bytes as base64url, without padding. */
export function randomSecret(length: number): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(length)));
}

export function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

export function fromBase64Url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0));
}

/** Whether two strings are the same, in a time that does not tell where they differ. */
export function sameText(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let index = 0; index < one.length; index++) difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}
