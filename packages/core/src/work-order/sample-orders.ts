import {CHINA_HOLIDAYS} from '../calendar-cn.ts';
import {JIANGSU_PROFILE} from '../profile.ts';
import type {Command, CommandType} from './commands.ts';
import {deadlineAt, warningAt} from './deadlines.ts';
import {archiveDueAt} from './due.ts';
import {openWorkOrder} from './open.ts';
import type {OpeningFacts} from './open.ts';
import type {Clock, WorkOrder} from './order.ts';
import type {Circumstances} from './outcome.ts';
import type {Actor, Role} from './roles.ts';
import {sideCommandOf} from './sample-side-commands.ts';
import type {WorkOrderState} from './states.ts';
import {reportableLevels} from './supervision-level.ts';
import {transition} from './transition.ts';

/*
 * Orders and commands for the tests of this folder: an office in Jiangning, Nanjing, and a straight way through all states
 * that starts on a plain Monday morning. Nothing of the product imports this.
 */

export const MONDAY = Date.parse('2026-11-23T09:00:00+08:00');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const OFFICE = '11320115012947306X';
export const OTHER_OFFICE = '11320100012947306Y';
const HELPING_OFFICE = '11320115012947306Z';

export const RULES: Omit<Circumstances, 'at'> = {profile: JIANGSU_PROFILE, notices: CHINA_HOLIDAYS};

/** One person for each role, each in a place from which that role may act. */
export const ACTORS: Readonly<Record<Role, Actor>> = {
  system: {role: 'system'},
  dispatcher: {role: 'dispatcher', accountId: 'd', areaCode: '320100000000'},
  handler: {role: 'handler', accountId: 'h', departmentCode: OFFICE, staffNumber: '0099'},
  leader: {role: 'leader', accountId: 'l', departmentCode: OFFICE},
  management: {role: 'management', accountId: 'm', areaCode: '320115000000'},
  'upper-management': {role: 'upper-management', accountId: 'u', areaCode: '320100000000'},
  'call-back-officer': {role: 'call-back-officer', accountId: 'c', departmentCode: OTHER_OFFICE},
  supervisor: {role: 'supervisor', accountId: 's', departmentCode: OTHER_OFFICE},
  citizen: {role: 'citizen'},
  auditor: {role: 'auditor', accountId: 'a'},
  administrator: {role: 'administrator', accountId: 'x'},
};

export function openedOrder(changes: Partial<OpeningFacts> = {}): WorkOrder {
  return openWorkOrder({
    review: {id: 'review-1', level: 2, identityMode: 'real-name', receivedAt: MONDAY - MINUTE},
    instance: {
      subjectKey: 'JS-2026-1#1',
      areaCode: '320115000000',
      departmentCode: OFFICE,
      itemCode: '11320115012947306X4000117051000',
      windowNo: 'A12',
      staffNumber: '0012',
    },
    id: 'order-1',
    number: 'CP32011520261123000001',
    at: MONDAY,
    profile: JIANGSU_PROFILE,
    notices: CHINA_HOLIDAYS,
    ...changes,
  });
}

/** A complete command of each type, dated so that it is true at `at`. */
export function commandOf(type: CommandType, at: number): Command {
  const phone = {channel: 'phone', numberUsed: '13912345678'} as const;
  switch (type) {
    case 'dispatch':
      return {type, departmentCode: OFFICE, assistingDepartmentCodes: [HELPING_OFFICE]};
    case 'send-to-desk':
      return {type, reason: 'no-route'};
    case 'record-contact':
      return {
        type,
        contactedAt: at,
        ...phone,
        person: '0099',
        result: 'reached',
        reason: '没人告诉后续要办哪些许可',
        request: '希望一次告知',
      };
    case 'classify':
      return {type, class: 'general'};
    case 'add-evidence':
      return {type, evidenceId: `evidence-${String(at)}`, kind: 'staff-statement', note: '窗口人员说明'};
    case 'determine':
      return {type, finding: 'true', reasonable: true, cause: 'guidance-missing', explanation: '未一次性告知'};
    case 'start-rectification':
      return {type, plan: '按经营范围推送办事指南'};
    case 'reply':
      return {
        type,
        outcome: 'solved',
        text: '已按经营范围开通办事指南短信，今后执照办结即发送后续许可清单。',
        measure: 'process',
        systemicMeasure: '办事指南短信服务',
        deliveries: [{deliveredAt: at, ...phone, result: 'delivered'}],
      };
    case 'record-call-back':
      return {type, result: 'satisfied', attempts: [{calledAt: at, ...phone, answered: true}]};
    case 'close':
      return {type, reason: '答复完整，回访属实'};
    case 'return-for-rework':
      return {type, reworkReason: 'vague', reason: '没有说明怎样避免再次发生'};
    case 'recount-deadlines':
      return {type, noticeYear: 2027};
    case 'warn':
      return {type, clock: 'reply', point: 'half'};
    case 'mark-overdue':
      return {type, clock: 'reply'};
    case 'sign':
    case 'open-call-back':
    case 'archive':
      return {type};
    default:
      return sideCommandOf(type, at, MONDAY);
  }
}

/** The order after the command; a refusal here is a mistake of the test. */
export function after(order: WorkOrder, command: Command, actor: Actor, at: number): WorkOrder {
  const result = transition(order, command, {...RULES, actor, at});
  if (!result.ok) throw new Error(`${command.type} in ${order.state}: ${result.code} ${result.detail ?? ''}`);
  return result.order;
}

/** What comes of a command: `ok`, or the code of the refusal with its detail. A minute after the last command, unless said otherwise. */
export function verdictOf(order: WorkOrder, command: Command, actor: Actor, at = order.updatedAt + MINUTE): string {
  const result = transition(order, command, {...RULES, actor, at});
  if (result.ok) return 'ok';
  return result.detail === undefined ? result.code : `${result.code} ${result.detail}`;
}

/** Who is told what by a command that is taken. */
export function toldBy(order: WorkOrder, command: Command, actor: Actor, at = order.updatedAt + MINUTE): string[] {
  const result = transition(order, command, {...RULES, actor, at});
  if (!result.ok) throw new Error(`${command.type} in ${order.state}: ${result.code} ${result.detail ?? ''}`);
  return result.effects.map(({who, what}) => `${who} ${what}`);
}

type Milestone = readonly [state: WorkOrderState, type: CommandType, role: Role, afterMs: number];

const STRAIGHT_WAY: readonly Milestone[] = [
  ['dispatched', 'dispatch', 'system', 0],
  ['verifying', 'sign', 'handler', HOUR],
  ['verifying', 'record-contact', 'handler', HOUR],
  ['verifying', 'classify', 'handler', MINUTE],
  ['verifying', 'add-evidence', 'handler', HOUR],
  ['determined', 'determine', 'handler', HOUR],
  ['rectifying', 'start-rectification', 'handler', HOUR],
  ['replied', 'reply', 'handler', DAY],
  ['call-back', 'open-call-back', 'system', 0],
  ['audit', 'record-call-back', 'call-back-officer', DAY],
  ['closed', 'close', 'supervisor', HOUR],
  ['archived', 'archive', 'system', 30 * DAY],
];

type SideStep = readonly [command: Command['type'] | Command, role: Role, afterMs: number];

/** What leads from a state of the straight way into a side state; the order is made by `orderIn`. */
const SIDE_WAYS: Readonly<
  Partial<Record<WorkOrderState, readonly [from: WorkOrderState, steps: readonly SideStep[]]>>
> = {
  'return-requested': ['dispatched', [['request-return', 'leader', HOUR]]],
  appealing: ['determined', [['file-appeal', 'leader', HOUR]]],
  invalidated: [
    'appealing',
    [
      ['confirm-mistake', 'call-back-officer', HOUR],
      ['decide-appeal', 'management', HOUR],
    ],
  ],
  'appeal-review': ['invalidated', [['object', 'citizen', DAY]]],
  merged: ['dispatched', [['merge', 'dispatcher', HOUR]]],
};

const MISTAKE_CLAIM: Command = {
  type: 'determine',
  finding: 'mistake-claim',
  reasonable: false,
  cause: 'misunderstanding',
  explanation: '评价人称误触',
};
const RECORDING: Command = {type: 'add-evidence', evidenceId: 'recording', kind: 'call-recording', note: '通话录音'};

/** How an order differs from the usual one: steps left out, other facts, or commands given in place of those of their type. */
export type OrderOptions = {
  readonly without?: readonly CommandType[];
  readonly facts?: Partial<OpeningFacts>;
  readonly instead?: readonly Command[];
};

/** A department that says the reviewer pressed the wrong level, with the call recorded. */
export const CLAIMED: OrderOptions = {instead: [MISTAKE_CLAIM, RECORDING]};

/** The order as it stands when the last step within `state` is done. `without` leaves steps out that the way does not need. */
export function orderIn(state: WorkOrderState, options: OrderOptions = {}): WorkOrder {
  const way = SIDE_WAYS[state];
  if (way !== undefined) {
    const [from, steps] = way;
    const appealed = from === 'determined' && options.instead === undefined ? {...options, ...CLAIMED} : options;
    return onwards(orderIn(from, appealed), steps);
  }
  let order = openedOrder(options.facts);
  if (state === 'created') return order;
  if (state === 'routing') return after(order, commandOf('send-to-desk', MONDAY), ACTORS.system, MONDAY);
  const last = STRAIGHT_WAY.findLastIndex(([reached]) => reached === state);
  let at = MONDAY;
  for (const [, type, role, afterMs] of STRAIGHT_WAY.slice(0, last + 1)) {
    at += afterMs;
    const other = options.instead?.find((command) => command.type === type);
    // Only a leader may find something else than "true".
    const by = other === undefined ? role : 'leader';
    if (options.without?.includes(type) !== true) {
      order = after(order, other ?? commandOf(type, at), ACTORS[by], at);
    }
  }
  return order;
}

/** The order after further steps, each so long after the one before. */
export function onwards(order: WorkOrder, steps: readonly SideStep[]): WorkOrder {
  return steps.reduce((so, [command, role, afterMs]) => {
    const at = so.updatedAt + afterMs;
    return after(so, typeof command === 'string' ? commandOf(command, at) : command, ACTORS[role], at);
  }, order);
}

const CLOCK_OF: Readonly<Partial<Record<WorkOrderState, Clock>>> = {
  created: 'dispatch',
  routing: 'dispatch',
  replied: 'call-back',
  'call-back': 'call-back',
  'return-requested': 'return',
  appealing: 'appeal',
  'appeal-review': 'appeal-review',
  merged: 'merged-reply',
};

/** When the system gives such a command to such an order, and which; for people, a minute after the last command. */
export function automatic(order: WorkOrder, type: CommandType, role: Role): {command: Command; at: number} {
  const later = order.updatedAt + MINUTE;
  const clock = CLOCK_OF[order.state] ?? 'reply';
  if (type === 'warn') {
    const at = warningAt(order, clock, 'half', RULES.profile, RULES.notices) ?? later;
    return {command: {type, clock, point: 'half'}, at};
  }
  if (type === 'mark-overdue') return {command: {type, clock}, at: deadlineAt(order, clock) ?? later};
  if (type === 'archive') return {command: {type}, at: archiveDueAt(order, RULES.profile) ?? later};
  if (type === 'sign' && role === 'system') return {command: {type}, at: deadlineAt(order, 'sign') ?? later};
  if (type === 'supervise') {
    const [reached] = reportableLevels(order, RULES.profile, RULES.notices);
    return {command: {type, level: reached?.level ?? 2}, at: reached?.at ?? later};
  }
  return {command: commandOf(type, later), at: later};
}
