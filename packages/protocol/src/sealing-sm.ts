import {sm2, sm3, sm4} from 'sm-crypto-v2';
import type {OpeningSuite} from './sealing.ts';

const KEY_BYTES = 16;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** The order of the hash and the text in what SM2 makes: C1 ‖ C3 ‖ C2, as GB/T 32918.4-2016 has it. */
const C1_C3_C2 = 1;

/**
 * A digital envelope of the state's own algorithms: the text by SM4 in GCM (GB/T 32907, RFC 8998), its key by SM2 (GB/T 32918),
 * fingerprints by SM3 (GB/T 32905). `box` is IV ‖ text ‖ tag.
 */
export const sm: OpeningSuite = {
  name: 'sm',
  seal(publicKey, text, bound) {
    const sessionKey = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const {output, tag} = sm4.encrypt(text, sessionKey, {
      mode: 'gcm',
      iv,
      associatedData: bound,
      output: 'array',
      outputTag: true,
    });
    if (tag === undefined) throw new TypeError('SM4 in GCM gave no tag.');
    const key = fromHex(sm2.doEncrypt(sessionKey, toHex(publicKey), C1_C3_C2));
    return {key, box: Uint8Array.of(...iv, ...output, ...tag)};
  },
  open({privateKey}, {key, box}, bound) {
    if (box.length < IV_BYTES + TAG_BYTES) return undefined;
    try {
      const sessionKey = sm2.doDecrypt(toHex(key), toHex(privateKey), C1_C3_C2, {output: 'array'});
      // What this library gives when the hash within does not fit.
      if (sessionKey.length !== KEY_BYTES) return undefined;
      return sm4.decrypt(box.slice(IV_BYTES, -TAG_BYTES), sessionKey, {
        mode: 'gcm',
        iv: box.slice(0, IV_BYTES),
        tag: box.slice(-TAG_BYTES),
        associatedData: bound,
        output: 'array',
      });
    } catch {
      // A wrong tag, or a C1 that is no point of the curve.
      return undefined;
    }
  },
  makeKeyPair() {
    const {privateKey, publicKey} = sm2.generateKeyPairHex();
    return {privateKey: fromHex(privateKey), publicKey: fromHex(publicKey)};
  },
  hash: (bytes) => fromHex(sm3(bytes)),
};

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromHex(digits: string): Uint8Array {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
