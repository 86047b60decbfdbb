import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readCursor, writeCursor} from './cursor.ts';

test('reads what it wrote, where the kinds are those asked for', () => {
  const text = writeCursor([1_800_000_000_000, '审批局', 3]);
  assert.match(text, /^[\w-]+$/);
  assert.deepEqual(readCursor(text, 'number', 'string', 'number'), [1_800_000_000_000, '审批局', 3]);
  assert.equal(readCursor(text, 'number', 'string'), undefined);
  assert.equal(readCursor(text, 'string', 'string', 'number'), undefined);
});

test('takes nothing that it did not write', () => {
  for (const text of ['', '?', 'bm9uc2Vuc2U', writeCursor([]) + 'x'])
    assert.equal(readCursor(text, 'number'), undefined);
});
