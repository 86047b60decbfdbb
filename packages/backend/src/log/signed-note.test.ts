import assert from 'node:assert/strict';
import {test} from 'node:test';
import {noteKeyOf, openNote, parseVerifierKey, signNote, verifierKey} from './signed-note.ts';

// The example of Go's golang.org/x/mod/sumdb/note.
const PUBLISHED_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PUBLISHED_NOTE = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;

const SECRET = new Uint8Array(32).fill(5);
const OURS = noteKeyOf('haochaping', SECRET);
const THEIRS = noteKeyOf('haochaping', new Uint8Array(32).fill(6));
const TEXT = 'one\ntwo\n';

test('takes the published note under the published key, and no changed one', () => {
  const key = parseVerifierKey(PUBLISHED_KEY) ?? assert.fail('The key is not read.');
  assert.equal(verifierKey(key), PUBLISHED_KEY);
  assert.equal(openNote(PUBLISHED_NOTE, [key]), PUBLISHED_NOTE.slice(0, PUBLISHED_NOTE.indexOf('—') - 1));
  assert.equal(openNote(PUBLISHED_NOTE.replace('answer', 'Answer'), [key]), undefined);
  assert.equal(openNote(PUBLISHED_NOTE.replace('x08go/Z', 'x08go/Y'), [key]), undefined);
});

test('opens what it signed, also beside the signatures of others', () => {
  const note = signNote(TEXT, OURS.name, SECRET);
  assert.equal(openNote(note, [THEIRS, OURS]), TEXT);
  assert.equal(openNote(`${note}— witness AAAA\n`, [OURS]), TEXT);
  assert.equal(openNote(note, [THEIRS]), undefined);
  assert.equal(openNote(note, [{...OURS, name: 'other'}]), undefined);
});

test('opens nothing that is no note', () => {
  for (const text of ['', '\n', '\n\n', TEXT, `${TEXT}\n`, `${TEXT}\n— haochaping\n`, `${TEXT}\n— haochaping %%\n`]) {
    assert.equal(openNote(text, [OURS]), undefined, JSON.stringify(text));
  }
});

test('reads no key whose parts do not fit together', () => {
  const text = verifierKey(OURS);
  assert.deepEqual(parseVerifierKey(text), OURS);
  for (const wrong of ['', 'haochaping', text.replace('haochaping', 'other'), text.slice(0, -4), `${text}AAAA`]) {
    assert.equal(parseVerifierKey(wrong), undefined, wrong);
  }
});
