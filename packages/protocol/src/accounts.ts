import * as z from 'zod/mini';
import {StaffRole} from './account.ts';
import {Instant} from './scalars.ts';

const AreaCode = z.string().check(z.regex(/^\d{6}(?:\d{6})?$/));
const DepartmentCode = z.string().check(z.regex(/^[0-9A-Z]{18}$/));
const DisplayName = z.string().check(z.minLength(1), z.maxLength(100));
const StaffNumber = z.string().check(z.minLength(1), z.maxLength(20));
const place = {
  departmentCode: z.optional(DepartmentCode),
  /** Where it is absent the account is not bound to an area. */
  areaCode: z.optional(AreaCode),
  staffNumber: z.optional(StaffNumber),
};

/** What one signs in with: letters and digits that every keyboard has. */
export const AccountName = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{1,49}$/));

export const AccountOrder = z.strictObject({name: AccountName, displayName: DisplayName, role: StaffRole, ...place});
export type AccountOrder = z.infer<typeof AccountOrder>;

/** All of what an administrator may change; what is left out is taken away. */
export const AccountChange = z.strictObject({displayName: DisplayName, role: StaffRole, ...place});
export type AccountChange = z.infer<typeof AccountChange>;

export const AccountStandingChange = z.strictObject({disabled: z.boolean()});

/** An account as those who keep accounts see it. */
export const AccountLine = z.object({
  id: z.string(),
  name: z.string(),
  displayName: z.string(),
  role: StaffRole,
  department: z.optional(z.object({code: z.string(), name: z.string()})),
  area: z.optional(z.object({code: z.string(), name: z.string()})),
  staffNumber: z.optional(z.string()),
  createdAt: Instant,
  /** Still the password that somebody else gave. */
  mustChangePassword: z.boolean(),
  lockedUntil: z.optional(Instant),
  disabledAt: z.optional(Instant),
  /** The address of the outside sign-in that decides on role and place. */
  provider: z.optional(z.string()),
  /** How many sessions it has now. */
  sessions: z.int().check(z.minimum(0)),
});
export type AccountLine = z.infer<typeof AccountLine>;

export const AccountQuery = z.strictObject({
  /** Part of a name, or a staff number. */
  search: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
  /** `nextCursor` of the page before. */
  cursor: z.optional(z.string().check(z.maxLength(400))),
  limit: z.optional(z.string().check(z.regex(/^(?:[1-9]\d?|1\d\d|200)$/))),
});
export const AccountPage = z.object({accounts: z.array(AccountLine), nextCursor: z.optional(z.string())});

/** `password` is told here once and nowhere again; it must be changed at the first sign-in. */
export const AccountIssued = z.object({id: z.string(), password: z.string()});
export const PasswordReset = z.object({password: z.string()});

/** Where somebody is signed in. */
export const SessionLine = z.object({
  id: z.string(),
  createdAt: Instant,
  /** When it was last used, to the minute. */
  seenAt: Instant,
  expiresAt: Instant,
  /** What the browser said of itself at the sign-in. */
  agent: z.optional(z.string()),
  /** The one that is asking. */
  own: z.boolean(),
});
export type SessionLine = z.infer<typeof SessionLine>;
export const Sessions = z.object({sessions: z.array(SessionLine)});
export const SessionsEnded = z.object({ended: z.int().check(z.minimum(0))});
