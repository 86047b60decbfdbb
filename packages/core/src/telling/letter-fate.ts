import type {Profile} from '../profile.ts';

/** What came of sending one letter. `refused`: its receiver will never take it. Codes are for people who look for what is wrong. */
export type SendOutcome =
  | {readonly kind: 'delivered'}
  | {readonly kind: 'retry'; readonly code: string; readonly afterMs?: number}
  | {readonly kind: 'refused'; readonly code: string};

/** What becomes of a letter after an attempt. A dead one waits for somebody to look at it, and is never thrown away. */
export type LetterFate =
  | {readonly do: 'end'}
  | {readonly do: 'again'; readonly at: number; readonly code: string}
  | {readonly do: 'lay-aside'; readonly code: string};

// A receiver may ask for patience, but a slip there must not silence a letter for weeks.
const LONGEST_PATIENCE_MS = 24 * 3_600_000;

/**
 * Decides after attempt number `attempts`. Delays double, with the half of each drawn by `random` in [0, 1), so that what failed
 * together does not come back together; what a receiver asks for (`Retry-After`) is waited out, up to a day.
 */
export function fateOfLetter(
  outcome: SendOutcome,
  {attempts, at, random}: {readonly attempts: number; readonly at: number; readonly random: number},
  {telling}: Pick<Profile, 'telling'>,
): LetterFate {
  if (outcome.kind === 'delivered') return {do: 'end'};
  const {code} = outcome;
  if (outcome.kind === 'refused' || attempts >= telling.attemptsMax) return {do: 'lay-aside', code};
  const full = Math.min(telling.longestDelayMs, telling.firstDelayMs * 2 ** (attempts - 1));
  const drawn = full / 2 + (random * full) / 2;
  const asked = Math.min(outcome.afterMs ?? 0, LONGEST_PATIENCE_MS);
  return {do: 'again', at: at + Math.ceil(Math.max(drawn, asked)), code};
}
