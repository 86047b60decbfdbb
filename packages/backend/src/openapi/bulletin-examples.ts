const AT = '2026-11-03T02:15:00.000Z';
const AREA = {code: '320115000000', name: '江宁区'};
const figures = {
  levels: {'5': 412, '4': 96, '3': 21, '2': 7, '1': 3},
  good: 529,
  bad: 10,
  struckOut: 0,
  rates: {
    activeReviewRate: {numerator: 539, denominator: 602},
    timelyRectificationRate: {numerator: 8, denominator: 9},
    callBackSatisfactionRate: null,
  },
};
const row = {now: figures, before: figures, places: {activeReviewRate: 1, timelyRectificationRate: 1}};
const content = {
  asOf: AT,
  area: AREA,
  month: '2026-10',
  before: '2026-09',
  whole: {now: figures, before: figures},
  areas: [],
  departments: [{code: '11320115MB10005717', name: '南京市江宁区行政审批局', areaName: '江宁区', ...row}],
  comment: '总体平稳，个别窗口一次讲不清。',
  cases: [
    {
      itemName: '内资公司设立登记',
      areaName: '江宁区',
      level: 2,
      said: '没有人说明还要办哪些许可。',
      done: '按经营范围自动发送办事指引。',
      comment: '一次讲清楚，比事后道歉好。',
    },
  ],
};
const words = {
  comment: content.comment,
  cases: [
    {
      orderId: '0198b1c2-0000-7000-8000-000000000001',
      said: '没有人说明还要办哪些许可。',
      done: '按经营范围自动发送办事指引。',
      comment: '',
    },
  ],
};
const issued = {version: 1, issuedAt: AT, content, versions: [{version: 1, issuedAt: AT, reason: ''}]};

export const BULLETIN_EXAMPLES: Readonly<Record<string, {readonly body?: unknown; readonly answer?: unknown}>> = {
  readBulletinDraft: {answer: {content, words, issued: 0}},
  saveBulletinDraft: {body: {area: AREA.code, month: '2026-10', words}, answer: {content, words, issued: 0}},
  issueBulletin: {
    body: {area: AREA.code, month: '2026-10', expectedVersion: 0, reason: '', checked: true},
    answer: issued,
  },
  listBulletins: {answer: {bulletins: [{area: AREA, month: '2026-10', version: 1, issuedAt: AT}]}},
  readBulletin: {answer: issued},
  listCases: {answer: {cases: [{month: '2026-10', issuedAt: AT, published: content.cases[0]}]}},
};
