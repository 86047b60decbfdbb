import {areaContains} from '../areas.ts';
import type {CommandType} from './commands.ts';
import {unmetCondition} from './conditions.ts';
import type {WorkOrder} from './order.ts';
import type {RefusalCode, TransitionContext} from './outcome.ts';
import type {Actor, Role} from './roles.ts';
import type {WorkOrderState} from './states.ts';

const IN_WORK = ['verifying', 'determined', 'rectifying'] as const;
const WITH_A_CLOCK = [
  'created',
  'routing',
  'dispatched',
  ...IN_WORK,
  'replied',
  'call-back',
  'return-requested',
  'appealing',
  'appeal-review',
  'merged',
] as const;

const BEFORE_REPLY = ['dispatched', ...IN_WORK] as const;
const ANSWERED = ['replied', 'call-back', 'audit', 'closed'] as const;

type Permissions = Readonly<Partial<Record<Role, readonly WorkOrderState[]>>>;

/** Which role may give a command, and in which states. Who is not named here may not: auditor and administrator never. */
const PERMISSIONS: Readonly<Record<CommandType, Permissions>> = {
  dispatch: {system: ['created'], dispatcher: ['routing']},
  'send-to-desk': {system: ['created']},
  sign: {system: ['dispatched'], handler: ['dispatched'], leader: ['dispatched']},
  'record-contact': {handler: IN_WORK, leader: IN_WORK},
  classify: {handler: ['verifying', 'determined'], leader: ['verifying', 'determined'], management: IN_WORK},
  'add-evidence': {handler: IN_WORK, leader: IN_WORK},
  determine: {handler: ['verifying', 'determined'], leader: ['verifying', 'determined']},
  'start-rectification': {system: ['determined'], handler: ['determined'], leader: ['determined']},
  reply: {handler: ['rectifying', 'merged'], leader: ['rectifying', 'merged']},
  'open-call-back': {system: ['replied']},
  'record-call-back': {'call-back-officer': ['call-back']},
  close: {supervisor: ['audit']},
  'return-for-rework': {supervisor: ['replied', 'audit']},
  archive: {system: ['closed', 'invalidated', 'merged']},
  warn: {system: WITH_A_CLOCK},
  'mark-overdue': {system: WITH_A_CLOCK},
  'recount-deadlines': {system: [...WITH_A_CLOCK, 'invalidated']},
  'request-return': {leader: ['dispatched', 'verifying']},
  'decide-return': {dispatcher: ['return-requested'], management: ['return-requested']},
  'request-extension': {handler: IN_WORK, leader: IN_WORK},
  'decide-extension': {management: IN_WORK},
  'file-appeal': {leader: ['determined']},
  'confirm-mistake': {'call-back-officer': ['appealing']},
  'decide-appeal': {management: ['appealing']},
  object: {citizen: ['invalidated']},
  'open-appeal-review': {'upper-management': ['invalidated']},
  'decide-appeal-review': {'upper-management': ['appeal-review']},
  'state-mistake': {
    citizen: ['created', 'routing', 'dispatched', 'return-requested', ...IN_WORK, 'appealing'],
  },
  merge: {dispatcher: ['routing', ...BEFORE_REPLY]},
  'follow-parent': {system: ['merged']},
  reopen: {supervisor: ['closed'], 'upper-management': ['closed']},
  'follow-up': {citizen: ANSWERED},
  'release-reply': {supervisor: ['replied']},
  'issue-supervision': {management: BEFORE_REPLY, 'upper-management': BEFORE_REPLY, supervisor: BEFORE_REPLY},
  supervise: {system: BEFORE_REPLY},
  escalate: {
    management: [...BEFORE_REPLY, ...ANSWERED],
    'upper-management': [...BEFORE_REPLY, ...ANSWERED],
    supervisor: [...BEFORE_REPLY, ...ANSWERED],
  },
  'publish-text': {management: ['audit', 'closed'], supervisor: ['audit', 'closed']},
};

/** Every role and state in which a command may be given, as far as these two decide. */
export function permissionsOf(type: CommandType): Permissions {
  return PERMISSIONS[type];
}

/**
 * Why this actor may not give such a command now, whatever it says in detail; undefined when nothing stands against it.
 * Who the actor is comes before how the order stands, so that an outsider does not learn the state from the refusal.
 */
export function objection(order: WorkOrder, type: CommandType, context: TransitionContext): RefusalCode | undefined {
  const {actor} = context;
  const states = PERMISSIONS[type][actor.role];
  if (states === undefined) return 'role-not-allowed';
  const against = separationOfDuties(order, type, actor);
  if (against !== undefined) return against;
  if (!states.includes(order.state)) return 'state-not-allowed';
  return unmetCondition(order, type, context);
}

function separationOfDuties(order: WorkOrder, type: CommandType, actor: Actor): RefusalCode | undefined {
  if (actor.role === 'system') return undefined;
  if (isReviewedPerson(order, actor)) return 'reviewed-person';
  switch (actor.role) {
    case 'handler':
    case 'leader':
      return isOwnDepartment(order, type, actor) ? undefined : 'not-your-department';
    case 'call-back-officer':
    case 'supervisor':
    case 'management':
    case 'upper-management':
      // Who checks or decides comes from elsewhere.
      if (isInvolvedDepartment(order, actor.departmentCode)) return 'same-department';
      break;
    default:
  }
  const outside = actor.areaCode !== undefined && !areaContains(actor.areaCode, order.subject.areaCode);
  return outside ? 'not-your-area' : undefined;
}

/** Whether the actor is the person who was rated. Staff numbers are unique within a department, not beyond it. */
export function isReviewedPerson(order: WorkOrder, actor: Actor): boolean {
  const {staffNumber, departmentCode} = order.subject;
  if (staffNumber === undefined || actor.staffNumber !== staffNumber) return false;
  return actor.departmentCode === undefined || actor.departmentCode === departmentCode;
}

function isOwnDepartment(order: WorkOrder, type: CommandType, actor: Actor): boolean {
  const {departmentCode} = actor;
  if (departmentCode === undefined) return false;
  if (departmentCode === order.departmentCode) return true;
  return type === 'add-evidence' && order.assistingDepartmentCodes.includes(departmentCode);
}

function isInvolvedDepartment(order: WorkOrder, departmentCode: string | undefined): boolean {
  if (departmentCode === undefined) return false;
  return (
    departmentCode === order.departmentCode ||
    departmentCode === order.subject.departmentCode ||
    order.assistingDepartmentCodes.includes(departmentCode)
  );
}
