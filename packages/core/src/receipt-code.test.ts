import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {formatReceiptCode} from './format-receipt-code.ts';
import {normalizeReceiptCode} from './normalize-receipt-code.ts';
import {RECEIPT_CODE_BYTES, receiptCode} from './receipt-code.ts';

const bytes = fc.uint8Array({minLength: RECEIPT_CODE_BYTES, maxLength: RECEIPT_CODE_BYTES});

test('writes eighty bits as sixteen characters of Crockford base 32', () => {
  assert.equal(receiptCode(new Uint8Array(10)), '0000000000000000');
  assert.equal(receiptCode(new Uint8Array(10).fill(255)), 'ZZZZZZZZZZZZZZZZ');
  assert.equal(receiptCode(Uint8Array.of(0, 0, 0, 0, 1, 0x84, 0x21, 0x08, 0x42, 0x10)), '00000001GGGGGGGG');
});

test('loses no bit: the code gives the bytes back', () => {
  fc.assert(
    fc.property(bytes, (given) => {
      const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
      const digits = receiptCode(given)
        .split('')
        .map((character) => BigInt(alphabet.indexOf(character)));
      const value = digits.reduce((total, digit) => total * 32n + digit, 0n);
      const expected = given.reduce((total, byte) => total * 256n + BigInt(byte), 0n);
      assert.equal(value, expected);
    }),
  );
});

test('refuses to make a code of fewer or more bytes', () => {
  assert.throws(() => receiptCode(new Uint8Array(9)), RangeError);
  assert.throws(() => receiptCode(new Uint8Array(11)), RangeError);
});

test('reads back what it printed, however it was typed', () => {
  fc.assert(
    fc.property(bytes, (given) => {
      const code = receiptCode(given);
      assert.equal(normalizeReceiptCode(formatReceiptCode(code)), code);
      assert.equal(normalizeReceiptCode(` ${formatReceiptCode(code).toLowerCase().replace(/-/g, ' ')} `), code);
    }),
  );
});

test('takes O for 0, I and L for 1, full width and long dashes for what was meant', () => {
  assert.equal(normalizeReceiptCode('OoIl-0000-0000-000Z'), '001100000000000Z');
  assert.equal(normalizeReceiptCode('００００—0000–0000－000Ｚ'), '000000000000000Z');
});

test('takes nothing else for a code', () => {
  for (const typed of ['', '0000', '0000-0000-0000-000U', '0000-0000-0000-00000', '你好']) {
    assert.equal(normalizeReceiptCode(typed), undefined, typed);
  }
});

test('prints a code in four groups of four', () => {
  assert.equal(formatReceiptCode('0123456789ABCDEF'), '0123-4567-89AB-CDEF');
});
