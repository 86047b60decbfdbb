import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openCheckpoint, signCheckpoint} from './checkpoint.ts';
import {noteKeyOf, signNote} from './signed-note.ts';

const SIGNER = {name: 'haochaping', secret: new Uint8Array(32).fill(5)};
const KEY = noteKeyOf(SIGNER.name, SIGNER.secret);
const CHECKPOINT = {
  origin: 'haochaping',
  size: 20_852_163,
  root: '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  at: Date.parse('2026-11-23T02:00:00.000Z'),
};

test('writes the name, the size, the root and the time, and reads them again', () => {
  const note = signCheckpoint(CHECKPOINT, SIGNER);
  assert.match(
    note,
    /^haochaping\n20852163\nbjQLnP\+zepicpUTmu3gKLHiQHT\+zNzh2hRGjBhevoB0=\nat 2026-11-23T02:00:00\.000Z\n\n— /,
  );
  assert.deepEqual(openCheckpoint(note, [KEY]), CHECKPOINT);
  assert.equal(openCheckpoint(note.replace('20852163', '20852164'), [KEY]), undefined);
});

test('reads no signed note that is no checkpoint', () => {
  const [name, size, root, at] = [
    'haochaping',
    '7',
    'bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=',
    'at 2026-11-23T02:00:00.000Z',
  ];
  const opened = (...lines: readonly string[]): unknown =>
    openCheckpoint(signNote(`${lines.join('\n')}\n`, SIGNER.name, SIGNER.secret), [KEY]);
  assert.ok(opened(name, size, root, at));
  for (const lines of [
    [name],
    [name, '07', root, at],
    [name, '-1', root, at],
    [name, size, root.slice(4), at],
    [name, size, root, 'yesterday'],
    [name, size, root, 'at noon'],
    [name, size, root, at, 'more'],
  ]) {
    assert.equal(opened(...lines), undefined, lines.join(' | '));
  }
});
