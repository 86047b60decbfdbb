import assert from 'node:assert/strict';
import {test} from 'node:test';
import {FRESH_ENDPOINT} from './endpoint-state.ts';
import {settle} from './settlement.ts';
import type {StoredItem} from './stored-item.ts';

const NOW = {at: 1_000_000, random: 0.5};
const FIREWALL = {kind: 'refused', code: 'http-403', byUs: false} as const;
const ITEM: StoredItem = {
  id: 'a',
  kind: 'review',
  enqueuedAt: 0,
  attempts: 0,
  notBefore: 0,
  bytes: 10,
  refusals: 0,
  body: {id: 'a'},
};

test('deletes for each way in which the server can have the review, and for no other', () => {
  for (const kind of ['recorded', 'already-recorded', 'contested'] as const) {
    assert.deepEqual(settle(ITEM, {kind}, FRESH_ENDPOINT, NOW), {do: 'delete', id: 'a', bytes: 10, outcome: kind});
  }
  const others = [
    {kind: 'missing'},
    {kind: 'retry'},
    {kind: 'pause', code: 'key-unknown'},
    {kind: 'refused', code: 'id-reused'},
    FIREWALL,
  ] as const;
  for (const outcome of others) assert.notEqual(settle(ITEM, outcome, FRESH_ENDPOINT, NOW).do, 'delete');
});

test('parks what our server refuses at once', () => {
  const parked = settle(ITEM, {kind: 'refused', code: 'invitation-forged'}, FRESH_ENDPOINT, NOW);

  assert.deepEqual(parked, {do: 'park', id: 'a', code: 'invitation-forged'});
});

test('does not count a refusal by a stranger while nothing else got through either', () => {
  const refused = {...ITEM, attempts: 40, refusals: 9, refusedAt: 900_000};
  const settled = settle(refused, FIREWALL, {...FRESH_ENDPOINT, answeredAt: 899_999}, NOW);

  assert.deepEqual(settled.do === 'keep' && [settled.item.attempts, settled.item.refusals], [41, 9]);
});

test('parks after ten refusals by a stranger with others getting through between them', () => {
  const endpoint = {...FRESH_ENDPOINT, answeredAt: 950_000};
  const ninth = settle({...ITEM, refusals: 8, refusedAt: 900_000}, FIREWALL, endpoint, NOW);
  assert.equal(ninth.do === 'keep' && ninth.item.refusals, 9);
  assert.deepEqual(settle({...ITEM, refusals: 9, refusedAt: 900_000}, FIREWALL, endpoint, NOW), {
    do: 'park',
    id: 'a',
    code: 'http-403',
  });
});

test('many failures of the network do not bring an item nearer to parking', () => {
  const refused = {...ITEM, attempts: 500, refusedAt: 900_000};

  assert.equal(settle(refused, FIREWALL, {...FRESH_ENDPOINT, answeredAt: 950_000}, NOW).do, 'keep');
});
