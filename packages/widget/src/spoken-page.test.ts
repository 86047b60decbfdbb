import assert from 'node:assert/strict';
import test from 'node:test';
import {dictionaryOf} from './locales/written.ts';
import {written} from './locales/zh-Hant.ts';
import {spokenPage, voiceFor} from './spoken-page.ts';

const {words, late, aids} = dictionaryOf(written);

test('reads the first question with what is being rated', () => {
  assert.equal(spokenPage('level', '企业设立登记', words, late, aids), '企业设立登记. 您對這次服務滿意嗎？');
});

test('says nothing of the tags, nor whether a reason is asked for: both would tell the level', () => {
  const said = spokenPage('tags', '', words, late, aids);
  for (const name of [...Object.values(late.tagNames ?? {}), late.tagsNeeded, late.tagsOptional]) {
    assert.equal(said.includes(name), false, name);
  }
});

test('reads what became of it, and what the receipt is for', () => {
  assert.match(spokenPage('delivered', '', words, late, aids), /^已送達\. 感謝您的評價。 請抄下或拍照。/);
});

const VOICES = [{lang: 'en-US'}, {lang: 'zh_TW'}, {lang: 'zh-CN'}];

test('takes a voice of the language, of the letters’ own region where there is one', () => {
  assert.equal(voiceFor('zh-CN', VOICES)?.lang, 'zh-CN');
  assert.equal(voiceFor('zh-Hant', VOICES)?.lang, 'zh_TW');
  assert.equal(voiceFor('zh-Hant', [{lang: 'zh-CN'}])?.lang, 'zh-CN');
  assert.equal(voiceFor('en', VOICES)?.lang, 'en-US');
});

test('has no voice for a language that no voice speaks', () => {
  assert.equal(voiceFor('ug', VOICES), undefined);
});
