import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {openingIntl as intl} from './opening-intl.ts';
import {sm} from './sealing-sm.ts';
import {describeKey, fromBase64Url, seal, toBase64Url, unseal} from './sealing.ts';
import type {SealedBox, SealedFor, OpeningSuite} from './sealing.ts';

const SUITES: readonly OpeningSuite[] = [intl, sm];
const TO: SealedFor = {
  id: '019aa9b4-6c00-7abc-8def-0123456789ab',
  kind: 'review',
  format: 2,
  part: 'body',
  device: {id: 'device-1', number: 7},
};

for (const suite of SUITES) {
  const pair = suite.makeKeyPair();
  const {publicKey} = pair;
  const key = describeKey(suite, publicKey);

  test(`${suite.name}: what was sealed opens to the very same text`, () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme', maxLength: 300}), (text) => {
        assert.equal(unseal(suite, pair, seal(suite, key, TO, text), TO), text);
      }),
      {numRuns: 25},
    );
  });

  test(`${suite.name}: a box with any one byte changed, missing or added does not open`, () => {
    const sealed = seal(suite, key, TO, '张三 13912345678');
    for (const part of ['key', 'box'] as const) {
      const bytes = fromBase64Url(sealed[part]);
      const damaged = [...bytes].map((byte, index) => bytes.with(index, byte ^ (1 << (index % 8))));
      for (const other of [...damaged, bytes.slice(1), bytes.slice(0, -1), Uint8Array.of(...bytes, 0)]) {
        const changed = {...sealed, [part]: toBase64Url(other)};
        assert.equal(unseal(suite, pair, changed, TO), undefined, `${part} ${toBase64Url(other)}`);
      }
    }
  });

  test(`${suite.name}: a box opens for nothing but what it was sealed for`, () => {
    const sealed = seal(suite, key, TO, '很好');
    const others: readonly SealedFor[] = [
      {...TO, id: '019aa9b4-6c00-7abc-8def-0123456789ac'},
      {...TO, kind: 'follow-up'},
      {...TO, format: 3},
      {...TO, part: 'contact'},
      {...TO, device: {id: 'device-2', number: 7}},
      {...TO, device: {id: 'device-1', number: 8}},
      {id: TO.id, kind: TO.kind, format: TO.format, part: TO.part},
    ];
    for (const other of others) assert.equal(unseal(suite, pair, sealed, other), undefined, JSON.stringify(other));
    assert.equal(unseal(suite, pair, {...sealed, keyId: '0'.repeat(16)}, TO), undefined);
  });

  test(`${suite.name}: no box shows what is in it`, () => {
    const sealed: SealedBox = seal(suite, key, TO, '13912345678');
    assert.doesNotMatch(JSON.stringify(sealed), /13912345678|MTM5MTIzNDU2Nz/);
  });

  test(`${suite.name}: refuses to seal to a key that is none`, () => {
    assert.throws(() => seal(suite, {...key, publicKey: toBase64Url(new Uint8Array(publicKey.length))}, TO, 'x'));
    assert.throws(() => seal(suite, {...key, publicKey: toBase64Url(publicKey.slice(1))}, TO, 'x'));
  });
}

test('a key is named by its own fingerprint', () => {
  const {publicKey} = intl.makeKeyPair();
  const key = describeKey(intl, publicKey);
  assert.match(key.fingerprint, /^[0-9a-f]{64}$/);
  assert.equal(key.keyId, key.fingerprint.slice(0, 16));
  assert.notEqual(describeKey(intl, intl.makeKeyPair().publicKey).keyId, key.keyId);
});

test('a text has one writing in base64url, and others are refused', () => {
  assert.equal(toBase64Url(Uint8Array.of(255, 254)), '__4');
  assert.deepEqual(fromBase64Url('__4'), Uint8Array.of(255, 254));
  for (const other of ['__5', '//4', '__4=', ' __4', '_']) assert.throws(() => fromBase64Url(other), other);
});
