import {localDateOf} from '../calendar.ts';
import {maskNumber} from '../identifiers.ts';
import type {Profile} from '../profile.ts';
import {isBlank} from '../text.ts';
import type {CallBackAttempt, ContactChannel, ContactException, ContactRecord, WorkOrder} from './order.ts';
import {refuse} from './outcome.ts';
import type {Refused} from './outcome.ts';

const HALF_DAY_MS = 12 * 3_600_000;
const UTC8_MS = 8 * 3_600_000;
const MINUTE_MS = 60_000;

// Trying again can help with these; with the others it would only bother somebody.
const WORTH_TRYING_AGAIN: ReadonlySet<string> = new Set(['no-answer', 'wrong-number', 'public-phone']);

/** The times people type have minutes: an instant within the minute of `since` is not before it. */
export function isWithin(instant: number, since: number, until: number): boolean {
  return instant >= Math.floor(since / MINUTE_MS) * MINUTE_MS && instant <= until;
}

/** Whether a channel has a number to be noted (doc 003: time and number used). */
export function needsNumber(channel: ContactChannel): boolean {
  return channel === 'phone' || channel === 'sms';
}

/** What is wrong with calls as they were noted: made before `since` or in the future, or without the number used. */
export function callsRefused(attempts: readonly CallBackAttempt[], since: number, at: number): Refused | undefined {
  for (const attempt of attempts) {
    if (!isWithin(attempt.calledAt, since, at)) return refuse('time-impossible', 'calledAt');
    if (needsNumber(attempt.channel) && isBlank(attempt.numberUsed ?? '')) return refuse('number-missing');
  }
  return undefined;
}

/** The same with its number masked, as an order keeps it. */
export function withMaskedNumber<Noted extends {readonly numberUsed?: string}>(noted: Noted): Noted {
  return noted.numberUsed === undefined ? noted : {...noted, numberUsed: maskNumber(noted.numberUsed)};
}

/**
 * Whether the department has done its part to reach the reviewer: spoken once, or been asked not to, or there is nobody to
 * reach, or the attempts of the profile on different half-days failed (doc 002, doc 004).
 */
export function isContactSettled(order: WorkOrder, profile: Profile): boolean {
  const records = order.contactRecords;
  if (records.some((record) => record.result === 'reached' || record.result === 'refused-contact')) return true;
  if (records.some((record) => record.result === 'anonymous')) return true;
  return hasTriedEnough(records, profile);
}

/** Whether the order's own records ground an exception claimed for the reply. */
export function isExceptionGrounded(order: WorkOrder, exception: ContactException, profile: Profile): boolean {
  if (exception === 'anonymous') return order.identityMode === 'anonymous';
  // Whoever was reached later was not unreachable.
  const lastReached = order.contactRecords.findLastIndex((record) => record.result === 'reached');
  const records = order.contactRecords.slice(lastReached + 1);
  const claimed = records.filter((record) => record.result === exception);
  if (exception === 'refused-contact') return claimed.length > 0;
  // A new round is a new reply: it has to be tried again.
  const ofRound = (record: ContactRecord): boolean =>
    isWithin(record.contactedAt, order.roundStartedAt ?? 0, Number.MAX_SAFE_INTEGER);
  return claimed.some(ofRound) && hasTriedEnough(records.filter(ofRound), profile);
}

function hasTriedEnough(records: readonly ContactRecord[], profile: Profile): boolean {
  const attempts = records.filter((record) => WORTH_TRYING_AGAIN.has(record.result));
  const halfDays = new Set(attempts.map((attempt) => halfDayOf(attempt.contactedAt)));
  return attempts.length >= profile.contactAttempts && halfDays.size >= profile.contactHalfDays;
}

function halfDayOf(at: number): string {
  const morning = Math.floor((at + UTC8_MS) / HALF_DAY_MS) % 2 === 0;
  return `${localDateOf(at)} ${morning ? 'morning' : 'afternoon'}`;
}
