import assert from 'node:assert/strict';
import test from 'node:test';
import {containedWords} from './words.ts';

test('finds a word through spaces, width, case and characters without ink', () => {
  assert.deepEqual(containedWords('他想自 杀', ['自杀', '受贿']), ['自杀']);
  assert.deepEqual(containedWords('自\u200B杀', ['自杀']), ['自杀']);
  assert.deepEqual(containedWords('ＶＩＰ通道', ['vip']), ['vip']);
  assert.deepEqual(containedWords('自然而然', ['自杀']), []);
  assert.deepEqual(containedWords('红包和回扣', ['回扣', '红包', '贿赂']), ['回扣', '红包']);
});
