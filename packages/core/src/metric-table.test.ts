import assert from 'node:assert/strict';
import test from 'node:test';
import {addedCounts, COUNT_NAMES, effectiveBadCount, metric, METRICS, shownMetric} from './metric-table.ts';
import type {Counts, MetricName} from './metric-table.ts';
import {tenPointScore, truncatedPercent, truncatedQuotient} from './metrics.ts';

const shown = (name: MetricName, counts: Counts, decimals: number): string | null | undefined => {
  const of = metric(name, counts);
  return of === undefined ? undefined : truncatedPercent(of, decimals);
};

test('gives the numbers of the founding documents', () => {
  assert.equal(shown('inspectionPassRate', {inspections: 317, inspectionsA: 7, inspectionsB: 110}, 1), '36.9');
  assert.equal(shown('inspectionPassRate', {inspections: 18, inspectionsA: 1, inspectionsB: 10}, 1), '61.1');
  assert.equal(shown('connectionRate', {callsConnected: 310, callsOffered: 1200}, 1), '25.8');
  assert.equal(shown('badRate', {good: 620_000_000, bad: 21_000}, 5), '0.00338');
  const jinan = metric('acceptedPerSeat', {accepted: 7500, seats: 72});
  const beijing = metric('acceptedPerSeat', {accepted: 7800, seats: 300});
  assert.ok(jinan && beijing);
  assert.deepEqual([truncatedQuotient(jinan, 0), truncatedQuotient(beijing, 0)], ['104', '26']);
});

// Written out by hand from the regulations and documents, not taken from the table.
const FORMULAS: Readonly<Record<MetricName, string>> = {
  goodRate: 'good / good + bad',
  badRate: 'bad / good + bad',
  activeReviewRate: 'instancesReviewed / instances',
  reviewRate: 'instancesReviewed + defaultReviews / instances',
  invitationRate: 'instancesInvited / instances',
  contestedRate: 'instancesContested / instances',
  itemCoverage: 'itemsReviewable / items',
  objectCoverage: 'objectsReviewable / objects',
  channelCoverage: 'channelsReviewable / channels',
  rectificationRate: 'rectified / rectificationDue',
  timelyRectificationRate: 'rectifiedOnTime / rectificationDue',
  realNameReplyRate: 'realNameReplied / realNameReplyDue',
  timelyContactRate: 'contactedOnTime / contactDue',
  callBackRate: 'calledBack / replied',
  callBackSatisfactionRate: 'callBacksSatisfied + callBacksBasicallySatisfied / callBacksAnswered',
  satisfactionRate: 'callBacksSatisfied / callBacksAnswered',
  followUpImprovementRate: 'followUpsImproved / followUps',
  appealRate: 'appeals / bad',
  appealUpheldRate: 'appealsUpheld / appealsDecided',
  overdueRate: 'overdue / rectificationDue',
  reworkRate: 'reworked / audited',
  extensionRate: 'extended / dispatched',
  timelyReplyRate: 'repliedOnTime / replyDue',
  sendBackRate: 'sentBack / dispatched',
  answerRate: 'answered / dispatched',
  feedbackRate: 'repliedOnTime / dispatched',
  conclusionRate: 'closed / opened',
  directAnswerRate: 'answeredDirectly / accepted',
  connectionRate: 'callsConnected / callsOffered',
  timelyAnswerRate: 'callsAnsweredInTime / callsAnswered',
  acceptedPerSeat: 'accepted / seats',
  inspectionPassRate: 'inspectionsA + inspectionsB / inspections',
};

test('divides what the documents divide', () => {
  for (const [name, formula] of Object.entries(FORMULAS)) {
    const {numerator, denominator} = METRICS[name as MetricName];
    assert.equal(`${numerator.join(' + ')} / ${denominator.join(' + ')}`, formula, name);
  }
  assert.deepEqual(Object.keys(METRICS).sort(), Object.keys(FORMULAS).sort());
});

test('says nothing of a rate whose source is not here, and shows a dash for nothing by nothing', () => {
  assert.equal(metric('connectionRate', {callsOffered: 10}), undefined);
  assert.equal(metric('connectionRate', {callsConnected: 10}), undefined);
  assert.equal(shown('rectificationRate', {rectified: 0, rectificationDue: 0}, 2), null);
  assert.deepEqual(metric('goodRate', {good: 3, bad: 1}), {numerator: 3, denominator: 4});
});

test('takes off the effective bad reviews what was struck out, by each ground', () => {
  assert.equal(effectiveBadCount({bad: 10, struckOutAsMistake: 2, struckOutAsMalicious: 1}), 7);
});

test('adds the counts that both have', () => {
  assert.deepEqual(addedCounts({good: 1, bad: 2, seats: 3}, {good: 10, bad: 20}), {good: 11, bad: 22});
  const all = Object.fromEntries(COUNT_NAMES.map((name) => [name, 1])) as Counts;
  assert.deepEqual(
    Object.values(addedCounts(all, all)),
    COUNT_NAMES.map(() => 2),
  );
});

test('shows the average level on a scale of ten too', () => {
  assert.deepEqual(tenPointScore({5: 3, 4: 0, 3: 0, 2: 0, 1: 1}), {numerator: 32, denominator: 4});
});

test('publishes both counts and a value that is cut: four places for the share of bad reviews, none where nothing is divided', () => {
  const counts = {good: 620_000_000, bad: 21_000, accepted: 7_500, seats: 72};
  assert.deepEqual(shownMetric('badRate', counts), {numerator: 21_000, denominator: 620_021_000, value: '0.0033'});
  assert.deepEqual(shownMetric('goodRate', counts), {
    numerator: 620_000_000,
    denominator: 620_021_000,
    value: '99.99',
  });
  assert.equal(shownMetric('acceptedPerSeat', counts)?.value, '104.16');
  assert.equal(shownMetric('goodRate', {good: 3, bad: 0})?.value, '100');
  assert.deepEqual(shownMetric('goodRate', {good: 0, bad: 0}), {numerator: 0, denominator: 0, value: null});
  assert.equal(shownMetric('connectionRate', counts), null);
});
