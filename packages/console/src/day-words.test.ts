import assert from 'node:assert/strict';
import test from 'node:test';
import {dayWords, fromLocalInput, fullMomentWords, momentWords, toLocalInput} from './day-words.ts';

test('names a day without the year while it is this one', () => {
  assert.equal(dayWords('2026-11-03', '2026-11-22'), '11 月 3 日');
  assert.equal(dayWords('2025-12-31', '2026-01-04'), '2025 年 12 月 31 日');
});

test("tells moments by the office's clock, whatever the machine's zone", () => {
  assert.equal(momentWords('2026-11-22T16:05:00Z', '2026-11-22'), '11 月 23 日 00:05');
  assert.equal(fullMomentWords('2026-11-22T01:05:00Z'), '2026 年 11 月 22 日 09:05');
});

test('takes what a control holds back to the same minute', () => {
  const at = Date.parse('2026-11-22T16:05:00Z');
  assert.equal(toLocalInput(at), '2026-11-23T00:05');
  assert.equal(fromLocalInput(toLocalInput(at)), '2026-11-22T16:05:00.000Z');
});

test('understands seconds, and nothing that is not complete', () => {
  assert.equal(fromLocalInput('2026-11-23T08:40:30'), '2026-11-23T00:40:00.000Z');
  assert.equal(fromLocalInput('2026-11-23'), undefined);
  assert.equal(fromLocalInput(''), undefined);
});
