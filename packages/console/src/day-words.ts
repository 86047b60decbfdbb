import {localDateOf, startOfLocalDate, type LocalDate} from '@haochaping/core';

const MINUTE_MS = 60_000;

/** `11 月 22 日`; with the year where it is not the year of `today`. */
export function dayWords(day: string, today: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const words = `${Number(month)} 月 ${Number(date)} 日`;
  return year === today.slice(0, 4) ? words : `${year} 年 ${words}`;
}

/** `11 月 22 日 09:05`, by the office's clock (UTC+8) wherever the browser stands. */
export function momentWords(instant: string, today: string): string {
  const at = Date.parse(instant);
  return `${dayWords(localDateOf(at), today)} ${timeOfDay(at)}`;
}

/** `2026 年 11 月 22 日 09:05`: for what is printed and kept. */
export function fullMomentWords(instant: string): string {
  return momentWords(instant, '');
}

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

function timeOfDay(at: number): string {
  const minutes = Math.floor((at - startOfLocalDate(localDateOf(at))) / MINUTE_MS);
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
