import type {SealingKey} from './sealing-key.ts';

export type {SealingKey} from './sealing-key.ts';

/** The ways of sealing: international algorithms, or the state's own (SM2, SM3, SM4). A deployment chooses one. */
export const SEALING_SUITES = ['intl', 'sm'] as const;
export type SealingSuiteName = (typeof SEALING_SUITES)[number];

/** The version of the box below. Every one ever released is opened for ever. */
export const SEALED_BOX_VERSION = 1;

/**
 * Something that only the holder of a private key can read. `key` is what the suite needs to come to the box's own key, `box` is
 * the sealed text with its tag; both base64url without padding.
 */
export interface SealedBox {
  readonly version: typeof SEALED_BOX_VERSION;
  readonly suite: string;
  /** Of the public key that it was sealed to. */
  readonly keyId: string;
  readonly key: string;
  readonly box: string;
}

/**
 * What a box belongs to. It is sealed in: under another id, as another part or number, the box does not open. So nobody who
 * holds the disk can hang one citizen's contact on another's review, or close a gap by renumbering.
 */
export interface SealedFor {
  readonly id: string;
  readonly kind: string;
  /** Format of the item that carries the box. */
  readonly format: number;
  readonly part: 'contact' | 'body';
  readonly device?: {readonly id: string; readonly number: number};
}

/** Both halves, for whoever opens. */
export interface SealingKeyPair {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** What differs between ways of sealing, and nothing else. All of it works without `crypto.subtle`. */
export interface SealingSuite {
  readonly name: SealingSuiteName;
  /** Throws for a public key that is none. */
  seal(
    publicKey: Uint8Array,
    text: Uint8Array,
    bound: Uint8Array,
  ): {readonly key: Uint8Array; readonly box: Uint8Array};
  /** 32 bytes. */
  hash(bytes: Uint8Array): Uint8Array;
}

/** A suite for whoever opens. */
export interface OpeningSuite extends SealingSuite {
  /** Undefined when it was sealed to another key or for something else, or when a single bit was changed. */
  open(
    pair: SealingKeyPair,
    sealed: {readonly key: Uint8Array; readonly box: Uint8Array},
    bound: Uint8Array,
  ): Uint8Array | undefined;
  makeKeyPair(): SealingKeyPair;
}

const KEY_ID_LENGTH = 16;

/** The public key as it is published. Its id follows from the key itself, so that no two keys share one by mistake. */
export function describeKey(suite: SealingSuite, publicKey: Uint8Array): SealingKey {
  const fingerprint = hex(suite.hash(publicKey));
  return {
    suite: suite.name,
    keyId: fingerprint.slice(0, KEY_ID_LENGTH),
    publicKey: toBase64Url(publicKey),
    fingerprint,
  };
}

/** Seals a text to a key, for one place. Throws when the key is none. */
export function seal(suite: SealingSuite, {keyId, publicKey}: SealingKey, to: SealedFor, text: string): SealedBox {
  const sealed = suite.seal(fromBase64Url(publicKey), new TextEncoder().encode(text), boundBytes(suite, keyId, to));
  return {
    version: SEALED_BOX_VERSION,
    suite: suite.name,
    keyId,
    key: toBase64Url(sealed.key),
    box: toBase64Url(sealed.box),
  };
}

/** The text of a box; undefined when it does not open here, for whatever reason. */
export function unseal(
  suite: OpeningSuite,
  pair: SealingKeyPair,
  sealed: SealedBox,
  to: SealedFor,
): string | undefined {
  try {
    const parts = {key: fromBase64Url(sealed.key), box: fromBase64Url(sealed.box)};
    const bytes = suite.open(pair, parts, boundBytes(suite, sealed.keyId, to));
    return bytes && new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    // Not base64, or not UTF-8 inside: no box that we made.
    return undefined;
  }
}

/** One fixed text for each place: JSON of an array needs no escaping rules of its own and has no two readings. */
function boundBytes(suite: SealingSuite, keyId: string, {id, kind, format, part, device}: SealedFor): Uint8Array {
  const bound = ['haochaping', SEALED_BOX_VERSION, suite.name, keyId, part, kind, format, id];
  return new TextEncoder().encode(JSON.stringify(device ? [...bound, device.id, device.number] : bound));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  // One by one: spread into a call, a long text would overflow the stack.
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
}

/** Throws when the text is not exactly what `toBase64Url` makes: `atob` lets the last bits be anything. */
export function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  if (toBase64Url(bytes) !== text) throw new TypeError('This is not base64url without padding.');
  return bytes;
}
