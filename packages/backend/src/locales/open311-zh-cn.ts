import type {Cause, ReplyOutcome} from '@haochaping/core';

const SERVICES: Readonly<Record<Cause | 'undetermined', string>> = {
  'staff-not-skilled': '业务不熟',
  attitude: '服务态度',
  'window-unattended': '窗口无人',
  'waiting-time': '等候时间长',
  'time-limit-missed': '超过办理时限',
  'extra-material': '要求额外材料',
  'form-not-available': '表格不易取得',
  'guidance-missing': '没有告知清楚',
  'guide-wrong': '办事指南有误',
  'online-fault': '网上系统故障',
  'terminal-fault': '自助终端故障',
  outage: '停电或断网',
  misunderstanding: '双方误会',
  other: '其他',
  undetermined: '原因核实中',
};

const OUTCOMES: Readonly<Record<ReplyOutcome, string>> = {
  solved: '已解决',
  explained: '已解释说明',
  'long-term': '已纳入规划',
};

/** What Open311 tells in words. */
export const OPEN311_TEXT = {
  contact: '由本系统的运行单位答复。',
  keyService: '只供查询，无需密钥。',
  group: '政务服务差评',
  services: SERVICES,
  outcomes: OUTCOMES,
} as const;
