import {receiptCode, RECEIPT_CODE_BYTES} from '@haochaping/core';

const UUID_RANDOM_BYTES = 10;

/** A UUID of version 7 (RFC 9562): the time of submit first, then 74 random bits. */
export function newId(at: number): string {
  // Not randomUUID: a plain-http page, as on many intranets, does not have it.
  const random = crypto.getRandomValues(new Uint8Array(UUID_RANDOM_BYTES));
  const bytes = [...timeBytes(at), ...random];
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function timeBytes(at: number): number[] {
  // Division, for bit operations end at 32 bits. A clock before 1970 counts as 1970.
  return [40, 32, 24, 16, 8, 0].map((bits) => Math.floor(Math.max(0, at) / 2 ** bits) & 0xff);
}

/** A receipt code of 80 random bits. */
export function newReceiptCode(): string {
  return receiptCode(crypto.getRandomValues(new Uint8Array(RECEIPT_CODE_BYTES)));
}
