/** What came back from one attempt to send. `ourBody` says that the body is one our server writes, not a portal's or a firewall's. */
export type Answer =
  | {readonly status: number; readonly retryAfter?: string | null; readonly ourBody: boolean; readonly code?: string}
  | 'network-error'
  | 'timeout';

/**
 * What an answer means. `answered`: the body holds an outcome for each item. `retry`: later, all of it. `refused-whole`: the
 * request as such was refused; bisect it, and what is refused alone goes to `afterOutcome`. `pause`: our server wants other
 * credentials first.
 */
export type AnswerOutcome =
  | {readonly kind: 'answered'}
  | {readonly kind: 'retry'; readonly afterMs?: number}
  | {readonly kind: 'refused-whole'; readonly code: string; readonly byUs: boolean}
  | {readonly kind: 'pause'; readonly code: string};

/** @default 1 second: the first delay is drawn below this. */
export const FIRST_DELAY_MS = 1_000;
/** @default 5 minutes: a hall whose line comes back should not stand idle for longer. */
export const LONGEST_DELAY_MS = 5 * 60_000;
/** A server may ask for patience, but not for more than a day: a slip there must not silence a device for ever. */
export const LONGEST_RETRY_AFTER_MS = 24 * 3_600_000;

// `route-unknown` with our body is the same: the address is wrong, not the batch.
// 404: a portal in maintenance or a route not yet deployed. 407, 511: a network that wants a sign-in first.
const TRANSIENT_WITHOUT_OUR_BODY: ReadonlySet<number> = new Set([401, 404, 407, 511]);
const TRANSIENT: ReadonlySet<number> = new Set([408, 425, 429]);

const PAUSING_CODES: ReadonlySet<string> = new Set([
  'session-missing',
  'session-expired',
  'key-missing',
  'key-unknown',
  'role-not-allowed',
  'origin-not-allowed',
]);

/** Whether a code of ours says that nothing will be accepted until credentials change, so that sending on is useless. */
export function pausesQueue(code: string): boolean {
  return PAUSING_CODES.has(code);
}

/** Decides by status and code alone. A 2xx without our body is a retry: something between us answered in the server's place. */
export function outcomeOf(answer: Answer, at: number): AnswerOutcome {
  if (answer === 'network-error' || answer === 'timeout') return {kind: 'retry'};
  const {status, ourBody, code = `http-${String(status)}`} = answer;
  if (status >= 200 && status < 300) return ourBody ? {kind: 'answered'} : {kind: 'retry'};
  if (ourBody && (status === 401 || status === 403) && pausesQueue(code)) return {kind: 'pause', code};
  const refused = status >= 400 && status < 500 && !TRANSIENT.has(status) && code !== 'route-unknown';
  if (refused && (ourBody || !TRANSIENT_WITHOUT_OUR_BODY.has(status)))
    return {kind: 'refused-whole', code, byUs: ourBody};
  const afterMs = parseRetryAfter(answer.retryAfter, at);
  return afterMs === undefined ? {kind: 'retry'} : {kind: 'retry', afterMs: Math.min(afterMs, LONGEST_RETRY_AFTER_MS)};
}

/** How long to wait after that many failed attempts; `random` lies in [0, 1). */
export function backoffMs(attempts: number, random: number): number {
  // "Full jitter", so that a hall of kiosks coming back from one power cut does not return as one.
  return random * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempts);
}

/** What a Retry-After header asks for, as seconds or as an HTTP date; zero is zero, and undefined means that it says nothing. */
export function parseRetryAfter(value: string | null | undefined, at: number): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return undefined;
  const until = Date.parse(text);
  return Number.isNaN(until) ? undefined : Math.max(0, until - at);
}
