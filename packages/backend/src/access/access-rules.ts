import type {AttemptRules} from './attempts.ts';

const MINUTE_MS = 60_000;

/** The numbers of getting in that a deployment may change. */
export interface AccessRules {
  /** A session that was not used this long is over. */
  readonly sessionIdleMs: number;
  /** A session is over after this, used or not. */
  readonly sessionLifeMs: number;
  /** Wrong passwords in a row before the account is locked. */
  readonly failuresBeforeLock: number;
  readonly lockMs: number;
  /** Characters (code points) a password has at least. */
  readonly passwordMin: number;
  /** How often one receipt code, or one invitation, may be read. */
  readonly secretReads: AttemptRules;
}

export const DEFAULT_ACCESS_RULES: AccessRules = {
  sessionIdleMs: 30 * MINUTE_MS,
  sessionLifeMs: 12 * 60 * MINUTE_MS,
  failuresBeforeLock: 5,
  lockMs: 15 * MINUTE_MS,
  passwordMin: 10,
  // A family behind one link reloads it a few dozen times; a page that is left open may ask every few seconds.
  secretReads: {burst: 60, everyMs: 2_000},
};

/** Whether a session may still be used at `at`. */
export function isSessionAlive(
  session: {readonly seenAt: number; readonly expiresAt: number},
  at: number,
  rules: AccessRules,
): boolean {
  return at < session.expiresAt && at - session.seenAt < rules.sessionIdleMs;
}

/** Until when the account is locked after one more wrong password, or undefined when it is not. */
export function lockAfterFailure(failuresBefore: number, at: number, rules: AccessRules): number | undefined {
  return failuresBefore + 1 >= rules.failuresBeforeLock ? at + rules.lockMs : undefined;
}
