import assert from 'node:assert/strict';
import {test} from 'node:test';
import {expiryOf, markOf} from './invitation-token.ts';

function token(claims: unknown): string {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
}

test('reads when an invitation ends, Chinese words beside it or not', () => {
  assert.equal(expiryOf(token({exp: 1_800_000_000, about: {itemName: '企业设立登记～'}})), 1_800_000_000_000);
});

test('does not know when a token that says nothing readable ends', () => {
  for (const unreadable of ['', 'a', 'a.b', 'a.!.c', token(null), token([]), token({exp: '1800000000'}), token({})]) {
    assert.equal(expiryOf(unreadable), undefined, unreadable);
  }
});

test('two invitations with the same claims have different marks by their signatures', () => {
  assert.notEqual(markOf(`${token({exp: 1})}-a`), markOf(`${token({exp: 1})}-b`));
});
