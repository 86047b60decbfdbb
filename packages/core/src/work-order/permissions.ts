import {areaContains} from '../areas.ts';
import type {CommandType} from './commands.ts';
import {isContactSettled} from './contact.ts';
import {deadlineAt, isFirstDay} from './deadlines.ts';
import {archiveDueAt} from './due.ts';
import type {WorkOrder} from './order.ts';
import type {RefusalCode, TransitionContext} from './outcome.ts';
import type {Actor, Role} from './roles.ts';
import type {WorkOrderState} from './states.ts';

const IN_WORK = ['verifying', 'determined', 'rectifying'] as const;
const WITH_A_CLOCK = ['created', 'routing', 'dispatched', ...IN_WORK, 'replied', 'call-back'] as const;

/** Which role may give a command, and in which states. Who is not named here may not: auditor and administrator never, the citizen by routes of their own. */
const PERMISSIONS: Readonly<Record<CommandType, Readonly<Partial<Record<Role, readonly WorkOrderState[]>>>>> = {
  dispatch: {system: ['created'], dispatcher: ['routing']},
  'send-to-desk': {system: ['created']},
  sign: {system: ['dispatched'], handler: ['dispatched'], leader: ['dispatched']},
  'record-contact': {handler: IN_WORK, leader: IN_WORK},
  classify: {handler: ['verifying', 'determined'], leader: ['verifying', 'determined'], management: IN_WORK},
  'add-evidence': {handler: IN_WORK, leader: IN_WORK},
  determine: {handler: ['verifying'], leader: ['verifying']},
  'start-rectification': {system: ['determined'], handler: ['determined'], leader: ['determined']},
  reply: {handler: ['rectifying'], leader: ['rectifying']},
  'open-call-back': {system: ['replied']},
  'record-call-back': {'call-back-officer': ['call-back']},
  close: {supervisor: ['audit']},
  'return-for-rework': {supervisor: ['audit']},
  archive: {system: ['closed']},
  warn: {system: WITH_A_CLOCK},
  'mark-overdue': {system: WITH_A_CLOCK},
};

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

function unmetCondition(order: WorkOrder, type: CommandType, context: TransitionContext): RefusalCode | undefined {
  const {at, actor, profile, notices} = context;
  switch (type) {
    case 'sign':
      return actor.role === 'system' && at < (deadlineAt(order, 'sign') ?? Infinity) ? 'too-early' : undefined;
    case 'determine':
      if (!isContactSettled(order, profile)) return 'contact-missing';
      return order.evidence.length === 0 ? 'evidence-missing' : undefined;
    case 'start-rectification':
      return order.class === undefined && isFirstDay(order, at, profile, notices) ? 'class-missing' : undefined;
    case 'close':
      return order.callBack === undefined || order.reply === undefined ? 'call-back-missing' : undefined;
    case 'archive':
      return at < (archiveDueAt(order, profile) ?? Infinity) ? 'too-early' : undefined;
    default:
      return undefined;
  }
}
