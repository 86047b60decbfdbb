import assert from 'node:assert/strict';
import test from 'node:test';
import {JIANGSU_PROFILE} from './profile.ts';
import type {Level} from './rating.ts';
import {riskScore} from './risk.ts';
import {windowFacts} from './window-risk.ts';
import type {WindowReview} from './window-risk.ts';

const MINUTE = 60_000;
const at = (minute: number, level: Level, indicators = ''): WindowReview => ({
  level,
  indicators,
  receivedAt: minute * MINUTE,
});

test('counts what came to the window up to a review, and which of it was just the same', () => {
  const day = [at(0, 5, '510,517'), at(1, 4), at(2, 5, '510,517'), at(3, 5, '512'), at(9, 5, '510,517')];
  assert.deepEqual(windowFacts(day, day[2] ?? at(0, 5), JIANGSU_PROFILE), {
    reviewsOfWindow: 3,
    sameIndicators: 2,
    bestSinceBad: 0,
  });
  assert.equal(windowFacts(day, day[1] ?? at(0, 5), JIANGSU_PROFILE).sameIndicators, 0);
});

test('counts the best ratings since the last bad one, as far as the profile reaches back', () => {
  const day = [at(0, 5), at(1, 1), at(2, 5), at(3, 3), at(4, 2), at(5, 5), at(6, 5)];
  assert.equal(windowFacts(day, at(6, 5), JIANGSU_PROFILE).bestSinceBad, 2);
  assert.equal(windowFacts(day, at(13, 5), JIANGSU_PROFILE).bestSinceBad, 2);
  assert.equal(windowFacts(day, at(14, 5), JIANGSU_PROFILE).bestSinceBad, 0, 'the bad one lies too far back');
});

test('keeps out a burst of the same five stars after a bad review, and no bad review that follows it', () => {
  const day = [
    ...Array.from({length: 30}, (_, minute) => at(minute / 10, 5, '510,517')),
    at(4, 1, '115'),
    ...Array.from({length: 5}, (_, n) => at(5 + n, 5, '510,517')),
  ];
  const last = day.at(-1) ?? at(0, 5);
  const facts = {sharedDevice: true, hour: 10, ...windowFacts(day, last, JIANGSU_PROFILE)};
  assert.deepEqual(riskScore(facts, 5, JIANGSU_PROFILE).reasons, ['same-indicators', 'burst']);
  assert.ok(riskScore(facts, 5, JIANGSU_PROFILE).quarantined);
});
