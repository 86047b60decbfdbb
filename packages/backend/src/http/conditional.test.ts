import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isKnown, tagOf} from './conditional.ts';

test('an answer has the same tag whenever it was given, and another one when a count changes', () => {
  assert.equal(tagOf({asOf: '2026-11-22T01:00:00Z', good: 3}), tagOf({asOf: '2026-11-22T02:00:00Z', good: 3}));
  assert.notEqual(tagOf({asOf: '2026-11-22T01:00:00Z', good: 3}), tagOf({asOf: '2026-11-22T01:00:00Z', good: 4}));
});

test('knows a tag in a list, weak or strong, and none in nothing', () => {
  assert.equal(isKnown('"a", W/"b"', 'W/"b"'), true);
  assert.equal(isKnown('"b"', 'W/"b"'), true);
  assert.equal(isKnown('*', 'W/"b"'), true);
  assert.equal(isKnown('"a"', 'W/"b"'), false);
  assert.equal(isKnown(null, 'W/"b"'), false);
});
