import assert from 'node:assert/strict';
import test from 'node:test';
import {JIANGSU_PROFILE} from './profile.ts';
import {LEVELS} from './rating.ts';
import type {Level} from './rating.ts';
import {opensWorkOrder} from './review.ts';
import {countsInStatistics, deviceGaps, gapsBetween, isDrawnForRecheck, riskScore} from './risk.ts';
import type {RiskFacts} from './risk.ts';

const reasons = (facts: Partial<RiskFacts>, level: Level = 5, sharedDevice = false): readonly string[] =>
  riskScore({sharedDevice, ...facts}, level, JIANGSU_PROFILE).reasons;

test('weighs nothing that nobody observed', () => {
  assert.deepEqual(riskScore({sharedDevice: false}, 1, JIANGSU_PROFILE), {score: 0, reasons: [], quarantined: false});
});

test('names each reason, from the first count beyond the limit on', () => {
  assert.deepEqual(reasons({reviewsOfDevice: 5}), []);
  assert.deepEqual(reasons({reviewsOfDevice: 6}), ['device']);
  assert.deepEqual(reasons({reviewsOfDevice: 600}, 5, true), []);
  assert.deepEqual(reasons({reviewsOfPersonOnItem: 3}), []);
  assert.deepEqual(reasons({reviewsOfPersonOnItem: 4}), ['person-item']);
  assert.deepEqual(reasons({openMs: 3_000}), []);
  assert.deepEqual(reasons({openMs: 2_999}), ['too-fast']);
  assert.deepEqual(reasons({reviewsOfWindow: 10, sameIndicators: 9}), []);
  assert.deepEqual(reasons({reviewsOfWindow: 10, sameIndicators: 10}), ['same-indicators']);
  assert.deepEqual(reasons({reviewsOfWindow: 9, sameIndicators: 9}), []);
  assert.deepEqual(reasons({staffPhone: true}), ['staff-phone']);
});

test('wonders about a hall device at night, not about a telephone', () => {
  const hours = [21, 22, 0, 5, 6].map((hour) => reasons({hour}, 5, true).length);
  assert.deepEqual(hours, [0, 1, 1, 1, 0]);
  assert.deepEqual(reasons({hour: 2}), []);
  const early = {...JIANGSU_PROFILE, risk: {...JIANGSU_PROFILE.risk, nightFromHour: 1, nightUntilHour: 5}};
  const within = [0, 1, 4, 5].map((hour) => riskScore({sharedDevice: true, hour}, 5, early).reasons.length);
  assert.deepEqual(within, [0, 1, 1, 0]);
});

test('sees a burst of best ratings after a bad one, and only of best ones', () => {
  assert.deepEqual(reasons({bestSinceBad: 4}), []);
  assert.deepEqual(reasons({bestSinceBad: 5}), ['burst']);
  assert.deepEqual(reasons({bestSinceBad: 5}, 4), []);
});

test('keeps a review out of the statistics from the threshold on', () => {
  const two = riskScore({sharedDevice: false, reviewsOfDevice: 9, openMs: 1_000}, 5, JIANGSU_PROFILE);
  assert.deepEqual(two, {score: 50, reasons: ['device', 'too-fast'], quarantined: true});
  assert.equal(riskScore({sharedDevice: false, reviewsOfDevice: 9}, 5, JIANGSU_PROFILE).quarantined, false);
  const review = {standing: 'first', late: false, imported: false, quarantined: false} as const;
  assert.equal(countsInStatistics(review), true);
  for (const change of [{standing: 'attempt'}, {late: true}, {imported: true}, {quarantined: true}] as const) {
    assert.equal(countsInStatistics({...review, ...change}), false);
  }
});

test('never keeps a bad review from opening its order', () => {
  const worst: RiskFacts = {sharedDevice: false, reviewsOfDevice: 99, openMs: 1, staffPhone: true, hour: 3};
  for (const level of LEVELS) {
    assert.equal(riskScore(worst, level, JIANGSU_PROFILE).quarantined, true);
    assert.equal(opensWorkOrder({level, standing: 'first', replayed: false}), level <= 2);
  }
});

test('draws five in a hundred good reviews for a call-back, and no bad one', () => {
  const drawn = (level: Level, random: number): boolean => isDrawnForRecheck({level, random}, JIANGSU_PROFILE);
  assert.deepEqual([drawn(5, 0), drawn(3, 0.0499), drawn(5, 0.05), drawn(2, 0)], [true, true, false, false]);
});

test('finds the numbers of a shared device that never arrived', () => {
  assert.deepEqual(deviceGaps([1, 2, 3], 3), []);
  assert.deepEqual(deviceGaps([2, 5, 5, 6], 9), [
    {first: 1, last: 1},
    {first: 3, last: 4},
    {first: 7, last: 9},
  ]);
  assert.deepEqual(deviceGaps([], 2), [{first: 1, last: 2}]);
  assert.deepEqual(deviceGaps([3], 1), [{first: 1, last: 2}]);
  assert.deepEqual(deviceGaps([], 0), []);
  assert.deepEqual(
    gapsBetween(
      [
        {first: 4, last: 9},
        {first: 1, last: 2},
        {first: 6, last: 7},
      ],
      9,
    ),
    [{first: 3, last: 3}],
  );
});
