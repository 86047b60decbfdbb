import assert from 'node:assert/strict';
import test from 'node:test';
import {chosenLanguage, languageOf, offeredLanguages} from './language-list.ts';

const MEANT = [
  ['zh', 'zh-CN'],
  ['zh-Hans-CN', 'zh-CN'],
  ['ZH-tw', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh-Hant-MO', 'zh-Hant'],
  ['en-GB', 'en'],
  ['ug-CN', 'ug'],
  ['mn-Mong-CN', 'mn-Mong'],
  ['mn', undefined],
  ['mn-Cyrl', undefined],
  ['kk-CN', 'kk-Arab'],
  ['kk-Cyrl-KZ', undefined],
  ['bo', 'bo'],
  ['ko-KR', 'ko'],
  ['fr', undefined],
  ['enm', undefined],
] as const;

for (const [tag, language] of MEANT) {
  test(`takes ${tag} for ${language ?? 'a language it does not know'}`, () => {
    assert.equal(languageOf(tag), language);
  });
}

test('offers what a site names, in its order, each once', () => {
  assert.deepEqual(offeredLanguages(' zh-CN, en-US  za zh '), ['zh-CN', 'en', 'za']);
});

test('knows of no offer where a site names none', () => {
  assert.equal(offeredLanguages(null), undefined);
  assert.equal(offeredLanguages('  '), undefined);
});

test('speaks a complete language wherever a page asks for it, and Chinese where it asks for another', () => {
  assert.equal(chosenLanguage('en-US'), 'en');
  assert.equal(chosenLanguage('zh-TW'), 'zh-Hant');
  assert.equal(chosenLanguage('fr'), 'zh-CN');
});

test('speaks a draft only where the site offers it', () => {
  assert.equal(chosenLanguage('ug'), 'zh-CN');
  assert.equal(chosenLanguage('ug', ['zh-CN', 'ug']), 'ug');
});

test('speaks nothing that a site does not offer', () => {
  assert.equal(chosenLanguage('en', ['zh-CN', 'zh-Hant']), 'zh-CN');
  assert.equal(chosenLanguage('ZA', ['zh-CN', 'za']), 'za');
});
