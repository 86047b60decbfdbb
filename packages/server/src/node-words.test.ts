import assert from 'node:assert/strict';
import test from 'node:test';
import {hotWordsOf} from '@haochaping/core';
import {nodeWords} from './node-words.ts';

test('takes a review apart into the words of the language, and leaves out who and where', () => {
  const segment = nodeWords();
  const words = hotWordsOf(
    '王小明在南京市江宁区人民路12号办理营业执照，态度生硬，材料没有一次告知，电话13812345206。',
    segment,
  );
  for (const word of ['办理', '营业执照', '态度生硬', '材料', '告知']) assert.ok(words.includes(word), word);
  assert.doesNotMatch(words.join(' '), /王|小明|南京|江宁|人民|\d/);
});

test('shows no name that no dictionary knows', () => {
  const words = nodeWords()('窗口的翟旻昊和瞿雯婧办事认真');
  assert.ok(words.includes('认真'));
  assert.doesNotMatch(words.join(' '), /[翟旻昊瞿雯婧]/);
});
