import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {PendingReview} from '@haochaping/sdk';
import {type Held, type Rating, settle} from './ledger.ts';
import type {Told} from './page/contract.ts';

const bad: Rating = {subject: 'C1#1', invitation: 'token', level: 1, text: '等了三天'};
const saved: Told = {what: 'saved', subject: 'C1#1', id: 'a', receiptCode: 'code'};
const row = {id: 'a', level: 1, text: '等了三天'};
const nothing = {told_saved: 0, recorded: 0, parked: 0, lost: 0, doubled: 0};
const onDevice = (pending: readonly PendingReview[] = [], mayPark = false) => ({pending, mayPark});
const holding = (held: Held) => new Map([[bad.subject, held]]);

test('counts a rating as recorded when it is there as it was given, with its order', () => {
  const figures = settle([bad], [saved], holding({reviews: [row], orders: 1}), onDevice());
  assert.deepEqual(figures, {...nothing, told_saved: 1, recorded: 1});
});

test('counts a rating as lost when it is not there, says something else, goes under another id or has no order', () => {
  const lost = {...nothing, told_saved: 1, lost: 1};
  for (const held of [
    {reviews: [], orders: 0},
    {reviews: [{...row, text: '等了一天'}], orders: 1},
    {reviews: [{...row, level: 5}], orders: 1},
    {reviews: [{...row, id: 'b'}], orders: 1},
    {reviews: [row], orders: 0},
  ]) {
    assert.deepEqual(settle([bad], [saved], holding(held), onDevice()), lost, JSON.stringify(held));
  }
});

test('counts each review and each order beyond the first as a double, also of a rating that nobody was told is safe', () => {
  const held = holding({reviews: [row, {...row, id: 'b'}], orders: 3});
  assert.deepEqual(settle([bad], [], held, onDevice()), {...nothing, doubled: 3});
});

test('takes nobody’s word that was not given: an unsaved rating may be there or not', () => {
  const unsaved: Told = {what: 'unsaved', subject: 'C1#1', why: 'storage-failed'};
  assert.deepEqual(settle([bad], [unsaved], holding({reviews: [], orders: 0}), onDevice()), nothing);
  assert.deepEqual(settle([bad], [unsaved], holding({reviews: [row], orders: 1}), onDevice()), nothing);
});

test('a parked rating is not lost only where parking is right, and its citizen was told the code', () => {
  const held = holding({reviews: [], orders: 0});
  const parked: PendingReview = {id: 'a', state: 'parked', since: 0, attempts: 9, code: 'http-403'};
  const told: Told[] = [saved, {what: 'event-refused', id: 'a', code: 'http-403'}];
  assert.equal(settle([bad], told, held, onDevice([parked], true)).parked, 1);
  assert.equal(settle([bad], told, held, onDevice([parked], false)).lost, 1);
  assert.equal(settle([bad], [saved], held, onDevice([parked], true)).lost, 1);
  assert.equal(settle([bad], told, held, onDevice([{...parked, state: 'waiting'}], true)).lost, 1);
});
