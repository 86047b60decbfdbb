import {chacha20poly1305} from '@noble/ciphers/chacha.js';
import {sha256} from '@noble/hashes/sha2.js';
import type {SealingSuite} from './sealing.ts';
import {publicKeyOf, x25519} from './x25519.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
// RFC 9180 §7: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305.
const KEM = Uint8Array.of(...ascii('KEM'), 0x00, 0x20);
const SUITE = Uint8Array.of(...ascii('HPKE'), 0x00, 0x20, 0x00, 0x01, 0x00, 0x03);
const MODE_BASE = 0x00;
const NOTHING = new Uint8Array();
/** What sets these boxes apart from all others of the same key. */
export const INFO = ascii('haochaping sealing 1');

/**
 * HPKE in base mode, one message a key: RFC 9180 `SealBase` and `OpenBase`, with our own `info`. No secret of the sender's is
 * needed, and none is kept: whoever sealed a box cannot open it again.
 */
export const intl: SealingSuite = {
  name: 'intl',
  seal(publicKey, text, bound) {
    const ephemeral = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
    return sealBase({publicKey, ephemeral, info: INFO, text, bound});
  },
  hash: (bytes) => sha256(bytes),
};

/** RFC 9180 `SealBase` with a given ephemeral key, as the published vectors have it. */
export function sealBase(message: {
  readonly publicKey: Uint8Array;
  readonly ephemeral: Uint8Array;
  readonly info: Uint8Array;
  readonly text: Uint8Array;
  readonly bound: Uint8Array;
}): {readonly key: Uint8Array; readonly box: Uint8Array} {
  const {publicKey, ephemeral, info, text, bound} = message;
  const key = publicKeyOf(ephemeral);
  const dh = x25519(ephemeral, publicKey);
  return {key, box: aeadOf(dh, key, publicKey, info, bound).encrypt(text)};
}

/** §4.1 `ExtractAndExpand`, then §5.1 `KeySchedule` of base mode, for the first and only message. */
export function aeadOf(
  dh: Uint8Array,
  key: Uint8Array,
  publicKey: Uint8Array,
  info: Uint8Array,
  bound: Uint8Array,
): ReturnType<typeof chacha20poly1305> {
  const shared = expand(KEM, extract(KEM, NOTHING, 'eae_prk', dh), 'shared_secret', join(key, publicKey), KEY_BYTES);
  const context = join(
    Uint8Array.of(MODE_BASE),
    extract(SUITE, NOTHING, 'psk_id_hash', NOTHING),
    extract(SUITE, NOTHING, 'info_hash', info),
  );
  const secret = extract(SUITE, shared, 'secret', NOTHING);
  const aeadKey = expand(SUITE, secret, 'key', context, KEY_BYTES);
  return chacha20poly1305(aeadKey, expand(SUITE, secret, 'base_nonce', context, NONCE_BYTES), bound);
}

/** §4 `LabeledExtract`. */
function extract(suite: Uint8Array, salt: Uint8Array, label: string, secret: Uint8Array): Uint8Array {
  return hmac(salt, join(ascii('HPKE-v1'), suite, ascii(label), secret));
}

/** §4 `LabeledExpand`, for at most one block of SHA-256, which is all that this suite asks for. */
function expand(suite: Uint8Array, secret: Uint8Array, label: string, info: Uint8Array, length: number): Uint8Array {
  const labeled = join(Uint8Array.of(0, length), ascii('HPKE-v1'), suite, ascii(label), info, Uint8Array.of(1));
  return hmac(secret, labeled).slice(0, length);
}

const BLOCK_BYTES = 64;

/** HMAC-SHA256 (RFC 2104) under a key that is no longer than a block, as all here are. */
function hmac(key: Uint8Array, message: Uint8Array): Uint8Array {
  const padded = (sign: number): Uint8Array => Uint8Array.from({length: BLOCK_BYTES}, (_, i) => (key[i] ?? 0) ^ sign);
  return sha256(join(padded(0x5c), sha256(join(padded(0x36), message))));
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
