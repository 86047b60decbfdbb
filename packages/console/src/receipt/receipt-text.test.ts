import assert from 'node:assert/strict';
import test from 'node:test';
import {CLOSED_PROGRESS, GOOD_PROGRESS} from '../fakes/sample-progress.ts';
import {receiptText} from './receipt-text.ts';

const AT = Date.parse('2026-11-23T01:00:00Z');

test('a kept receipt says what was rated, where it stands and what was answered', () => {
  const text = receiptText('7K3M9QXT2WDR5HNC', CLOSED_PROGRESS, AT);
  for (const words of [
    '回执号：7K3M-9QXT-2WDR-5HNC',
    '您的评价：不满意',
    '已经办结。',
    '已解决',
    '样本已放在',
    'CP32050920261120000001',
  ]) {
    assert.ok(text.includes(words), words);
  }
  assert.match(text, /查询时间：2026 年 11 月 23 日 09:00\r\n/);
});

test('a good review has no order, and its receipt none either', () => {
  const text = receiptText('7K3M9QXT2WDR5HNC', GOOD_PROGRESS, AT);
  assert.ok(text.includes('您的评价已收到'));
  assert.doesNotMatch(text, /工单编号|答复/);
});
