import {areaContains} from './areas.ts';
import type {Role} from './work-order/roles.ts';

/** An account as these rules see it. `areaCode` is the account's own area, else that of its department; absent: the whole. */
export type AccountStanding = {
  readonly id: string;
  readonly role: Role;
  readonly areaCode?: string;
  readonly departmentCode?: string;
  readonly disabled: boolean;
  /** Role and place come from an outside sign-in at each sign-in. */
  readonly provided: boolean;
};

/** What an administrator wants to do with an account. */
export type AccountAct =
  | {readonly type: 'create'}
  | {readonly type: 'change'; readonly role: Role; readonly areaCode?: string; readonly departmentCode?: string}
  | {readonly type: 'rename' | 'disable' | 'enable' | 'unlock' | 'reset-password' | 'end-sessions'};

export const ACCOUNT_REFUSALS = [
  'own-account',
  'last-administrator',
  'not-your-area',
  'department-needed',
  'provider-decides',
] as const;
export type AccountRefusal = (typeof ACCOUNT_REFUSALS)[number];

/** Roles that work for one department, and are nothing without it. */
const OF_A_DEPARTMENT: ReadonlySet<Role> = new Set(['handler', 'leader']);

/**
 * Why an administrator may not do this to an account, or undefined. Nobody decides on their own account (职责分离, GB/T 22239 §8.1.5);
 * an administrator of an area keeps those of that area; somebody who may keep what this one keeps must be left. `others` are all
 * other administrators.
 */
export function accountRefusal(
  by: AccountStanding,
  account: AccountStanding,
  act: AccountAct,
  others: readonly AccountStanding[],
): AccountRefusal | undefined {
  if (act.type !== 'create' && account.id === by.id && act.type !== 'end-sessions') return 'own-account';
  if (!isWithin(by, account)) return 'not-your-area';
  if (account.provided && (act.type === 'change' || act.type === 'rename' || act.type === 'reset-password')) {
    return 'provider-decides';
  }
  const placed =
    act.type === 'create' ? account : act.type === 'change' ? {...placeOf(act), id: account.id} : undefined;
  if (placed !== undefined) {
    if (!isWithin(by, placed)) return 'not-your-area';
    const unplaced = placementRefusal(placed);
    if (unplaced !== undefined) return unplaced;
  }
  const leaves = act.type === 'disable' || (act.type === 'change' && !isSamePower(account, placeOf(act)));
  if (leaves && isAdministrator(account) && !others.some((one) => isAdministrator(one) && isWithin(one, account))) {
    return 'last-administrator';
  }
  return undefined;
}

/** What is wrong with a role and its place, whoever gives them. */
export function placementRefusal({
  role,
  departmentCode,
}: Pick<AccountStanding, 'role' | 'departmentCode'>): 'department-needed' | undefined {
  return OF_A_DEPARTMENT.has(role) && departmentCode === undefined ? 'department-needed' : undefined;
}

function placeOf({role, areaCode, departmentCode}: Extract<AccountAct, {readonly type: 'change'}>): Placed {
  return {
    role,
    ...(areaCode === undefined ? {} : {areaCode}),
    ...(departmentCode === undefined ? {} : {departmentCode}),
  };
}

type Placed = Pick<AccountStanding, 'role' | 'areaCode' | 'departmentCode'>;

function isAdministrator({role, disabled}: AccountStanding): boolean {
  return role === 'administrator' && !disabled;
}

function isSamePower(one: Placed, other: Placed): boolean {
  return one.role === other.role && one.areaCode === other.areaCode;
}

/** Whether an account lies in the area of an administrator. */
function isWithin({areaCode}: Placed, account: Placed): boolean {
  if (areaCode === undefined) return true;
  return account.areaCode !== undefined && areaContains(areaCode, account.areaCode);
}
