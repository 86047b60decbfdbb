import assert from 'node:assert/strict';
import {test} from 'node:test';
import {newId, newReceiptCode} from './ids.ts';

test('an id begins with the time of submit, so that ids sort by it', () => {
  const at = Date.parse('2026-11-22T04:39:56.789Z');
  const id = newId(at);

  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(Number.parseInt(id.replace('-', '').slice(0, 12), 16), at);
  assert.ok(newId(at) < newId(at + 1));
});

test('a clock before 1970 still makes a readable id', () => {
  assert.match(newId(-1), /^00000000-0000-7/);
});

test('a thousand ids and receipt codes of one moment are all different', () => {
  const made = Array.from({length: 1_000}, () => [newId(0), newReceiptCode()]).flat();

  assert.equal(new Set(made).size, 2_000);
});
