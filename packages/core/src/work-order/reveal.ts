import {areaContains} from '../areas.ts';
import type {WorkOrder} from './order.ts';
import type {RefusalCode} from './outcome.ts';
import {isReviewedPerson} from './permissions.ts';
import type {Actor, Role} from './roles.ts';
import {isInWork} from './supervision-level.ts';
import {stateType} from './states.ts';

/**
 * Why somebody may not have the reviewer's sealed contact shown; undefined when they may, and then the shell logs it. The
 * department while it works on the order, call-back officers and the management bodies while it is open; nobody ever for an
 * anonymous review, and never the person who was rated.
 */
export function revealObjection(order: WorkOrder, actor: Actor): RefusalCode | undefined {
  const check = MAY_REVEAL[actor.role];
  if (check === undefined) return 'role-not-allowed';
  if (isReviewedPerson(order, actor)) return 'reviewed-person';
  const against = check(order, actor);
  if (against !== undefined) return against;
  return order.identityMode === 'anonymous' ? 'exception-not-grounded' : undefined;
}

type Check = (order: WorkOrder, actor: Actor) => RefusalCode | undefined;

const MAY_REVEAL: Readonly<Partial<Record<Role, Check>>> = {
  handler: departmentObjection,
  leader: departmentObjection,
  'call-back-officer': bodyObjection,
  management: bodyObjection,
  'upper-management': bodyObjection,
};

function departmentObjection(order: WorkOrder, {departmentCode}: Actor): RefusalCode | undefined {
  if (departmentCode === undefined || departmentCode !== order.departmentCode) return 'not-your-department';
  // A merged order is answered by the department too.
  return isInWork(order) || order.state === 'merged' ? undefined : 'state-not-allowed';
}

function bodyObjection(order: WorkOrder, {areaCode}: Actor): RefusalCode | undefined {
  if (areaCode !== undefined && !areaContains(areaCode, order.subject.areaCode)) return 'not-your-area';
  // Who was struck out may still object, and be asked.
  return stateType(order.state) === 'open' || order.state === 'invalidated' ? undefined : 'state-not-allowed';
}
