import type {
  AreaFigures,
  AreaTable,
  ChannelTable,
  DepartmentTable,
  HotWords,
  RecountRead,
  Summary,
  Trend,
} from '@haochaping/protocol/public';

type Figures = Omit<AreaFigures, 'code' | 'name'>;

/** The figures that five counts make, with rectification in full. */
export function figuresOf(levels: AreaFigures['levels'], due = levels[2] + levels[1]): Figures {
  const good = levels[5] + levels[4] + levels[3];
  const bad = levels[2] + levels[1];
  return {
    levels,
    good,
    bad,
    struckOut: 0,
    goodRate: {numerator: good, denominator: good + bad},
    badRate: {numerator: bad, denominator: good + bad},
    rectified: {numerator: due, denominator: due},
    rectifiedInTime: {numerator: Math.max(0, due - 1), denominator: due},
    realNameReplied: {numerator: Math.floor(due / 2), denominator: Math.floor(due / 2)},
    activelyReviewed: {numerator: good + bad, denominator: (good + bad) * 3},
  };
}

const AS_OF = '2026-11-23T01:00:00Z';

/** The size that doc 002 names: 620 000 000 good, 21 000 bad. */
export const PROVINCE: Summary = {
  asOf: AS_OF,
  area: {code: '320000000000', name: '江苏省'},
  ...figuresOf({'5': 601_234_567, '4': 17_000_433, '3': 1_765_000, '2': 14_003, '1': 6_997}),
  struckOut: 12,
};

const CITIES: readonly (readonly [string, string, number])[] = [
  ['320100000000', '南京市', 61],
  ['320200000000', '无锡市', 42],
  ['320300000000', '徐州市', 29],
  ['320400000000', '常州市', 35],
  ['320500000000', '苏州市', 57],
  ['320600000000', '南通市', 24],
  ['320700000000', '连云港市', 38],
  ['320800000000', '淮安市', 22],
  ['320900000000', '盐城市', 46],
  ['321000000000', '扬州市', 33],
  ['321100000000', '镇江市', 0],
  ['321200000000', '泰州市', 19],
  ['321300000000', '宿迁市', 17],
];

export const CITY_TABLE: AreaTable = {
  asOf: AS_OF,
  parent: '320000000000',
  areas: CITIES.map(([code, name, bad]) => ({
    code,
    name,
    ...figuresOf(
      bad === 0
        ? {'5': 0, '4': 0, '3': 0, '2': 0, '1': 0}
        : {'5': 90_000 + bad * 37, '4': 8_000, '3': 900, '2': bad - 7, '1': 7},
    ),
  })),
};

export const DEPARTMENT_TABLE: DepartmentTable = {
  asOf: AS_OF,
  area: '320000000000',
  departments: [
    ['11320000014000001A', '江苏省市场监督管理局', '320000000000', '江苏省'],
    ['11320100014000002B', '南京市行政审批局', '320100000000', '南京市'],
    ['11320500014000003C', '苏州市人力资源和社会保障局', '320500000000', '苏州市'],
    ['11320400014000004D', '常州市天宁区青龙街道办事处便民服务中心', '320402000000', '常州市天宁区'],
  ].map(([code = '', name = '', areaCode = '', areaName = ''], index) => ({
    code,
    name,
    areaCode,
    areaName,
    ...figuresOf({'5': 34_120 - index * 1000, '4': 2_400, '3': 310, '2': 12 + index, '1': index}),
  })),
};

export const NO_REVIEWS: Summary = {...PROVINCE, ...figuresOf({'5': 0, '4': 0, '3': 0, '2': 0, '1': 0})};

export const HOT_WORDS: HotWords = {
  asOf: AS_OF,
  area: PROVINCE.area,
  until: '2026-11-22',
  good: {
    words: [
      {text: '热情', reviews: 4_120},
      {text: '很快', reviews: 2_871},
    ],
    tags: [{text: '一窗受理一次办结', reviews: 90_311}],
  },
  bad: {
    words: [
      {text: '排队', reviews: 310},
      {text: '<b>样本</b>', reviews: 12},
    ],
    tags: [{text: '没有提供材料样本', reviews: 1_204}],
  },
};

export const RECOUNT: RecountRead = {
  asOf: AS_OF,
  last: {startedAt: '2026-11-22T19:00:00Z', finishedAt: '2026-11-22T19:04:00Z', drift: 0, counted: 1_240_042_000},
};

export const CHANNEL_TABLE: ChannelTable = {
  asOf: AS_OF,
  channels: [
    {channel: 'web-widget', figures: channelFigures(310_000_000, 9_000)},
    {channel: 'kiosk', figures: channelFigures(100_000, 4)},
    {channel: 'agent-card'},
  ],
};

function channelFigures(good: number, bad: number): NonNullable<ChannelTable['channels'][number]['figures']> {
  const levels = {'5': good, '4': 0, '3': 0, '2': bad, '1': 0};
  return {levels, good, bad, badRate: {numerator: bad, denominator: good + bad}};
}

export const TREND: Trend = {
  asOf: AS_OF,
  area: PROVINCE.area,
  months: ['2026-10', '2026-11'].map((month, index) => {
    const {levels, good, bad, badRate, rectifiedInTime, activelyReviewed} = figuresOf({
      '5': 50_000_000,
      '4': 1_000_000,
      '3': 100_000,
      '2': 1_500 - index * 200,
      '1': 200,
    });
    return {month, levels, good, bad, badRate, rectifiedInTime, activelyReviewed};
  }),
};
