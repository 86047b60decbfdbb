/** How long a screen that nobody touches still stands. `warn`: it is time to say so. */
export type Idle = {readonly secondsLeft: number; readonly warn: boolean};

/** Without a number that makes sense: long enough to copy sixteen characters by hand. */
const CLEAR_AFTER_SECONDS = 60;
// WCAG 2.2.1: at least 20 seconds to ask for more time, by one simple action.
const WARNING_SECONDS = 20;

/** The seconds that a page asks for; those of a word that is no such number are the usual ones. */
export function clearAfterSeconds(attribute: string | null): number {
  const seconds = Number(attribute);
  return seconds > 0 && Number.isFinite(seconds) ? seconds : CLEAR_AFTER_SECONDS;
}

/** What is left after so long without a touch; 0 when it is to be cleared. Of a short time half is warning. */
export function idleAfter(untouchedMs: number, clearAfter: number): Idle {
  const secondsLeft = Math.max(0, Math.ceil(clearAfter - untouchedMs / 1_000));
  return {secondsLeft, warn: secondsLeft <= Math.min(WARNING_SECONDS, clearAfter / 2)};
}
