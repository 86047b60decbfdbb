import {chacha20poly1305} from '@noble/ciphers/chacha.js';
import {montgomery} from '@noble/curves/abstract/montgomery.js';
import {pow} from '@noble/curves/abstract/modular.js';
import {hmac} from '@noble/hashes/hmac.js';
import {sha256} from '@noble/hashes/sha2.js';
import type {SealingSuite} from './sealing.ts';

const P = BigInt('0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed');

/**
 * X25519 (RFC 7748) by its ladder alone. The library's own `x25519` does the same, and brings along the tables of ed25519: 6 KB
 * in every citizen's browser for some milliseconds.
 */
const x25519 = montgomery({
  P,
  type: 'x25519',
  powPminus2: (x) => pow(x, P - BigInt(2), P),
  adjustScalarBytes(bytes: Uint8Array) {
    bytes[0] = (bytes[0] ?? 0) & 248;
    bytes[31] = ((bytes[31] ?? 0) & 127) | 64;
    return bytes;
  },
});

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
// RFC 9180 §7: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305.
const KEM = Uint8Array.of(...ascii('KEM'), 0x00, 0x20);
const SUITE = Uint8Array.of(...ascii('HPKE'), 0x00, 0x20, 0x00, 0x01, 0x00, 0x03);
const MODE_BASE = 0x00;
const NOTHING = new Uint8Array();
const INFO = ascii('haochaping sealing 1');

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
  open: (pair, {key, box}, bound) => openBase({...pair, key, info: INFO, box, bound}),
  makeKeyPair() {
    const privateKey = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
    return {privateKey, publicKey: x25519.getPublicKey(privateKey)};
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
  const key = x25519.getPublicKey(ephemeral);
  const dh = x25519.getSharedSecret(ephemeral, publicKey);
  return {key, box: aeadOf(dh, key, publicKey, info, bound).encrypt(text)};
}

/** RFC 9180 `OpenBase`; undefined when it does not open. Both keys are given: to work one out takes as long as all the rest. */
export function openBase(message: {
  readonly privateKey: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly key: Uint8Array;
  readonly info: Uint8Array;
  readonly box: Uint8Array;
  readonly bound: Uint8Array;
}): Uint8Array | undefined {
  const {privateKey, publicKey, key, info, box, bound} = message;
  try {
    const dh = x25519.getSharedSecret(privateKey, key);
    return aeadOf(dh, key, publicKey, info, bound).decrypt(box);
  } catch {
    // A wrong tag, a key that is no point or of the wrong length: all the same to whoever asks.
    return undefined;
  }
}

/** §4.1 `ExtractAndExpand`, then §5.1 `KeySchedule` of base mode, for the first and only message. */
function aeadOf(
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
  return hmac(sha256, salt, join(ascii('HPKE-v1'), suite, ascii(label), secret));
}

/** §4 `LabeledExpand`, for at most one block of SHA-256, which is all that this suite asks for. */
function expand(suite: Uint8Array, secret: Uint8Array, label: string, info: Uint8Array, length: number): Uint8Array {
  const labeled = join(Uint8Array.of(0, length), ascii('HPKE-v1'), suite, ascii(label), info, Uint8Array.of(1));
  return hmac(sha256, secret, labeled).slice(0, length);
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
