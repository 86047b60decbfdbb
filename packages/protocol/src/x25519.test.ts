import assert from 'node:assert/strict';
import {test} from 'node:test';
import {x25519 as library} from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import {publicKeyOf, x25519} from './x25519.ts';

const bytes = (digits: string): Uint8Array => new Uint8Array(Buffer.from(digits, 'hex'));
const digits = (of: Uint8Array): string => Buffer.from(of).toString('hex');

test('multiplies as the vectors of RFC 7748 §5.2', () => {
  const vectors = [
    [
      'a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4',
      'e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c',
      'c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552',
    ],
    [
      '4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d',
      'e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493',
      '95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957',
    ],
  ] as const;
  for (const [scalar, point, product] of vectors) assert.equal(digits(x25519(bytes(scalar), bytes(point))), product);
});

test('says what the library says, of any key and any point', () => {
  const key = fc.uint8Array({minLength: 32, maxLength: 32});
  fc.assert(
    fc.property(key, key, (scalar, point) => {
      assert.deepEqual(publicKeyOf(scalar), library.getPublicKey(scalar));
      assert.deepEqual(x25519(scalar, point), library.getSharedSecret(scalar, point));
    }),
    {numRuns: 40},
  );
});

test('refuses points of small order', () => {
  const scalar = new Uint8Array(32).fill(7);
  const points = [
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0100000000000000000000000000000000000000000000000000000000000000',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  ];
  for (const point of points) assert.throws(() => x25519(scalar, bytes(point)), TypeError, point);
});
