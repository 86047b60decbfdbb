import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as worker from './index.ts';

test('exports what a host’s own worker needs, and nothing by accident', () => {
  assert.deepEqual(Object.keys(worker), ['handleSync']);
});
