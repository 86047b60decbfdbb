import assert from 'node:assert/strict';
import test from 'node:test';
import {isBlank, textLength} from './text.ts';

test('counts characters as people do: a rare one and an emoji are one each', () => {
  assert.equal(textLength('𠮷野家😀'), 4);
  assert.equal(textLength(''), 0);
});

test('finds nothing said in white space, control characters and characters without ink', () => {
  for (const text of ['', '   ', '\u3000\u3000', '\u200B\u200D\uFEFF', '\t\r\n', '\u2060\u00AD', '\u3164', '\u2800']) {
    assert.equal(isBlank(text), true, JSON.stringify(text));
  }
});

test('finds something said as soon as one character can be seen', () => {
  for (const text of ['\u200B好', ' .', '😀']) assert.equal(isBlank(text), false, JSON.stringify(text));
});
