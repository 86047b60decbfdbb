import type {LedgerCause} from '@haochaping/core';

export const LEDGER = {
  heading: '督办台账',
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
