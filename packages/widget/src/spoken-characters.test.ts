import assert from 'node:assert/strict';
import test from 'node:test';
import {edited, emptyForm} from './form-state.ts';
import {spokenCharactersLeft} from './spoken-characters.ts';
import {SUBJECT, catalogue} from './testing/facts.ts';

test('speaks of the characters left only near the end, and only at four places', () => {
  const spoken = (length: number): number | undefined =>
    spokenCharactersLeft(
      edited(emptyForm(catalogue(), SUBJECT, true), {type: 'fill', fill: {text: '长'.repeat(length)}}),
    );
  assert.deepEqual([0, 129, 130, 139, 140, 144, 145, 149, 150, 151].map(spoken), [
    undefined,
    undefined,
    20,
    20,
    10,
    10,
    5,
    5,
    0,
    -1,
  ]);
});
