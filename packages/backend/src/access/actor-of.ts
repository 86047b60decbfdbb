import type {Actor} from '@haochaping/core';
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
