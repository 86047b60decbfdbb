import assert from 'node:assert/strict';
import {test} from 'node:test';
import {entryHash, entryText} from './entry-bytes.ts';

const ENTRY = {
  id: '019f6b2a-2f2a-7a3e-9b1c-3d5e7f901234',
  at: 1_795_399_200_000,
  actor: 'handler "7"',
  action: 'work-order-command',
  subject: '工单',
  detail: '{"command":"reply"}',
};

test('writes an entry as RFC 8785 has it', () => {
  assert.equal(
    entryText(ENTRY),
    '{"action":"work-order-command","actor":"handler \\"7\\"","at":1795399200000,"detail":"{\\"command\\":\\"reply\\"}",' +
      '"id":"019f6b2a-2f2a-7a3e-9b1c-3d5e7f901234","subject":"工单","version":1}',
  );
});

test('gives the same entry the same hash for ever', () => {
  assert.equal(entryHash(ENTRY), '03b54b481cc52b7cec87ad84d16eeb5e63e85c31363ef2faf2c0f289cfb333c0');
});

test('gives an entry that differs in any member another hash', () => {
  const hashes = Object.keys(ENTRY).map((member) => entryHash({...ENTRY, [member]: member === 'at' ? 1 : 'other'}));
  assert.equal(new Set([...hashes, entryHash(ENTRY)]).size, 7);
});
