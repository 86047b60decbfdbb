import assert from 'node:assert/strict';
import test from 'node:test';
import {bulletinProblem, bulletinRate} from './bulletin.ts';
import {JIANGSU_PROFILE} from './profile.ts';

const CASE = {
  said: '窗口没有样本。',
  done: '样本已放到窗口和网上。',
  comment: '一次讲清楚。',
  state: 'closed',
} as const;
const FIT = {
  month: '2026-10',
  today: '2026-11-01',
  version: 1,
  reason: '',
  checked: true,
  comment: '总体平稳。',
  cases: [CASE],
} as const;

test('a month that is over may be told, with one or two cases that are closed', () => {
  assert.equal(bulletinProblem(FIT), undefined);
  assert.equal(bulletinProblem({...FIT, cases: []}), undefined);
});

for (const [what, change, refusal] of [
  ['a month that still runs', {month: '2026-11'}, 'month-not-over'],
  ['three cases', {cases: [CASE, CASE, CASE]}, 'too-many-cases'],
  ['a case that is still worked on', {cases: [{...CASE, state: 'rectifying'}]}, 'case-not-closed'],
  ['a case that nobody knows', {cases: [{...CASE, state: undefined}]}, 'case-not-closed'],
  ['a case without words', {cases: [{...CASE, done: ' '}]}, 'case-incomplete'],
  ['words with a telephone number', {cases: [{...CASE, comment: '请打 13812345678'}]}, 'personal-data'],
  ['a number in the comment of the whole', {comment: '电话 13812345678'}, 'personal-data'],
  ['cases that nobody has read again', {checked: false}, 'not-checked'],
  ['a correction without a reason', {version: 2}, 'reason-missing'],
] as const) {
  test(`refuses ${what}`, () => {
    assert.equal(bulletinProblem({...FIT, ...change}), refusal);
  });
}

test('keeps back what one or two people answered on the telephone, and nothing else', () => {
  const few = {numerator: 1, denominator: 2};
  assert.equal(bulletinRate('callBackSatisfactionRate', few, JIANGSU_PROFILE), null);
  assert.deepEqual(bulletinRate('callBackSatisfactionRate', {numerator: 3, denominator: 3}, JIANGSU_PROFILE), {
    numerator: 3,
    denominator: 3,
  });
  assert.deepEqual(bulletinRate('timelyRectificationRate', few, JIANGSU_PROFILE), few);
});
