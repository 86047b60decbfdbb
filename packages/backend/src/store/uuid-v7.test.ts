import assert from 'node:assert/strict';
import {test} from 'node:test';
import {UuidV7} from '@haochaping/protocol';
import {uuidV7} from './uuid-v7.ts';

test('makes ids of the wire’s form that sort by time and never meet', () => {
  const at = Date.parse('2026-11-23T02:00:00.123Z');
  const ids = Array.from({length: 1000}, (_, index) => uuidV7(at + index));
  for (const id of ids) assert.equal(UuidV7.safeParse(id).success, true, id);
  assert.deepEqual([...ids].sort(), ids);
  assert.equal(Number.parseInt(ids[0]?.replaceAll('-', '').slice(0, 12) ?? '', 16), at);
  assert.equal(new Set(Array.from({length: 1000}, () => uuidV7(at))).size, 1000);
});
