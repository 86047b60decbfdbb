import assert from 'node:assert/strict';
import {test} from 'node:test';
import {sm2, sm3, sm4} from 'sm-crypto-v2';
import {sm} from './sealing-sm.ts';

const bytes = (digits: string): Uint8Array => new Uint8Array(Buffer.from(digits.replaceAll(' ', ''), 'hex'));
const digits = (of: Uint8Array | undefined): string | undefined => of && Buffer.from(of).toString('hex');

/** GB/T 32918.5-2017, annex C: encryption of "encryption standard" on the recommended curve. `c1` without the 04 in front. */
const SM2 = {
  privateKey: '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8',
  publicKey:
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  c1: '04ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0',
  c3: '59983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766',
  c2: '21886ca989ca9c7d58087307ca93092d651efa',
};

/** RFC 8998, appendix A.1: SM4 in GCM. */
const GCM = {
  iv: '00001234567800000000abcd',
  key: '0123456789abcdeffedcba9876543210',
  text: 'aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccddddddddddddddddeeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa',
  bound: 'feedfacedeadbeeffeedfacedeadbeefabaddad2',
  box: '17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d',
  tag: '83de3541e4c2b58177e065a9bf7b62ec',
};

test('SM2 opens the example of GB/T 32918.5', () => {
  const sealed = SM2.c1 + SM2.c3 + SM2.c2;
  assert.equal(sm2.doDecrypt(sealed, SM2.privateKey, 1), 'encryption standard');
  assert.equal(sm2.getPublicKeyFromPrivateKey(SM2.privateKey), SM2.publicKey);
});

test('SM3 hashes the examples of GB/T 32905', () => {
  assert.equal(digits(sm.hash(bytes('616263'))), '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  assert.equal(sm3(bytes('61626364'.repeat(16))), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
});

test('SM4 enciphers the example of GB/T 32907', () => {
  const block = bytes('0123456789abcdeffedcba9876543210');
  const out = sm4.encrypt(block, block, {mode: 'ecb', padding: 'none', output: 'array'});
  assert.equal(digits(out), '681edf34d206965e86b3e94f536e4246');
});

test('SM4 in GCM seals and opens the vector of RFC 8998', () => {
  const options = {mode: 'gcm', iv: bytes(GCM.iv), associatedData: bytes(GCM.bound), output: 'array'} as const;
  const sealed = sm4.encrypt(bytes(GCM.text), bytes(GCM.key), {...options, outputTag: true});
  assert.equal(digits(sealed.output), GCM.box);
  assert.equal(digits(sealed.tag), GCM.tag);
  const opened = sm4.decrypt(bytes(GCM.box), bytes(GCM.key), {...options, tag: bytes(GCM.tag)});
  assert.equal(digits(opened), GCM.text);
});

test('a key pair fits, and no two are alike', () => {
  const [one, other] = [sm.makeKeyPair(), sm.makeKeyPair()];
  assert.equal(one.publicKey.length, 65);
  assert.equal(one.privateKey.length, 32);
  const text = new TextEncoder().encode('表格要到现场才有');
  const sealed = sm.seal(one.publicKey, text, bytes('00'));
  assert.deepEqual(sm.open(one, sealed, bytes('00')), text);
  assert.equal(sm.open(one, sealed, bytes('01')), undefined);
  assert.equal(sm.open(other, sealed, bytes('00')), undefined);
  assert.notDeepEqual(sm.seal(one.publicKey, text, bytes('00')).key, sealed.key);
});
