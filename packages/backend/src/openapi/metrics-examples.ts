import {type Counts, METRIC_NAMES, PUBLIC_METRICS} from '@haochaping/core';
import {shownMetrics} from '../metrics/read-figures.ts';

const AT = '2026-11-20T02:15:00.000Z';
const DEPARTMENT = '11320115MB10005717';
const office = {code: DEPARTMENT, name: '南京市江宁区行政审批局'};

const levels = {'5': 412, '4': 96, '3': 21, '2': 7, '1': 3};
const averageLevel = {numerator: 2524, denominator: 539, value: '4.68'};
const counts: Counts = {
  ...{good: 529, bad: 10, instances: 602, instancesReviewed: 539, instancesInvited: 590, instancesContested: 1},
  ...{items: 40, itemsReviewable: 38, objects: 9, objectsReviewable: 9},
  ...{followUps: 2, followUpsImproved: 1, opened: 10, dispatched: 11, sentBack: 1},
  ...{contactDue: 10, contactedOnTime: 9, rectificationDue: 9, rectified: 8, rectifiedOnTime: 8, overdue: 1},
  ...{replyDue: 9, repliedOnTime: 8, answered: 9, realNameReplyDue: 5, realNameReplied: 5, replied: 9, calledBack: 9},
  ...{callBacksAnswered: 8, callBacksSatisfied: 5, callBacksBasicallySatisfied: 2, audited: 9, reworked: 1},
  ...{extended: 1, closed: 8, appeals: 1, appealsDecided: 1, appealsUpheld: 0},
  ...{struckOutAsMistake: 0, struckOutAsMalicious: 0},
};
const scope = {kind: 'department', ...office};
const month = {from: '2026-11-01', to: '2026-11-30'};

export const METRICS_EXAMPLES: Readonly<Record<string, {readonly body?: unknown; readonly answer?: unknown}>> = {
  readPublicMetrics: {
    answer: {
      asOf: AT,
      scope,
      ...month,
      figures: {levels, averageLevel, metrics: shownMetrics(PUBLIC_METRICS, counts)},
    },
  },
  readMetrics: {
    answer: {
      asOf: AT,
      scope,
      ...month,
      figures: {levels, averageLevel, counts, metrics: shownMetrics(METRIC_NAMES, counts)},
    },
  },
  readHotWords: {
    answer: {
      asOf: AT,
      area: {code: '320000000000', name: '江苏省'},
      month: '2026-11',
      until: '2026-11-19',
      good: {words: [{text: '热情', reviews: 31}], tags: [{text: '服务热情', reviews: 120}]},
      bad: {words: [{text: '排队', reviews: 4}], tags: []},
    },
  },
  readFairness: {
    answer: {
      asOf: AT,
      area: '320115000000',
      departments: [
        {
          ...office,
          areaCode: '320115000000',
          areaName: '江宁区',
          reviews: 539,
          appealsUpheld: {numerator: 0, denominator: 1},
          struckOut: {mistake: 0, malicious: 0},
          contested: {numerator: 1, denominator: 602},
          notAsked: {numerator: 12, denominator: 602},
          missingRatings: null,
        },
      ],
    },
  },
  readRecount: {
    answer: {
      asOf: AT,
      last: {startedAt: '2026-11-20T02:00:00.000Z', finishedAt: '2026-11-20T02:00:30.000Z', drift: 0, counted: 1_151},
    },
  },
  putHotlineFigures: {
    body: {
      area: '320100000000',
      month: '2026-10',
      source: '南京市 12345 月报 2026-10，第 3 页',
      counts: {accepted: 7500, seats: 72, callsOffered: 8100, callsConnected: 7940},
    },
    answer: {area: '320100000000', month: '2026-10', source: '南京市 12345 月报 2026-10，第 3 页', importedAt: AT},
  },
};
