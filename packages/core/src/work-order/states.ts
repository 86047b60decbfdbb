/**
 * The states of a work order: the straight way first, then the side ways. The chart stands in `transition.ts`.
 * 已生成 待派发 待签收 核实中 已认定 整改中 已答复 待回访 待审核 办结 归档; 退单审核 申诉中 申诉复核 认定无效 并单.
 */
export const STATES = [
  'created',
  'routing',
  'dispatched',
  'verifying',
  'determined',
  'rectifying',
  'replied',
  'call-back',
  'audit',
  'closed',
  'archived',
  'return-requested',
  'appealing',
  'appeal-review',
  'invalidated',
  'merged',
] as const;

export type WorkOrderState = (typeof STATES)[number];

/** The seven links of the closed loop, in the order of doc 002: 核实 认定 申诉 整改 办结 反馈 监督. */
export const LINKS = ['verify', 'determine', 'appeal', 'rectify', 'conclude', 'feed-back', 'supervise'] as const;

export type Link = (typeof LINKS)[number];

const LINK_OF: Readonly<Record<WorkOrderState, Link>> = {
  created: 'verify',
  routing: 'verify',
  dispatched: 'verify',
  'return-requested': 'verify',
  verifying: 'verify',
  determined: 'determine',
  appealing: 'appeal',
  'appeal-review': 'appeal',
  rectifying: 'rectify',
  replied: 'feed-back',
  'call-back': 'supervise',
  audit: 'supervise',
  closed: 'conclude',
  archived: 'conclude',
  invalidated: 'conclude',
  merged: 'conclude',
};

/** Which link of the closed loop an order in this state is in. */
export function linkOf(state: WorkOrderState): Link {
  return LINK_OF[state];
}

/** Whether somebody still owes work. A merged order stays open: it follows the order it was merged into. */
export function stateType(state: WorkOrderState): 'open' | 'closed' {
  return state === 'closed' || state === 'archived' || state === 'invalidated' ? 'closed' : 'open';
}
