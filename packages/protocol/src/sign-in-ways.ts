import * as z from 'zod/mini';
import {StaffRole} from './account.ts';

/** By which ways somebody may sign in here. */
export const SignInWays = z.object({
  /** By account and password. */
  local: z.boolean(),
  /** By an outside sign-in, with the name that people know it by. */
  provider: z.optional(z.object({name: z.string()})),
});
export type SignInWays = z.infer<typeof SignInWays>;

/** Where the browser goes to sign in outside. */
export const SignInBegun = z.object({address: z.string()});

/** What an outside sign-in put behind our address, whole: `?code=…&state=…`. */
export const SignInReturn = z.strictObject({answer: z.string().check(z.minLength(1), z.maxLength(4_000))});
export type SignInReturn = z.infer<typeof SignInReturn>;

const Path = z.string().check(z.minLength(1), z.maxLength(200));
const AreaCode = z.string().check(z.regex(/^\d{6}(?:\d{6})?$/));
const DepartmentCode = z.string().check(z.regex(/^[0-9A-Z]{18}$/));

/** The rules by which the claims of an outside sign-in become role and place, as an operator writes them in a file. */
export const ClaimRulesFile = z.strictObject({
  /** What people know the outside sign-in by. */
  name: z.string().check(z.minLength(1), z.maxLength(50)),
  /** What is asked for beside `openid`. */
  scope: z.optional(z.string().check(z.maxLength(200))),
  accountClaim: z.optional(Path),
  nameClaim: z.optional(Path),
  staffNumberClaim: z.optional(Path),
  rules: z
    .array(
      z.strictObject({
        claim: Path,
        value: z.string().check(z.minLength(1), z.maxLength(200)),
        role: StaffRole,
        departmentCode: z.optional(DepartmentCode),
        areaCode: z.optional(AreaCode),
        departmentClaim: z.optional(Path),
        areaClaim: z.optional(Path),
      }),
    )
    .check(z.minLength(1), z.maxLength(500)),
});
export type ClaimRulesFile = z.infer<typeof ClaimRulesFile>;
