import assert from 'node:assert/strict';
import test from 'node:test';
import {queryOfMine} from './inbox-query.ts';

test('asks for what waits for one role, where that is one state', () => {
  assert.deepEqual(queryOfMine('supervisor'), {show: 'open', state: 'audit'});
  assert.equal(queryOfMine('handler'), undefined);
});
