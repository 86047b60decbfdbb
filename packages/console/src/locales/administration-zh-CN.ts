import type {AccountRefusal} from '@haochaping/core';

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
