import {x25519} from '@noble/curves/ed25519.js';
import {aeadOf, INFO, intl} from './sealing-intl.ts';
import type {OpeningSuite} from './sealing.ts';

/** The suite for whoever opens: here the key is kept for years, and X25519 is the library's, which takes as long for every key. */
export const openingIntl: OpeningSuite = {
  ...intl,
  open: (pair, {key, box}, bound) => openBase({...pair, key, info: INFO, box, bound}),
  makeKeyPair() {
    const {secretKey, publicKey} = x25519.keygen();
    return {privateKey: secretKey, publicKey};
  },
};

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
