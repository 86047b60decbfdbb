import assert from 'node:assert/strict';
import test from 'node:test';
import {hashOfOrder, hashOfQuery, placeOfHash, queryOfMine} from './inbox-query.ts';

test('reads back every inbox that it wrote', () => {
  for (const query of [
    {show: 'open'},
    {show: 'all', state: 'audit'},
    {show: 'closed', search: '社保 & 登记'},
  ] as const) {
    assert.deepEqual(placeOfHash(hashOfQuery(query)), {page: 'inbox', query});
  }
});

test('opens the usual inbox for an empty address and for values it does not know', () => {
  for (const hash of ['', '#', '#/', '#/?show=none&state=lost&search=%20']) {
    assert.deepEqual(placeOfHash(hash), {page: 'inbox', query: {show: 'open'}});
  }
});

test('names an order by its id, and nothing else as one', () => {
  assert.deepEqual(placeOfHash(hashOfOrder('019aa000-0000')), {page: 'order', id: '019aa000-0000'});
  for (const hash of ['#/orders/', '#/orders/a/b', '#/elsewhere', '#main']) assert.equal(placeOfHash(hash), undefined);
});

test('asks for what waits for one role, where that is one state', () => {
  assert.deepEqual(queryOfMine('supervisor'), {show: 'open', state: 'audit'});
  assert.equal(queryOfMine('handler'), undefined);
});
