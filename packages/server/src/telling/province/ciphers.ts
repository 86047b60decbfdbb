import {createHmac, randomBytes} from 'node:crypto';
import {sm2, sm3, sm4} from 'sm-crypto-v2';

/** What a province's platform checks before it reads anything. */
export interface Signed {
  readonly time: string;
  readonly appMark: string;
  /** The items as they stand in the envelope, JSON. */
  readonly items: string;
}

/** Signs an envelope. */
export type Signer = (signed: Signed) => string;
/** Closes one record, given as JSON; what comes out stands in the envelope. */
export type Encryptor = (json: string) => unknown;

export type SignerSettings =
  {readonly kind: 'hmac-sha256'; readonly secret: string} | {readonly kind: 'sm2'; readonly privateKey: string};
export type EncryptorSettings = {readonly kind: 'none'} | {readonly kind: 'sm4-gcm'; readonly key: string};

const IV_BYTES = 12;

/** What is signed: when, by whom, and a digest of every item, so that none can be changed, left out or moved to another day. */
function signedText({time, appMark, items}: Signed): string {
  return `${time}\n${appMark}\n${sm3(items)}`;
}

/** HMAC-SHA-256 in hex, or SM2 with SM3 (GB/T 32918.2) as 128 hex digits. */
export function signerOf(settings: SignerSettings): Signer {
  switch (settings.kind) {
    case 'hmac-sha256':
      return (signed) => createHmac('sha256', settings.secret).update(signedText(signed)).digest('hex');
    case 'sm2':
      return (signed) => sm2.doSignature(signedText(signed), settings.privateKey, {hash: true});
  }
}

/** Each record as it is, or by SM4 in GCM (GB/T 32907): Base64 of IV ‖ text ‖ tag. */
export function encryptorOf(settings: EncryptorSettings): Encryptor {
  switch (settings.kind) {
    case 'none':
      return (json) => JSON.parse(json) as unknown;
    case 'sm4-gcm':
      return (json) => {
        const iv = new Uint8Array(randomBytes(IV_BYTES));
        const key = new Uint8Array(Buffer.from(settings.key, 'hex'));
        const {output, tag} = sm4.encrypt(new TextEncoder().encode(json), key, {
          mode: 'gcm',
          iv,
          output: 'array',
          outputTag: true,
        });
        if (tag === undefined) throw new TypeError('SM4 in GCM gave no tag.');
        return Buffer.from(Uint8Array.of(...iv, ...output, ...tag)).toString('base64');
      };
  }
}
