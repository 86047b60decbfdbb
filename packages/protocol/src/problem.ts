import * as z from 'zod/mini';

/**
 * Every code a problem may carry (RFC 9457, member `code`). Codes are the contract: they are never renamed or reused,
 * and a client decides by them alone, never by status or text.
 */
export const PROBLEM_CODES = [
  // The request itself cannot be read.
  'body-not-utf8',
  'body-not-json',
  'body-too-large',
  'body-invalid',
  'query-invalid',
  'media-type-unsupported',
  'route-unknown',
  'method-not-allowed',
  // A batch of reviews that is refused as a whole.
  'batch-invalid',
  'batch-too-large',
  'review-without-id',
  // Who is asking.
  'session-missing',
  'session-expired',
  'credentials-wrong',
  'account-locked',
  'password-change-needed',
  'password-too-weak',
  'account-disabled',
  'local-sign-in-off',
  'provider-missing',
  'sign-in-not-begun',
  'sign-in-refused',
  'sign-in-without-role',
  'sign-in-place-unknown',
  'key-missing',
  'key-unknown',
  'role-not-allowed',
  'origin-not-allowed',
  // What was asked for.
  'invitation-forged',
  'invitation-foreign',
  'service-instance-unknown',
  'service-instance-invalid',
  'receipt-unknown',
  'mistake-refused',
  'objection-refused',
  'follow-up-refused',
  'work-order-unknown',
  'reveal-refused',
  'contact-unknown',
  'contact-unreadable',
  'area-unknown',
  'directory-invalid',
  'notice-invalid',
  'api-key-unknown',
  'account-unknown',
  'account-name-taken',
  'account-refused',
  'session-unknown',
  'warning-unknown',
  'review-unknown',
  'department-unknown',
  'bulletin-unknown',
  'bulletin-refused',
  'check-unknown',
  'check-refused',
  'log-entry-unknown',
  'log-size-unknown',
  'file-unknown',
  'file-too-large',
  'file-part-wrong',
  'file-digest-wrong',
  'file-type-refused',
  'too-many-files',
  'too-many-views',
  'version-stale',
  'command-refused',
  'idempotency-key-reused',
  'webhook-address-refused',
  'webhook-unknown',
  'letter-unknown',
  'too-many-attempts',
  // Us, and what we stand on.
  'provider-away',
  'overloaded',
  'not-ready',
  'internal',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One place in a body or query that is wrong: a JSON Pointer and what is wrong there. */
export const ProblemDetail = z.object({pointer: z.string(), code: z.string(), detail: z.optional(z.string())});
export type ProblemDetail = z.infer<typeof ProblemDetail>;

/**
 * An RFC 9457 problem. `refusal` is the code of the rule that said no, where a command on a work order, or a citizen's word on it, was refused;
 * `currentVersion` the version to read again, where `expectedVersion` was stale. A client may be older than the backend: it takes a code
 * that it has never heard of as a code, for the answer is ours.
 */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.union([z.enum(PROBLEM_CODES), z.string()]),
  detail: z.optional(z.string()),
  errors: z.optional(z.array(ProblemDetail)),
  refusal: z.optional(z.string()),
  currentVersion: z.optional(z.number()),
});
export type Problem = z.infer<typeof Problem>;
