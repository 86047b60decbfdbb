import {openingIntl} from '@haochaping/protocol/opening-intl';
import {
  describeKey,
  fromBase64Url,
  type OpeningSuite,
  type SealedBox,
  type SealedFor,
  type SealingKey,
  type SealingSuiteName,
  toBase64Url,
  unseal,
} from '@haochaping/protocol/sealing';
import {sm} from '@haochaping/protocol/sealing-sm';

/** A key that devices seal to, as a place keeps it; both halves base64url. */
export interface KeptSealingKey {
  readonly suite: SealingSuiteName;
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Opens what devices sealed. */
export interface Keyring {
  /** What devices are told to seal to; absent where the place has no key, and then they seal nothing. */
  readonly current?: SealingKey;
  /** The text of a box; undefined when no key of the place opens it for this very purpose. */
  open(box: SealedBox, to: SealedFor): string | undefined;
}

const SUITES: Readonly<Record<SealingSuiteName, OpeningSuite>> = {intl: openingIntl, sm};

/** A ring of the keys of a place. The first is the one that devices are told; older ones go on opening what was sealed to them. */
export function createKeyring(kept: readonly KeptSealingKey[]): Keyring {
  const keys = kept.map(({suite: name, publicKey, privateKey}) => {
    const suite = SUITES[name];
    const pair = {publicKey: fromBase64Url(publicKey), privateKey: fromBase64Url(privateKey)};
    return {suite, pair, described: describeKey(suite, pair.publicKey)};
  });
  const current = keys[0]?.described;
  return {
    ...(current && {current}),
    open(box, to) {
      const key = keys.find(({suite, described}) => described.keyId === box.keyId && suite.name === box.suite);
      return key && unseal(key.suite, key.pair, box, to);
    },
  };
}

/** A new key of a suite. Made once by a place and kept: what was sealed to a lost one stays closed for good. */
export function makeSealingKey(name: SealingSuiteName): KeptSealingKey {
  const {publicKey, privateKey} = SUITES[name].makeKeyPair();
  return {suite: name, publicKey: toBase64Url(publicKey), privateKey: toBase64Url(privateKey)};
}
