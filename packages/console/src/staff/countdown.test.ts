import assert from 'node:assert/strict';
import test from 'node:test';
import {countdown} from './countdown.ts';

const wordsAt = (dueAt: string, at: string): string => countdown(dueAt, Date.parse(at)).words;

test('counts whole working days and the hours beside them', () => {
  assert.equal(wordsAt('2026-11-25T16:00:00Z', '2026-11-23T13:00:00Z'), '还剩 2 个工作日 3 小时');
  assert.equal(wordsAt('2026-11-25T16:00:00Z', '2026-11-23T16:00:00Z'), '还剩 2 个工作日');
});

test('counts hours and minutes on the last day, as amber', () => {
  assert.equal(wordsAt('2026-11-23T16:00:00Z', '2026-11-23T13:00:00Z'), '还剩 3 小时');
  assert.equal(wordsAt('2026-11-23T16:00:00Z', '2026-11-23T15:35:00Z'), '还剩 25 分钟');
  assert.equal(wordsAt('2026-11-23T16:00:00Z', '2026-11-23T15:59:59Z'), '还剩 1 分钟');
  assert.equal(countdown('2026-11-23T16:00:00Z', Date.parse('2026-11-23T13:00:00Z')).tone, 'waiting');
  assert.equal(countdown('2026-11-24T16:00:00Z', Date.parse('2026-11-23T13:00:00Z')).tone, 'neutral');
});

test('lets no time pass on days off, and counts make-up days', () => {
  // From Friday noon over the National Day holiday of 2026, with Saturday 10 October worked.
  assert.equal(wordsAt('2026-10-10T16:00:00Z', '2026-09-30T16:00:00Z'), '还剩 3 个工作日');
  assert.equal(wordsAt('2026-11-23T16:00:00Z', '2026-11-21T04:00:00Z'), '还剩 1 个工作日');
});

test('tells how much working time has passed since, as refused', () => {
  assert.equal(wordsAt('2026-11-23T16:00:00Z', '2026-11-25T01:00:00Z'), '已超期 1 个工作日 9 小时');
  assert.equal(wordsAt('2026-11-20T16:00:00Z', '2026-11-21T04:00:00Z'), '已超期');
  assert.equal(countdown('2026-11-23T16:00:00Z', Date.parse('2026-11-23T16:00:00Z')).tone, 'refused');
});
