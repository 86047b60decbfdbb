import type {
  AccountRefusal,
  CsvProblemCode,
  DirectoryKind,
  DirectoryProblemCode,
  NoticeProblemCode,
} from '@haochaping/core';

/** What every form of the administration says. */
export const ENTRY = {
  save: '保存',
  sending: '正在提交…',
  optional: '选填',
  missing: '请填写。',
  check: '写法不对，请检查这一项。',
  once: '只显示这一次，请现在交给本人或抄到安全的地方。',
} as const;

export const ACCOUNTS = {
  heading: '账号',
  lead: '能登录工作台的人。账号只能停用，不能删除，做过的事都留有记录。',
  search: '查找账号',
  find: '查找',
  make: '新建账号',
  makeSubmit: '新建',
  issued: (name: string): string => `账号 ${name} 的一次性密码`,
  name: '账号名',
  nameHint: '字母、数字、点、短横线，2 到 50 个字符。登录时用。',
  displayName: '姓名',
  role: '岗位',
  departmentCode: '单位代码',
  departmentHint: '18 位统一社会信用代码。承办人员和单位负责人必填。',
  areaCode: '行政区划',
  areaHint: '6 位或 12 位数字。不填就看本单位；既没有单位也没有区划的，看全部。',
  staffNumber: '工号',
  nameTaken: '这个账号名已经有人用了。',
  departmentUnknown: '机构目录里没有这个单位。',
  departmentNeeded: '这个岗位要写明单位。',
  areaUnknown: '机构目录里没有这个区划。',
  columns: {account: '账号', role: '岗位', place: '单位或地区', standing: '状态'},
  whole: '全部',
  empty: '没有找到账号',
  more: '继续列出',
  listed: (count: number, more: boolean): string => (more ? `已列出 ${count} 个` : `共 ${count} 个，已全部列出`),
  standing: {
    disabled: '已停用',
    locked: '连续输错密码，暂时锁定',
    first: '还没有改初始密码',
    usual: '正常',
    signedIn: (count: number): string => `正常，现在有 ${count} 处登录`,
  },
} as const;

export const ACCOUNT = {
  heading: '一个账号',
  back: '返回账号列表',
  provider: '统一身份认证',
  unlock: '解锁',
  unlocked: '已解锁，可以再试密码了。',
  reset: '重置密码',
  resetSure: '重置以后，原来的密码和所有登录都失效。确定重置吗？',
  newPassword: '新的一次性密码',
  disable: '停用账号',
  disableSure: '停用以后，这个人在所有地方都退出登录，也不能再登录。确定停用吗？',
  disabled: '已停用。',
  enable: '恢复账号',
  enabled: '已恢复。',
  sessions: '现在的登录',
  endSessions: '全部退出登录',
  endSure: '这个人在所有地方都会退出登录，没有提交的内容会丢失。确定吗？',
  ended: '已全部退出登录。',
  change: '姓名、岗位和单位',
  changed: '已保存。',
} as const;

export const ACCOUNT_REFUSAL_WORDS: Readonly<Record<AccountRefusal, string>> = {
  'own-account': '不能更改自己的账号。请找另一位管理员。',
  'last-administrator': '这是最后一位能管这些账号的管理员，不能停用或改岗。',
  'not-your-area': '不在您管的地区之内。',
  'department-needed': '这个岗位要写明单位。',
  'provider-decides': '这个人从统一身份认证来，姓名、岗位和单位由那边决定，每次登录时更新。',
};

export const SESSIONS = {
  heading: '我的登录',
  lead: '您的账号现在在这些地方登录着。有不认识的，请退出它，并改密码。',
  none: '现在没有登录。',
  columns: {agent: '浏览器', createdAt: '登录时间', seenAt: '最近使用', end: '操作'},
  own: '就是这里',
  here: '—',
  endOne: '退出这一处',
  endedOne: '已退出那一处。',
  endOthers: '退出其他所有登录',
  endedOthers: '其他的登录都已退出。',
  unknownAgent: '没有说明的浏览器',
} as const;

const DAYS = [
  ['validFrom', '起始日期'],
  ['validUntil', '终止日期'],
] as const;
const HEADINGS: Readonly<Record<DirectoryKind, readonly (readonly [member: string, words: string])[]>> = {
  areas: [['code', '区划代码'], ['name', '区划名称'], ['successorCode', '承接区划'], ['position', '次序'], ...DAYS],
  departments: [
    ['code', '单位代码'],
    ['name', '单位名称'],
    ['areaCode', '区划代码'],
    ['parentCode', '上级单位'],
    ['successorCode', '承接单位'],
    ...DAYS,
  ],
  items: [['code', '事项编码'], ['name', '事项名称'], ['departmentCode', '单位代码'], ...DAYS],
  windows: [['departmentCode', '单位代码'], ['number', '窗口号'], ['name', '窗口名称'], ...DAYS],
  staffMembers: [['departmentCode', '单位代码'], ['number', '工号'], ['windowNumber', '窗口号'], ...DAYS],
};

/** What the members of a row are called in the first line of a file, in the order of a template. */
export function headingsOf(kind: DirectoryKind): readonly (readonly [member: string, words: string])[] {
  return HEADINGS[kind];
}

export const IMPORT = {
  heading: '导入机构目录',
  lead: '先检查，一行也不写；全部正确以后再导入，有一行不对就什么也不导入。撤销的单位和窗口写终止日期，不删除。',
  kind: '导入什么',
  kinds: {areas: '区划', departments: '单位', items: '事项', windows: '窗口', staffMembers: '人员'},
  columns: (headings: readonly (readonly [string, string])[]): string =>
    `第一行写列名：${headings.map(([, words]) => words).join('、')}。日期写 2026-01-05。`,
  file: 'CSV 文件',
  fileMissing: '请选择一个文件。',
  check: '检查',
  bad: {
    title: (count: number): string => `有 ${count} 处不对`,
    advice: '什么也没有写。请在原来的文件里改好，再检查一次。',
    caption: '不对的地方',
    columns: {line: '行', column: '列', why: '怎么不对'},
    line: (line: number): string => `第 ${line} 行`,
  },
  fits: '检查通过，还没有导入',
  wouldBe: (created: number, changed: number, unchanged: number): string =>
    `将新增 ${created} 行，更改 ${changed} 行，${unchanged} 行没有变化。`,
  takeIn: '导入',
  taken: (created: number, changed: number, unchanged: number): string =>
    `已导入：新增 ${created} 行，更改 ${changed} 行，${unchanged} 行没有变化。`,
} as const;

export const CSV_PROBLEM_WORDS: Readonly<Record<CsvProblemCode, string>> = {
  empty: '文件里没有内容',
  'quote-open': '引号没有结束',
  'column-unknown': '不认识这一列',
  'column-repeated': '这一列出现了两次',
  'column-missing': '缺少这一列',
  'too-many-cells': '比第一行多出了几格',
  'cell-missing': '没有填写',
  'cell-malformed': '写法不对',
  'day-impossible': '没有这一天',
};

export const DIRECTORY_PROBLEM_WORDS: Readonly<Record<DirectoryProblemCode, string>> = {
  repeated: '与前面的一行重复',
  'area-code-invalid': '不是行政区划代码',
  'department-code-invalid': '不是统一社会信用代码（最后一位是校验码）',
  'area-unknown': '目录里没有这个区划',
  'area-above-unknown': '目录里没有它的上级区划',
  'department-unknown': '目录里没有这个单位',
  'parent-unknown': '目录里没有这个上级单位',
  'successor-unknown': '目录里没有这个承接者',
  'successor-without-end': '还没有终止日期，不能有承接者',
  'window-unknown': '这个单位没有这个窗口',
  'days-reversed': '终止日期早于起始日期',
  loop: '绕了一圈又回到自己',
  'not-your-area': '不在您管的地区之内',
};

export const KEYS = {
  heading: '系统密钥',
  lead: '业务系统、门户和 12345 这样的外部系统凭密钥调用接口。密钥只在发放时显示一次；停用以后立即失效。',
  none: '还没有发放过密钥。',
  columns: {name: '系统', role: '用途', createdAt: '发放时间', standing: '状态'},
  roles: {'business-system': '业务系统', portal: '门户'},
  outside: (role: string): string => `外部系统，按“${role}”办理工单`,
  issue: '发放密钥',
  issueSubmit: '发放',
  name: '系统名称',
  nameHint: '工单的经过里会用这个名字。',
  role: '用途',
  placeHint: '只有外部系统需要填。按“承办人员”办理的必须写明单位。',
  issued: (name: string): string => `${name} 的密钥`,
  revoke: '停用',
  revoked: (moment: string): string => `${moment} 停用`,
  revokeSure: (name: string): string => `停用以后，${name} 马上不能再调用接口，也不能恢复。确定停用吗？`,
  done: '已停用。',
} as const;

export const HOLIDAYS = {
  heading: '放假安排',
  lead: '工作日按国务院办公厅的年度通知计算。两份通知说到同一天的，以后加的为准。',
  ofYear: (year: number): string => `${year} 年`,
  added: (moment: string, by: string): string => `（${moment} ${by} 添加）`,
  year: '年份',
  source: '通知网址',
  sourceHint: '一行一个。',
  off: '放假的日子',
  makeup: '调休上班的日子',
  daysHint: '写成 2027-01-01，用空格、逗号或换行隔开。',
  none: '没有',
  add: '添加一份通知',
  addLead: '添加以后不能删除，只能再加一份改正。受影响的工单期限马上重算，并写进工单的经过。',
  addSubmit: '添加',
  wrong: (value: string, why: string): string => (value === '' ? `${why}。` : `${value}：${why}。`),
  sure: (year: number, off: number, makeup: number): string =>
    `${year} 年，放假 ${off} 天，调休上班 ${makeup} 天。添加以后工单期限马上重算，不能撤回。确定吗？`,
  known: '最近的一份通知说的一样，没有变化。',
  done: (moved: number): string => `已添加，${moved} 张工单的期限随之改变。`,
} as const;

export const NOTICE_PROBLEM_WORDS: Readonly<Record<NoticeProblemCode, string>> = {
  'year-impossible': '年份不对',
  'source-missing': '没有写明通知的网址',
  'source-not-an-address': '不是网址',
  'day-impossible': '没有这一天',
  'day-of-another-year': '不是这一年的日子',
  repeated: '重复的日子',
  'off-and-worked': '同一天既放假又上班',
  'nothing-off': '没有一天放假',
};

export const DICTIONARIES = {
  heading: '字典和日志',
  lead: '评价人看到的指标和告知书，以及操作日志最近一次公布的检查点。国家指标随版本更新，不能在这里更改。',
  indicators: (version: string): string => `评价指标（第 ${version} 版）`,
  level: (name: string, count: number): string => `${name}：${count} 条`,
  rules: '填写评价的限制',
  textMax: '文字最多（字）',
  indicatorsMax: '指标最多（条）',
  notice: (version: string): string => `告知书（${version}）`,
  log: '操作日志的检查点',
  logLead: '公布以后，谁也不能改写这之前的记录。',
  noLog: '还没有公布过。',
  size: '记录数',
  at: '公布时间',
  root: '根哈希',
} as const;

export const LETTERS = {
  heading: '没有送出的通知',
  lead: '试了多次也没有送到，或者被对方拒收的通知。原因排除以后可以再送，编号不变，对方不会记两遍。',
  none: '没有送不出去的通知',
  columns: {what: '事件', whom: '发给谁', why: '原因', endedAt: '停止时间', again: '操作'},
  attempts: (count: number): string => `试过 ${count} 次`,
  replay: '再送一次',
  replayed: '已放回待送的队列。',
  more: '继续列出',
} as const;

export const DIRECTORY = {
  heading: '机构目录',
  path: '所在位置',
  lead: '区划、单位、窗口、人员和事项。在这里一次改一行；新增的、要改很多的，请用',
  none: '没有登记。',
  code: '代码',
  noWindow: '没有固定窗口',
  window: (number: string, name: string): string => (name.includes(number) ? name : `${number} 号 ${name}`),
  member: (number: string): string => `工号 ${number}`,
  columns: {name: '名称', standing: '状态', change: '操作'},
  change: '更改',
  changeDepartment: '更改单位名称和状态',
  changing: (name: string): string => `更改：${name}`,
  changeLead: '代码和编号不能改：以前的评价和工单都按它记着。不再用的写终止日期，不删除。',
  untilHint: '最后有效的一天。不填就一直有效。',
  successorHint: '终止以后由谁承接，写它的代码。有终止日期才能填。',
  unknown: '目录里没有这一行。',
  inForce: '有效',
  starting: (day: string): string => `${day} 起有效`,
  ending: (day: string): string => `有效到 ${day}`,
  ended: (day: string): string => `${day} 已终止`,
  succeeded: (code: string): string => `，由 ${code} 承接`,
  endSure: (name: string, day: string): string =>
    `${name}在 ${day} 以后就不能再被评价，已有的评价和工单不变。确定写上这个终止日期吗？`,
  saved: (name: string): string => `${name}：已保存。`,
} as const;

export const WEBHOOKS = {
  heading: '通知别的系统',
  lead: '发生了什么，按 Standard Webhooks 签名后发给登记的系统。停用期间的事以后不会补发。',
  none: '还没有登记过系统。',
  columns: {name: '系统', kinds: '通知什么', standing: '状态和操作'},
  kinds: {
    'review-recorded': '收到评价',
    'review-contested': '同一次服务收到两条评价',
    'review-quarantined': '评价暂不计入',
    'work-order-opened': '产生工单',
    'work-order-changed': '工单有进展',
    'work-order-notice': '工单有事要提醒',
    'early-warning-raised': '发出预警',
  },
  withText: '包含评价文字（号码已隐去）',
  withoutText: '不含评价文字',
  on: '正在通知',
  off: '已停用',
  switchOff: '停用',
  switchOffSure: (name: string): string => `停用期间发生的事，${name} 以后也收不到。确定停用吗？`,
  switchOn: '恢复',
  switchedOff: '已停用。',
  switchedOn: '已恢复，从现在起通知。',
  renew: '换密钥',
  renewSure: (name: string): string => `换了以后，${name} 用原来的密钥就验不了签名。确定换吗？`,
  secretOf: (name: string): string => `${name} 的签名密钥`,
  add: '登记一个系统',
  addSubmit: '登记',
  name: '系统名称',
  url: '接收地址',
  urlHint: '以 https:// 开头，不能指向内部网络。',
  urlRefused: '这个地址不能用：要以 https:// 开头，不能指向内部网络。运维人员可以放行内部的地址。',
  kindsMissing: '请至少选一样要通知的。',
} as const;
