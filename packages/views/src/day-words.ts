import {localDateOf, startOfLocalDate} from '@haochaping/core';

const MINUTE_MS = 60_000;

/** `11 月 22 日`; with the year where it is not the year of `today`. */
export function dayWords(day: string, today: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const words = `${Number(month)} 月 ${Number(date)} 日`;
  return year === today.slice(0, 4) ? words : `${year} 年 ${words}`;
}

/** `2026 年 11 月`. */
export function monthWords(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return `${year} 年 ${Number(number)} 月`;
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

/** `09:05`, by the office's clock. */
export function timeOfDay(at: number): string {
  const minutes = Math.floor((at - startOfLocalDate(localDateOf(at))) / MINUTE_MS);
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
