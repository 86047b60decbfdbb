/** Who may act on an order. An administrator runs accounts and directories and has no power on orders. */
export const ROLES = [
  'system',
  'dispatcher',
  'handler',
  'leader',
  'management',
  'upper-management',
  'call-back-officer',
  'supervisor',
  'citizen',
  'auditor',
  'administrator',
] as const;

export type Role = (typeof ROLES)[number];

/**
 * Who gives a command. `departmentCode` and `areaCode` are those of the account; where `areaCode` is absent the account
 * is not bound to an area. `staffNumber` is the number the person has at the window, when there is one.
 */
export type Actor = {
  readonly role: Role;
  readonly accountId?: string;
  readonly departmentCode?: string;
  readonly areaCode?: string;
  readonly staffNumber?: string;
};

/**
 * What another system, such as a 12345 hotline, may be on orders: it hands over, handles and calls back. Whatever decides on what
 * others did is left to people.
 */
export const OUTSIDE_ROLES = ['dispatcher', 'handler', 'call-back-officer'] as const satisfies readonly Role[];
export type OutsideRole = (typeof OUTSIDE_ROLES)[number];

/** The actor of automatic steps. */
export const SYSTEM: Actor = {role: 'system'};

/** Who did something on an order, as the order keeps it. */
export type Signature = {readonly role: Role; readonly accountId?: string; readonly departmentCode?: string};

export function signatureOf(actor: Actor): Signature {
  return {
    role: actor.role,
    ...(actor.accountId === undefined ? {} : {accountId: actor.accountId}),
    ...(actor.departmentCode === undefined ? {} : {departmentCode: actor.departmentCode}),
  };
}
