import type {Bulletin, BulletinFigures, BulletinList, CaseList} from '@haochaping/protocol/public';

const AREA = {code: '320500000000', name: '苏州市'};

function figures(bad: number, inTime: number): BulletinFigures {
  return {
    levels: {'5': 3_000, '4': 400, '3': 60, '2': bad, '1': 0},
    good: 3_460,
    bad,
    struckOut: 1,
    rates: {
      activeReviewRate: {numerator: 3_460 + bad, denominator: 4_000},
      timelyRectificationRate: {numerator: inTime, denominator: bad},
      callBackSatisfactionRate: bad < 3 ? null : {numerator: inTime, denominator: bad},
    },
  };
}

const PUBLISHED = {
  itemName: '内资公司设立登记',
  areaName: '苏州市吴江区',
  level: 2,
  said: '来回三趟，窗口没有样本。',
  done: '样本已放到窗口。',
  comment: '一次讲清楚，比事后道歉好。',
};

/** A bulletin in its second version, with an office of too few cases to be ranked, and a name that looks like a formula. */
export const SAMPLE_BULLETIN: Bulletin = {
  version: 2,
  issuedAt: '2026-11-03T02:00:00Z',
  content: {
    asOf: '2026-11-03T02:00:00Z',
    area: AREA,
    month: '2026-10',
    before: '2026-09',
    whole: {now: figures(12, 11), before: figures(20, 15)},
    areas: [],
    departments: [
      {
        code: 'A',
        name: '三件全好的单位',
        areaName: '昆山市',
        now: figures(3, 3),
        before: figures(4, 1),
        places: {activeReviewRate: 2, timelyRectificationRate: 2, callBackSatisfactionRate: 2},
      },
      {
        code: 'B',
        name: '=苏州市公安局',
        areaName: '苏州市',
        now: figures(100, 95),
        before: figures(90, 80),
        places: {activeReviewRate: 1, timelyRectificationRate: 1, callBackSatisfactionRate: 1},
      },
      {
        code: 'C',
        name: '太仓市市场监督管理局',
        areaName: '太仓市',
        now: figures(2, 2),
        before: figures(0, 0),
        places: {activeReviewRate: 3},
      },
    ],
    comment: '总体平稳。<b>个别</b>窗口一次讲不清。',
    cases: [PUBLISHED],
  },
  versions: [
    {version: 2, issuedAt: '2026-11-03T02:00:00Z', reason: '案例里的窗口写错了。'},
    {version: 1, issuedAt: '2026-11-02T02:00:00Z', reason: ''},
  ],
};

export const BULLETIN_LIST: BulletinList = {
  bulletins: [{area: AREA, month: '2026-10', version: 2, issuedAt: '2026-11-03T02:00:00Z'}],
};

export const CHOSEN_CASE: CaseList['cases'][number] = {
  month: '2026-10',
  issuedAt: '2026-11-03T02:00:00Z',
  published: PUBLISHED,
};
