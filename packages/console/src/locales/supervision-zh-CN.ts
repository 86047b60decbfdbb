import type {LedgerCause, RiskReason} from '@haochaping/core';

export const SETTLE = {missing: '请写明。', cancel: '先不办'} as const;

export const LEDGER = {
  heading: '台账',
  lead: '超期、退回重办、督办、重新办理、追评和提级的工单记入台账，办结时销号。',
  shown: '显示哪些台账',
  shows: {standing: '未销号', 'struck-off': '已销号', all: '全部'},
  empty: '没有这样的台账。',
  columns: {order: '工单', cause: '为什么记', state: '进展', enteredAt: '记入', struckOffAt: '销号'},
  round: (round: number): string => `第 ${round} 次重办`,
  standing: '未销号',
} as const;

export const LEDGER_CAUSE_WORDS: Readonly<Record<LedgerCause, string>> = {
  overdue: '超期',
  rework: '退回重办',
  supervision: '下发督办单',
  reopened: '重新办理',
  'follow-up': '追评仍不满意',
  escalated: '提级督办',
};

export const SUPERVISED = {
  heading: '督办工单',
  lead: '临期和超期的工单，级别高的在前。要下发督办单，请打开工单。',
  shown: '显示哪些督办工单',
  shows: {all: '全部', issued: '有督办单'},
  empty: '没有这样的督办工单。',
  columns: {clock: '时限', order: '工单', level: '督办级别', sheet: '督办单'},
  since: (moment: string): string => `${moment} 起`,
  none: '未下发',
  sheets: (count: number): string => (count === 1 ? '查看督办单' : `查看 ${count} 份督办单`),
  dueAt: (moment: string): string => `${moment} 到期`,
} as const;

export const LEVEL_OF_SUPERVISION: Readonly<Record<number, string>> = {
  0: '临期提醒',
  1: '超期',
  2: '督办',
  3: '上报',
  4: '追责',
};

export const WARNINGS = {
  heading: '风险预警',
  lead: '短时间内差评过多的窗口、事项、指标和部门。由主管部门签阅，写明怎么办。',
  shown: '显示哪些预警',
  shows: {open: '待签阅', acknowledged: '已签阅', all: '全部'},
  empty: '没有这样的预警。',
  subjects: {window: '窗口', item: '事项', indicator: '指标', department: '部门'},
  counted: (days: number, count: number): string => `${days} 天内差评 ${count} 条`,
  rise: (mean: number): string => `，平时平均 ${mean.toFixed(1)} 条`,
  settle: {action: '签阅', label: '已经做了什么，或者打算做什么', hint: '写进记录，签阅后不能改。'},
} as const;

export const QUARANTINE = {
  heading: '隔离评价',
  lead: '疑似刷评的评价先不计入统计，有人看过再放行。差评的工单照常办理。',
  shown: '显示哪些评价',
  shows: {held: '待查看', released: '已放行', all: '全部'},
  empty: '没有这样的评价。',
  why: '为什么隔离：',
  settle: {action: '放行', label: '放行的理由', hint: '放行后计入统计，不能撤回。'},
} as const;

export const RISK_WORDS: Readonly<Record<RiskReason, string>> = {
  device: '同一设备当天评价过多',
  'person-item': '同一人对同一事项评价过多',
  'too-fast': '填写过快',
  'same-indicators': '接连选了相同的指标',
  night: '深夜集中',
  burst: '同一窗口短时间内过多',
  'staff-phone': '联系电话是工作人员的',
};

export const CONTESTED = {
  heading: '有争议',
  lead: '同一次服务有两条等级不同的评价。先到的计入，后到的另存，差评都照常办理。',
  empty: '没有等级不同的两条评价。',
  servedOn: (day: string): string => `${day}办理`,
  standing: {first: '计入', attempt: '另存'},
  order: '看工单',
} as const;

export const GAPS = {
  heading: '缺号',
  lead: '公用设备给每条评价编号。编了号而没有收到的，列在这里；刚编的号可能还在路上。',
  empty: '没有缺号的设备。',
  columns: {device: '设备', missing: '缺多少', numbers: '缺哪些号', last: '最近一次收到'},
  window: (number: string): string => `${number} 号窗口`,
  count: (missing: number, highest: number): string => `缺 ${missing} 条，共编到 ${highest} 号`,
} as const;

export const SHEET = {
  heading: '督办单',
  back: '返回督办工单',
  none: '这张工单还没有督办单。',
  toOrder: '看工单',
  title: (number: string, sheet: number): string => `督办单 ${number}-${sheet}`,
  to: (department: string): string => `${department}：`,
  body: (days: number): string =>
    `你单位办理的下列差评工单需要督办。请在 ${days} 个工作日内办结，并将办理结果报督办单位。`,
  round: (round: number): string => `第 ${round} 次重办`,
  columns: {
    item: '事项',
    place: '服务单位',
    level: '评价等级',
    received: '评价时间',
    state: '当前进展',
    reason: '督办事由',
    issued: '下发',
    due: '办结期限',
  },
  dueOn: (day: string): string => `${day} 24:00 前`,
  answer: '办理结果：',
  sign: '经办人：　　　　　　　　负责人：　　　　　　　　日期：',
  print: '打印',
} as const;
