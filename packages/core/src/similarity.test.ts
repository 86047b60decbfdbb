import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {textSimilarity} from './similarity.ts';

test('calls texts the same that differ in punctuation, width and case only', () => {
  assert.equal(textSimilarity('已整改，谢谢！', '已整改 谢谢。'), 1);
  assert.equal(textSimilarity('窗口Ａ１２', '窗口a12'), 1);
});

test('measures by pairs of neighbouring characters', () => {
  assert.equal(textSimilarity('甲乙丙丁', '甲乙丙戊'), 4 / 6);
  assert.equal(textSimilarity('甲乙丙丁', '丁丙乙甲'), 0);
  // A pair counts as often as both have it.
  assert.equal(textSimilarity('甲甲甲', '甲甲'), 2 / 3);
  assert.equal(textSimilarity('甲', '甲'), 1);
  assert.equal(textSimilarity('甲', '乙'), 0);
  assert.equal(textSimilarity('甲', '甲乙'), 0);
});

test('takes one template with another number for much alike, and another answer not', () => {
  const template = '您好，您反映的问题我们已收到并高度重视，现已整改完毕，感谢您的监督，工号';
  assert.ok(textSimilarity(`${template}0101。`, `${template}0102。`) >= 0.9);
  assert.ok(textSimilarity(template, '打印机已更换，窗口增派一名引导员，今后故障十分钟内响应。') < 0.2);
});

test('is even-handed and stays between nothing and the same', () => {
  const text = fc.string({unit: fc.constantFrom('甲', '乙', '丙', '，', ' ', '1'), maxLength: 12});
  fc.assert(
    fc.property(text, text, (one, other) => {
      const similarity = textSimilarity(one, other);
      assert.equal(similarity, textSimilarity(other, one));
      assert.ok(similarity >= 0 && similarity <= 1);
      assert.equal(textSimilarity(one, one), 1);
    }),
  );
});
