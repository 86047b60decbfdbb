import assert from 'node:assert/strict';
import test from 'node:test';
import {dictionaryOf} from './written.ts';
import {written} from './zh-Hant.ts';

const {words, late, steps, warning, sharedDevice} = dictionaryOf(written);

test('writes a day with the figures of its year, month and day', () => {
  assert.equal(words.day('2026-01-09'), '2026年1月9日');
});

test('tells characters that are left from those that are too many', () => {
  assert.equal(late.charactersLeft(50), '還可以寫 50 字');
  assert.equal(late.charactersLeft(-3), '超出 3 字');
});

test('says aloud that some, none or too many characters are left', () => {
  assert.equal(late.spokenCharactersLeft(10), '剩下不超過 10 字');
  assert.equal(late.spokenCharactersLeft(0), '不能再寫了');
  assert.equal(late.spokenCharactersLeft(-1), '字數超出了');
});

test('fills every other place: tags, codes, steps, seconds, kinds of numbers', () => {
  assert.equal(steps.place(2, 4), '第 2 步，共 4 步');
  assert.equal(late.moreTags(5), '更多 5 項');
  assert.equal(late.code('id-reused'), '代碼：id-reused');
  assert.equal(sharedDevice.clearsIn(9), '9 秒後從畫面上清除');
  assert.equal(warning.found(['mobile', 'bank-card']), '這裡好像寫了手機號、銀行卡號');
});

test('keeps what a value says, braces and dollar signs included', () => {
  assert.equal(late.code('$& {code}'), '代碼：$& {code}');
});

test('gives no direction to a language that runs as Chinese does', () => {
  assert.equal('direction' in words, false);
  assert.equal(dictionaryOf({...written, direction: 'rtl'}).words.direction, 'rtl');
});
