import assert from 'node:assert/strict';
import test from 'node:test';
import {written as bo} from './bo.ts';
import {checkDictionary} from './check-dictionary.ts';
import {written as kk} from './kk-Arab.ts';
import {written as ko} from './ko.ts';
import {written as mn} from './mn-Mong.ts';
import {written as ug} from './ug.ts';
import {written as model} from './zh-Hant.ts';

type Loose = Record<string, Record<string, unknown> & Record<string, Record<string, unknown>>>;

/** A site's own Uyghur, reviewed, as it comes out of a JSON file. */
function brought(change: (file: Loose) => void = () => undefined): unknown {
  const file = JSON.parse(JSON.stringify({...ug, review: 'reviewed'})) as Loose;
  change(file);
  return file;
}

function problems(body: unknown): readonly string[] {
  const checked = checkDictionary(body, model);
  return 'problems' in checked ? checked.problems : [];
}

for (const written of [bo, ug, mn, kk, ko]) {
  test(`finds the draft for ${written.language} whole, and says that it is a draft`, () => {
    assert.deepEqual(problems(written), []);
    assert.equal(written.review, 'not-yet-reviewed-by-a-native-speaker');
  });
}

test('takes a dictionary that a site had reviewed', () => {
  const checked = checkDictionary(brought(), model);
  assert.equal('dictionary' in checked && checked.dictionary.review, 'reviewed');
});

test('names what is missing and what it does not know, by its place', () => {
  const body = brought((file) => {
    delete file['late']?.['copy'];
    Object.assign(file['words'] ?? {}, {colour: 'red'});
  });
  assert.deepEqual(problems(body), ['words.colour: unknown', 'late.copy: missing']);
});

test('wants every place of a sentence, and no other', () => {
  const body = brought((file) => {
    Object.assign(file['late'] ?? {}, {moreTags: 'يەنە تۈر', submit: 'يوللاش {count}'});
  });
  assert.deepEqual(problems(body), [
    'late.moreTags: its places are none instead of {count}',
    'late.submit: its places are {count} instead of none',
  ]);
});

test('takes the places of a sentence in any order', () => {
  assert.deepEqual(
    problems(
      brought((file) => {
        Object.assign(file['words'] ?? {}, {day: '{day}.{month}.{year}'});
      }),
    ),
    [],
  );
});

for (const markup of ['<b>باھا</b>', '<img src=x>', 'a&lt;b', '&#60;script', '</p>']) {
  test(`refuses the markup ${markup}`, () => {
    const body = brought((file) => {
      Object.assign(file['words'] ?? {}, {form: markup});
    });
    assert.deepEqual(problems(body), ['words.form: markup']);
  });
}

test('lets a sentence hold a lone angle or ampersand', () => {
  const body = brought((file) => {
    Object.assign(file['words'] ?? {}, {form: 'a < b & c'});
  });
  assert.deepEqual(problems(body), []);
});

test('takes the names of any tags, and none', () => {
  assert.deepEqual(
    problems(
      brought((file) => {
        Object.assign(file['late'] ?? {}, {tagNames: {510: 'بىر كۆزنەك', 'L-nj-1': 'يەرلىك'}});
      }),
    ),
    [],
  );
  const wrong = brought((file) => {
    Object.assign(file['late'] ?? {}, {tagNames: {good: 'ياخشى', 511: ''}});
  });
  assert.deepEqual(problems(wrong), ['late.tagNames.511: no sentence', 'late.tagNames.good: unknown']);
});

test('wants a language tag, a direction and whether it was reviewed', () => {
  assert.deepEqual(problems({...ug, language: 'Uyghur!', direction: 'up', review: 'yes'}), [
    'language: no language tag',
    'direction: neither ltr nor rtl',
    'review: neither reviewed nor not-yet-reviewed-by-a-native-speaker',
  ]);
});

test('is harmed by nothing that is no dictionary', () => {
  for (const body of [null, 7, 'ug', [], undefined]) assert.deepEqual(problems(body), ['no object']);
  assert.equal(problems({}).includes('words: missing'), true);
  assert.deepEqual(problems(brought((file) => Object.assign(file, {words: 'none'}))), ['words: no object']);
});
