import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openBase, openingIntl as intl} from './opening-intl.ts';
import {sealBase} from './sealing-intl.ts';

/** RFC 9180, appendix A.2.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305, base mode, sequence number 0. */
const VECTOR = {
  info: '4f6465206f6e2061204772656369616e2055726e',
  ephemeral: 'f4ec9b33b792c372c1d2c2063507b684ef925b8c75a42dbcbf57d63ccd381600',
  publicKey: '4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a',
  privateKey: '8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb',
  key: '1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a',
  text: '4265617574792069732074727574682c20747275746820626561757479',
  bound: '436f756e742d30',
  box: '1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28',
};

const bytes = (digits: string): Uint8Array => new Uint8Array(Buffer.from(digits, 'hex'));
const digits = (of: Uint8Array | undefined): string | undefined => of && Buffer.from(of).toString('hex');

test('seals as the vector of RFC 9180 does', () => {
  const {publicKey, ephemeral, info, text, bound} = VECTOR;
  const sealed = sealBase({
    publicKey: bytes(publicKey),
    ephemeral: bytes(ephemeral),
    info: bytes(info),
    text: bytes(text),
    bound: bytes(bound),
  });
  assert.equal(digits(sealed.key), VECTOR.key);
  assert.equal(digits(sealed.box), VECTOR.box);
});

test('opens the vector of RFC 9180, and nothing else than it', () => {
  const {privateKey, publicKey, key, info, box, bound, text} = VECTOR;
  const message = {
    privateKey: bytes(privateKey),
    publicKey: bytes(publicKey),
    key: bytes(key),
    info: bytes(info),
    box: bytes(box),
    bound: bytes(bound),
  };
  assert.equal(digits(openBase(message)), text);
  assert.equal(openBase({...message, info: bytes('00')}), undefined);
  assert.equal(openBase({...message, bound: bytes('00')}), undefined);
  assert.equal(openBase({...message, box: bytes(box.slice(0, 20))}), undefined);
  assert.equal(openBase({...message, key: new Uint8Array(32)}), undefined);
});

test('a key pair fits, and no two are alike', () => {
  const [one, other] = [intl.makeKeyPair(), intl.makeKeyPair()];
  const text = bytes(VECTOR.text);
  const sealed = intl.seal(one.publicKey, text, bytes('00'));
  assert.deepEqual(intl.open(one, sealed, bytes('00')), text);
  assert.equal(intl.open(other, sealed, bytes('00')), undefined);
  assert.notEqual(digits(intl.seal(one.publicKey, text, bytes('00')).key), digits(sealed.key));
});

test('hashes by SHA-256 (FIPS 180-4, "abc")', () => {
  assert.equal(digits(intl.hash(bytes('616263'))), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
