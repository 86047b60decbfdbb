import {CURRENT_INDICATORS_VERSION, RECEIPT_CODE_BYTES, receiptCode} from '@haochaping/core';
import type {ReviewItem} from '@haochaping/protocol/citizen';
import type {Draft} from '@haochaping/sdk';

const TEXT = '窗口一次性告知了全部材料，工作人员态度很好，半小时就办完了，谢谢。';
const DAY_S = 86_400;

// As long as a real one, and nobody here verifies it.
const claims = {
  jti: 'AAAAAAAAAAAAAAAAAAAAAA',
  iss: 'haochaping',
  sub: 'JS3201000000202611220001#1',
  chn: 'window',
  dep: '11320100MB0000000X',
  itm: '11320100MB0000000X4000101001000',
  exp: Math.floor(Date.now() / 1_000) + 30 * DAY_S,
};
const INVITATION = ['eyJhbGciOiJFUzI1NiJ9', btoa(JSON.stringify(claims)).replace(/=+$/, ''), 'A'.repeat(86)].join('.');

export const DRAFT: Draft = {
  ...{invitation: INVITATION, level: 5, text: TEXT, identityMode: 'real-name'},
  indicators: ['512', '517'],
};

let count = 0;

/** A UUID of version 7, later than all before. */
export function nextId(): string {
  count++;
  const time = (Date.now() + count).toString(16).padStart(12, '0');
  const random = Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(16).padStart(2, '0'));
  const rest = random.join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6)}`;
}

/** What the SDK would send. */
export function nextReview(): ReviewItem {
  return {
    format: 1,
    id: nextId(),
    receiptCode: receiptCode(crypto.getRandomValues(new Uint8Array(RECEIPT_CODE_BYTES))),
    ...{...DRAFT, indicators: [...DRAFT.indicators], indicatorsVersion: CURRENT_INDICATORS_VERSION},
    submittedAt: new Date().toISOString(),
  };
}

/** The request that brings these to the server. */
export function requestOf(reviews: readonly unknown[]): Request {
  return new Request('/v1/reviews', {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({reviews}),
  });
}
