import assert from 'node:assert/strict';
import test from 'node:test';
import {capacity} from './capacity.ts';

test('is full at either limit', () => {
  const at = (items: number, bytes: number): string => capacity({items, bytes}, {maxItems: 10, maxBytes: 100});
  assert.equal(at(9, 99), 'ok');
  assert.equal(at(10, 0), 'full');
  assert.equal(at(0, 100), 'full');
});
