import * as z from 'zod/mini';
import {Instant} from './scalars.ts';

/** What a member of staff may be. `administrator` has no power on orders; `auditor` reads all and changes nothing. */
export const STAFF_ROLES = [
  'dispatcher',
  'handler',
  'leader',
  'management',
  'upper-management',
  'call-back-officer',
  'supervisor',
  'auditor',
  'administrator',
] as const;
export const StaffRole = z.enum(STAFF_ROLES);
export type StaffRole = z.infer<typeof StaffRole>;

export const SignIn = z.strictObject({
  account: z.string().check(z.minLength(1), z.maxLength(100)),
  password: z.string().check(z.minLength(1), z.maxLength(200)),
});
export type SignIn = z.infer<typeof SignIn>;

/** Who is signed in, and until when. */
export const StaffSession = z.object({
  account: z.string(),
  displayName: z.string(),
  role: StaffRole,
  department: z.optional(z.object({code: z.string(), name: z.string()})),
  area: z.optional(z.object({code: z.string(), name: z.string()})),
  mustChangePassword: z.boolean(),
  expiresAt: Instant,
  /** Where a browser goes to sign out of the outside sign-in too, for whoever came by it. */
  signOutAddress: z.optional(z.string()),
});
export type StaffSession = z.infer<typeof StaffSession>;

export const PasswordChange = z.strictObject({
  current: z.string().check(z.minLength(1), z.maxLength(200)),
  next: z.string().check(z.minLength(1), z.maxLength(200)),
});
export type PasswordChange = z.infer<typeof PasswordChange>;
