import assert from 'node:assert/strict';
import test from 'node:test';
import {hashOfQuery, queryOf, withFilters} from './inbox-query.ts';

test('keeps every filter that it knows, and leaves out what it does not', () => {
  const given = 'state=audit&link=supervise&level=1&due=this-week&waits=mine&class=complex&channel=kiosk&sort=newest';
  assert.equal(hashOfQuery(queryOf(new URLSearchParams(given))).length, `#/?${given}`.length);
  assert.deepEqual(queryOf(new URLSearchParams('level=5&due=some-day&waits=others&colour=red&area=12')), {});
});

test('writes the usual inbox without a word', () => {
  assert.equal(hashOfQuery({show: 'open', sort: 'due'}), '#/');
  assert.deepEqual(queryOf(new URLSearchParams('show=open&sort=due')), {});
});

test('sets and lifts one filter and keeps the others', () => {
  const query = withFilters({state: 'audit', search: '社保'}, {state: undefined, level: '1'});
  assert.deepEqual(query, {search: '社保', level: '1'});
});
