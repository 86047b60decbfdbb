import {localDateOf, startOfLocalDate, type LocalDate} from '@haochaping/core';
import {timeOfDay} from '@haochaping/views';

export {dayWords, fullMomentWords, momentWords} from '@haochaping/views';

const MINUTE_MS = 60_000;

/** An instant as a `datetime-local` control holds it, in the office's time. */
export function toLocalInput(at: number): string {
  return `${localDateOf(at)}T${timeOfDay(at)}`;
}

/** The instant that a `datetime-local` control means; undefined while it is not complete. */
export function fromLocalInput(value: string): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(value);
  if (match === null) return undefined;
  const [, day = '', hour = '', minute = ''] = match;
  const at = startOfLocalDate(day as LocalDate) + (Number(hour) * 60 + Number(minute)) * MINUTE_MS;
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
