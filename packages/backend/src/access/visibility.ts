import {type Actor, areaContains, type WorkOrder} from '@haochaping/core';
import type {Account} from '../store/index.ts';

/** The actor that an account is in core's eyes. */
export function actorOf(account: Account): Actor {
  return {
    role: account.role,
    accountId: account.id,
    ...(account.departmentCode === undefined ? {} : {departmentCode: account.departmentCode}),
    ...(account.areaCode === undefined ? {} : {areaCode: account.areaCode}),
    ...(account.staffNumber === undefined ? {} : {staffNumber: account.staffNumber}),
  };
}

/**
 * Whether somebody may see an order at all. A department sees what it handles or helps to handle; the others see their
 * area and what lies in it. The person who was rated sees nothing of it, whatever the role; an administrator sees none.
 */
export function maySee(order: WorkOrder, actor: Actor): boolean {
  if (isRatedPerson(order, actor)) return false;
  switch (actor.role) {
    case 'handler':
    case 'leader':
      return (
        actor.departmentCode !== undefined &&
        [order.departmentCode, ...order.assistingDepartmentCodes].includes(actor.departmentCode)
      );
    case 'dispatcher':
    case 'management':
    case 'upper-management':
    case 'call-back-officer':
    case 'supervisor':
    case 'auditor':
      return actor.areaCode === undefined || areaContains(actor.areaCode, order.subject.areaCode);
    default:
      return false;
  }
}

/** Staff numbers are unique within a department, not beyond it. */
function isRatedPerson({subject}: WorkOrder, actor: Actor): boolean {
  if (subject.staffNumber === undefined || subject.staffNumber !== actor.staffNumber) return false;
  return actor.departmentCode === undefined || actor.departmentCode === subject.departmentCode;
}
