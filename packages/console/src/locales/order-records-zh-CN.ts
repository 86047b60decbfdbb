import type {LeadReason, LeadRule, ReplyConcern, RoundEnding, Validity} from '@haochaping/core';

/** What an order's page says of the ways beside the straight one. */
export const RECORDS = {
  pastDeterminations: (count: number): string => `先前的认定（${count}）`,
  basis: '依据',
  proposedText: '拟公开的内容',
  held: '答复在等人工查看',
  released: '答复已放行',
  followUp: '评价人追评',
  published: '向社会公开的内容',
} as const;

export const APPEAL = {
  heading: '申诉',
  statement: '申诉说明',
  proofs: '证明',
  proofMissing: '材料不在这张工单里',
  stated: '评价人自己说明点错了',
  confirmations: '向评价人核实',
  votes: '决定',
  voteOf: (number: number): string => `第 ${number} 人`,
  waiting: '还没有决定',
  waitingSecond: '还差另一人的决定',
  dueOn: (day: string): string => `${day} 24:00 前决定`,
  objection: '评价人异议',
  ownMotion: '主管部门自行复核',
  objectUntil: (day: string): string => `评价人可以在 ${day} 24:00 前提出异议`,
  reviewWaiting: '复核还没有决定',
} as const;

export const VALIDITY_WORDS: Readonly<Record<Validity, string>> = {
  valid: '评价有效',
  'invalid-mistake': '认定为误评，不计入整改率',
  'invalid-malicious': '认定为恶意评价，不计入整改率',
};

export const MERGES = {
  heading: '并单',
  into: '并入',
  stood: (state: string): string => `那张工单：${state}`,
  released: (moment: string): string => `${moment}解除`,
  followers: (count: number): string => `${count} 张工单并入这一张，随它推进，各自答复评价人。`,
} as const;

export const REQUESTS = {
  heading: '退单和延期',
  return: '申请退单',
  extension: (days: number): string => `申请延期 ${days} 个工作日`,
  waiting: '等待决定',
  granted: '同意',
  refused: '不同意',
  legalBasis: '法律依据',
  proposed: '提出应由哪个单位办理',
  decided: '决定的理由',
} as const;

export const PRESSED = {
  heading: '督办',
  sheet: (number: number): string => `督办单 ${number}`,
  days: (days: number): string => `限 ${days} 个工作日办结`,
  see: '查看督办单',
  note: '情况',
  level: (level: string): string => `系统逐级报告：${level}`,
  ledger: (cause: string): string => `记入台账：${cause}`,
  struckOff: (moment: string): string => `${moment}销号`,
  standing: '未销号',
} as const;

export const ROUND_ENDING_WORDS: Readonly<Record<RoundEnding, string>> = {
  audit: '审核退回',
  'held-reply': '答复被退回',
  'follow-up': '评价人追评不满意',
  reopening: '答复不实，重新办理',
};

export const REPLY_CONCERN_WORDS: Readonly<Record<ReplyConcern, string>> = {
  template: '像套用模板',
  'no-result': '没有写明结果',
};

export const LEADS = {
  heading: '可以派给谁',
  none: '没有找到可以办理的单位，请核对后直接填写。',
  undecided: '规则没有定出由谁牵头，请您确定。',
  proposed: '建议牵头',
  assists: '建议协办',
  first: (moment: string): string => `${moment}首次接到`,
  choose: '派给这个单位',
} as const;

/** 属地优先, 首接负责: why the rules propose a department. */
export const LEAD_RULE_WORDS: Readonly<Record<LeadRule, string>> = {
  'only-one': '只有这一个单位',
  'territory-first': '属地优先',
  'first-receiver': '首接负责',
};

export const LEAD_REASON_WORDS: Readonly<Record<LeadReason, string>> = {
  'gave-service': '提供了这次服务',
  'owns-item': '事项由它实施',
  'had-it': '先前接到过这件事',
  'named-by-office': '退单单位提出由它办理',
  'of-the-area': '服务所在地的单位',
};
