import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as sdk from './index.ts';

test('exports what is promised, and nothing by accident', () => {
  assert.deepEqual(Object.keys(sdk).sort(), ['SdkError', 'createClient']);
});

test('can be imported where there is no page, such as a server that renders one', () => {
  assert.equal(typeof sdk.createClient, 'function');
});
