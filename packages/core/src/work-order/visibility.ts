import {areaContains} from '../areas.ts';
import type {WorkOrder} from './order.ts';
import {isReviewedPerson} from './permissions.ts';
import type {Actor, Role} from './roles.ts';

/** Where the orders lie that somebody may see. `department`: those it handles or helps to handle. */
export type Sight =
  | {readonly kind: 'everywhere'}
  | {readonly kind: 'area'; readonly areaCode: string}
  | {readonly kind: 'department'; readonly departmentCode: string}
  | {readonly kind: 'nowhere'};

/**
 * How far somebody sees. Handlers and leaders see their department, those above them their area and what lies in it; an
 * account without an area is bound to none. An administrator runs accounts and sees no order.
 */
export function sightOf({role, departmentCode, areaCode}: Actor): Sight {
  switch (role) {
    case 'handler':
    case 'leader':
      return departmentCode === undefined ? {kind: 'nowhere'} : {kind: 'department', departmentCode};
    case 'dispatcher':
    case 'management':
    case 'upper-management':
    case 'call-back-officer':
    case 'supervisor':
    case 'auditor':
      return areaCode === undefined ? {kind: 'everywhere'} : {kind: 'area', areaCode};
    case 'system':
    case 'citizen':
    case 'administrator':
      return {kind: 'nowhere'};
  }
}

/** Whether somebody may see an order at all. The person who was rated sees nothing of it, whatever the role. */
export function maySeeOrder(order: WorkOrder, actor: Actor): boolean {
  if (isReviewedPerson(order, actor)) return false;
  const sight = sightOf(actor);
  switch (sight.kind) {
    case 'everywhere':
      return true;
    case 'area':
      return areaContains(sight.areaCode, order.subject.areaCode);
    case 'department':
      return [order.departmentCode, ...order.assistingDepartmentCodes].includes(sight.departmentCode);
    case 'nowhere':
      return false;
  }
}

/** Whether a role watches over the work of others: early warnings, the ledger, contested and withheld reviews of its area. */
export function mayWatch(role: Role): boolean {
  return role === 'management' || role === 'upper-management' || role === 'supervisor' || role === 'auditor';
}

/** Whether somebody may settle what concerns a department, such as a warning: the management bodies may, but nobody of that department. */
export function maySettle({role, departmentCode}: Actor, concerned: string): boolean {
  return (role === 'management' || role === 'upper-management') && departmentCode !== concerned;
}
