import assert from 'node:assert/strict';
import test from 'node:test';
import {JIANGSU_PROFILE} from './profile.ts';
import {judgeReview, opensWorkOrder, reviewProblems, timeliness} from './review.ts';
import type {ReviewDraft} from './review.ts';

const draft = (changes: Partial<ReviewDraft> = {}): ReviewDraft => ({
  level: 5,
  indicators: [],
  indicatorsVersion: '2',
  text: '',
  identityMode: 'real-name',
  ...changes,
});
const problems = (changes: Partial<ReviewDraft>): unknown => reviewProblems(draft(changes), JIANGSU_PROFILE);

test('takes a good review of one tap on its level', () => {
  for (const level of [5, 4, 3]) assert.deepEqual(problems({level}), []);
});

test('asks a bad review for a tag or a word, and one of them is enough', () => {
  for (const level of [2, 1]) assert.deepEqual(problems({level}), [{code: 'reason-missing'}]);
  assert.deepEqual(problems({level: 1, indicators: ['115']}), []);
  assert.deepEqual(problems({level: 2, text: '慢'}), []);
});

test('does not take white space for a reason', () => {
  for (const text of ['   ', '\u3000\u3000', '\u200B\u200D\uFEFF']) {
    assert.deepEqual(problems({level: 1, text}), [{code: 'reason-missing'}], JSON.stringify(text));
  }
  assert.deepEqual(problems({level: 1, text: '\u200B好'}), []);
});

test('refuses a level that is none of the five, with its value', () => {
  for (const level of [0, 6, 2.5]) assert.deepEqual(problems({level}), [{code: 'level-invalid', value: level}]);
});

test('refuses a tag of another level, an unknown tag and a repeated one, each with its code', () => {
  assert.deepEqual(problems({level: 5, indicators: ['115', '999', '510', '510']}), [
    {code: 'indicator-of-other-level', value: '115'},
    {code: 'indicator-unknown', value: '999'},
    {code: 'indicator-repeated', value: '510'},
  ]);
});

test('refuses versions nobody published and versions kept for reading', () => {
  for (const indicatorsVersion of ['1', '3', '']) {
    assert.deepEqual(problems({indicatorsVersion}), [{code: 'indicators-version-unknown', value: indicatorsVersion}]);
  }
});

test('takes local tags that the locality has, for their own level', () => {
  const local = [{code: 'L1', level: 1, text: '电梯停用', shown: 'expanded', group: 'place'}] as const;
  const check = (changes: Partial<ReviewDraft>): unknown => reviewProblems(draft(changes), JIANGSU_PROFILE, local);
  assert.deepEqual(check({level: 1, indicators: ['L1', '115']}), []);
  assert.deepEqual(check({level: 2, indicators: ['L1']}), [{code: 'indicator-of-other-level', value: 'L1'}]);
  assert.deepEqual(check({level: 1, indicators: ['L2']}), [{code: 'indicator-unknown', value: 'L2'}]);
});

test('takes eight tags and refuses nine', () => {
  const local = [{code: 'L1', level: 5, text: '近', shown: 'expanded', group: 'place'}] as const;
  const eight = ['510', '511', '512', '513', '514', '515', '516', '517'];
  assert.deepEqual(problems({indicators: eight}), []);
  assert.deepEqual(reviewProblems(draft({indicators: [...eight, 'L1']}), JIANGSU_PROFILE, local), [
    {code: 'indicators-too-many', value: 9},
  ]);
});

test('accepts 500 characters, rare ones too, and refuses 501', () => {
  assert.deepEqual(problems({text: '𠮷'.repeat(500)}), []);
  assert.deepEqual(problems({text: '𠮷'.repeat(501)}), [{code: 'text-too-long', value: 501}]);
});

const known = {id: 'a', level: 2, bodyDigest: 'x'} as const;

test('records the first review of a service instance', () => {
  assert.deepEqual(judgeReview({incoming: known}), {outcome: 'recorded', standing: 'first', replayed: false});
});

test('answers a replay of the review that counts as already recorded', () => {
  assert.deepEqual(judgeReview({incoming: known, existing: known, first: known}), {
    outcome: 'already-recorded',
    by: 'this-review',
    replayed: true,
  });
});

test('refuses an id that comes back with another body', () => {
  assert.deepEqual(judgeReview({incoming: {...known, bodyDigest: 'y'}, existing: known, first: known}), {
    outcome: 'refused',
    code: 'id-reused',
  });
});

test('keeps a second review of the same level as an attempt', () => {
  assert.deepEqual(judgeReview({incoming: {...known, id: 'b'}, first: known}), {
    outcome: 'already-recorded',
    by: 'another-review',
    standing: 'attempt',
    replayed: false,
  });
});

test('calls an instance contested when a second review has another level, whichever came first', () => {
  const contested = {outcome: 'contested', standing: 'attempt', replayed: false};
  assert.deepEqual(judgeReview({incoming: {id: 'b', level: 5, bodyDigest: 'y'}, first: known}), contested);
  assert.deepEqual(judgeReview({incoming: known, first: {id: 'b', level: 5}}), contested);
});

test('gives an attempt that is sent again the answer it got the first time', () => {
  const first = {id: 'b', level: 5} as const;
  assert.deepEqual(judgeReview({incoming: known, existing: known, first}), {
    outcome: 'contested',
    standing: 'attempt',
    replayed: true,
  });
  assert.deepEqual(judgeReview({incoming: known, existing: known, first: {id: 'b', level: 2}}), {
    outcome: 'already-recorded',
    by: 'another-review',
    standing: 'attempt',
    replayed: true,
  });
});

test('opens an order for each bad review, also for an attempt, and never a second for a replay', () => {
  assert.equal(opensWorkOrder({level: 2, standing: 'first', replayed: false}), true);
  assert.equal(opensWorkOrder({level: 1, standing: 'attempt', replayed: false}), true);
  assert.equal(opensWorkOrder({level: 1, standing: 'first', replayed: true}), false);
  assert.equal(opensWorkOrder({level: 3, standing: 'first', replayed: false}), false);
});

test('counts what arrives within the grace, records later what was saved in time, and calls the rest expired', () => {
  const expiresAt = 1_000;
  const graceMs = 100;
  const at = (submittedAt: number, receivedAt: number): string =>
    timeliness({submittedAt, receivedAt, expiresAt, graceMs});
  assert.equal(at(999, 1_000), 'in-time');
  assert.equal(at(999, 1_100), 'in-time');
  assert.equal(at(1_000, 1_101), 'late');
  assert.equal(at(1_001, 1_101), 'expired');
});
