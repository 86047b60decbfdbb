import type {Problem, ProblemCode, ProblemDetail} from '@haochaping/protocol';

/** The HTTP status of every problem. The only place where a code meets a status. */
export const PROBLEM_STATUS: Readonly<Record<ProblemCode, number>> = {
  'body-not-utf8': 400,
  'body-not-json': 400,
  'body-too-large': 413,
  'body-invalid': 400,
  'query-invalid': 400,
  'media-type-unsupported': 415,
  'route-unknown': 404,
  'method-not-allowed': 405,
  'batch-invalid': 400,
  'batch-too-large': 413,
  'review-without-id': 400,
  'session-missing': 401,
  'session-expired': 401,
  'credentials-wrong': 401,
  'account-locked': 403,
  'password-change-needed': 403,
  'password-too-weak': 422,
  'account-disabled': 403,
  'local-sign-in-off': 403,
  'provider-missing': 404,
  'provider-away': 503,
  'sign-in-not-begun': 422,
  'sign-in-refused': 422,
  'sign-in-without-role': 403,
  'sign-in-place-unknown': 403,
  'key-missing': 401,
  'key-unknown': 401,
  'role-not-allowed': 403,
  'origin-not-allowed': 403,
  'invitation-forged': 422,
  'invitation-foreign': 422,
  'service-instance-unknown': 404,
  'service-instance-invalid': 422,
  'receipt-unknown': 404,
  'mistake-refused': 422,
  'objection-refused': 422,
  'follow-up-refused': 422,
  'work-order-unknown': 404,
  'reveal-refused': 422,
  'contact-unknown': 404,
  'contact-unreadable': 409,
  'area-unknown': 404,
  'directory-invalid': 422,
  'notice-invalid': 422,
  'api-key-unknown': 404,
  'account-unknown': 404,
  'account-name-taken': 409,
  'account-refused': 422,
  'session-unknown': 404,
  'warning-unknown': 404,
  'review-unknown': 404,
  'department-unknown': 404,
  'bulletin-unknown': 404,
  'bulletin-refused': 422,
  'check-unknown': 404,
  'check-refused': 422,
  'log-entry-unknown': 404,
  'log-size-unknown': 404,
  'file-unknown': 404,
  'file-too-large': 413,
  'file-part-wrong': 409,
  'file-digest-wrong': 422,
  'file-type-refused': 422,
  'too-many-files': 422,
  'too-many-views': 422,
  'version-stale': 409,
  'command-refused': 422,
  'idempotency-key-reused': 422,
  'webhook-address-refused': 422,
  'webhook-unknown': 404,
  'letter-unknown': 404,
  'too-many-attempts': 429,
  overloaded: 503,
  'not-ready': 503,
  internal: 500,
};

/** What each problem says to a developer who reads it. People are told in their own language by whoever asked. */
export const PROBLEM_TITLES: Readonly<Record<ProblemCode, string>> = {
  'body-not-utf8': 'The body is not valid UTF-8.',
  'body-not-json': 'The body is not valid JSON.',
  'body-too-large': 'The body is larger than this route reads.',
  'body-invalid': 'The body does not have the shape that this route asks for.',
  'query-invalid': 'The query does not have the shape that this route asks for.',
  'media-type-unsupported':
    'The body must be application/json, or application/octet-stream where the route takes bytes.',
  'route-unknown': 'There is nothing at this address.',
  'method-not-allowed': 'This address does not know the method; Allow names those it knows.',
  'batch-invalid': 'The envelope must be {"reviews": […]} with at least one review.',
  'batch-too-large': 'There are more items in one call than allowed.',
  'review-without-id': 'At least one item has no readable id, so that no outcome could be told for it.',
  'session-missing': 'Sign in first.',
  'session-expired': 'The session is over; sign in again.',
  'credentials-wrong': 'Account or password is wrong.',
  'account-locked': 'Too many wrong passwords: the account is locked for a while.',
  'password-change-needed': 'The password was given by somebody else: set a new one before anything else.',
  'password-too-weak': 'The new password is too easy to try; errors says why.',
  'account-disabled': 'This account was disabled.',
  'local-sign-in-off': 'Here one signs in by the outside sign-in only.',
  'provider-missing': 'There is no outside sign-in here.',
  'provider-away': 'The outside sign-in does not answer. Try again later.',
  'sign-in-not-begun': 'This browser has begun no such sign-in, or it came back too late or twice. Begin anew.',
  'sign-in-refused': 'The outside sign-in did not confirm who this is.',
  'sign-in-without-role': 'Nothing that the outside sign-in says of this person gives a role here.',
  'sign-in-place-unknown': 'The outside sign-in names a department or area that the directory does not know.',
  'key-missing': 'Send the key as "Authorization: Bearer …".',
  'key-unknown': 'This key is not, or no longer, known.',
  'role-not-allowed': 'The role of this account or key may not do this.',
  'origin-not-allowed': 'A page of another origin may not do this.',
  'invitation-forged': 'The invitation is not readable, or its signature is wrong.',
  'invitation-foreign': 'The invitation was issued by another deployment.',
  'service-instance-unknown': 'No system has told of this service instance.',
  'service-instance-invalid': 'The service instance does not have the shape asked for.',
  'receipt-unknown': 'No review with this receipt code has arrived.',
  'mistake-refused': 'A rule refuses this statement; refusal names it.',
  'objection-refused': 'A rule refuses this objection; refusal names it.',
  'follow-up-refused': 'A rule refuses this follow-up; refusal names it.',
  'work-order-unknown': 'There is no such work order, or it is not for this account to see.',
  'reveal-refused': 'A rule refuses to show the contact; refusal names it.',
  'contact-unknown': 'The citizen left no contact, or its time is over and it was erased.',
  'contact-unreadable': 'The contact does not open with the keys of this deployment.',
  'area-unknown': 'There is no such area.',
  'directory-invalid': 'These rows do not fit the directory; errors names each wrong place. Nothing was changed.',
  'notice-invalid': 'This notice cannot be: errors names each wrong place. Nothing was changed.',
  'api-key-unknown': 'There is no such key.',
  'account-unknown': 'There is no such account, or it is not for this administrator to keep.',
  'account-name-taken': 'There is an account of this name already.',
  'account-refused': 'A rule refuses this; refusal names it.',
  'session-unknown': 'There is no such session, or it is over.',
  'warning-unknown': 'There is no such warning, or it is not for this account to see.',
  'review-unknown': 'No such review is kept out of the statistics, or it is not for this account to see.',
  'department-unknown': 'There is no such department.',
  'bulletin-unknown': 'There is no such bulletin, or no such version of it.',
  'bulletin-refused': 'The bulletin cannot be issued as it stands; `refusal` says why.',
  'check-unknown': 'There is no such check, or it is not for this account to see.',
  'check-refused': 'The check cannot be kept as it stands; `refusal` says why.',
  'log-entry-unknown': 'No sealed entry of the log has this hash; one that is new is sealed within a minute.',
  'log-size-unknown': 'Nothing of this size has been published of the log.',
  'file-unknown': 'This order has no such file.',
  'file-too-large': 'The file is larger than evidence may be.',
  'file-part-wrong': 'This is not the part that is waited for; detail says from which byte to go on.',
  'file-digest-wrong': 'What arrived is not what was announced; announce it again.',
  'file-type-refused': 'Evidence is an image, a sound, a film or a PDF; this file is none, or a broken one.',
  'too-many-files': 'The order has as many files as it may have.',
  'too-many-views': 'The account keeps as many views of the inbox as it may.',
  'version-stale': 'The work order has moved on since it was read; read it again.',
  'command-refused': 'A rule refuses this command; refusal names it.',
  'idempotency-key-reused': 'This idempotency key was used for another command.',
  'webhook-address-refused': 'Nothing is sent to this address; errors says why.',
  'webhook-unknown': 'There is no such subscription.',
  'letter-unknown': 'There is no such dead letter.',
  'too-many-attempts': 'Too many attempts; Retry-After says when to try again.',
  overloaded: 'Too much waits to be written; nothing was stored. Try again later.',
  'not-ready': 'The store does not answer.',
  internal: 'Something unexpected happened on our side. It was reported.',
};

/** A refusal on its way to the caller: a code and what may be added to it. */
export interface Refusal {
  readonly kind: 'problem';
  readonly code: ProblemCode;
  readonly errors?: readonly ProblemDetail[];
  /** The rule of core that said no, for `command-refused` and what a citizen says. */
  readonly refusal?: string;
  /** What that rule points at. */
  readonly detail?: string;
  readonly currentVersion?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export function problem(code: ProblemCode, more: Omit<Refusal, 'kind' | 'code'> = {}): Refusal {
  return {kind: 'problem', code, ...more};
}

/** A secret or a door was used too often; again after so long. */
export function tooManyAttempts(retryAfterMs: number): Refusal {
  return problem('too-many-attempts', {headers: {'retry-after': String(Math.ceil(retryAfterMs / 1000))}});
}

/** The address that explains a code: its place in the API description of the same server. */
function problemType(code: ProblemCode): string {
  return `/openapi.json#/components/responses/${code}`;
}

/** The RFC 9457 body of a refusal. */
export function problemBody(refused: Refusal): Problem {
  const {code, errors, refusal, detail, currentVersion} = refused;
  return {
    type: problemType(code),
    title: PROBLEM_TITLES[code],
    status: PROBLEM_STATUS[code],
    code,
    ...(detail === undefined ? {} : {detail}),
    ...(errors === undefined ? {} : {errors: [...errors]}),
    ...(refusal === undefined ? {} : {refusal}),
    ...(currentVersion === undefined ? {} : {currentVersion}),
  };
}

/** The answer a refusal becomes. Never cached: what is refused now may be allowed in a moment. */
export function problemResponse(refused: Refusal): Response {
  return new Response(JSON.stringify(problemBody(refused)), {
    status: PROBLEM_STATUS[refused.code],
    headers: {'content-type': 'application/problem+json', 'cache-control': 'no-store', ...refused.headers},
  });
}
