import {addDays, daysOfMonth, isLocalMonth, type LocalMonth, monthOf, type LocalDate} from '@haochaping/core';

/** What a reader of the public page chose to look at; without an area the whole, without a month all that ever was. */
export interface Choice {
  readonly area?: string;
  readonly month?: LocalMonth;
}

/** The choice that stands in the query of an address. What cannot be one is as if it were not there. */
export function choiceOf(search: string): Choice {
  const asked = new URLSearchParams(search);
  const area = asked.get('area');
  const month = asked.get('month');
  return {
    ...(area !== null && /^\d{12}$/.test(area) && {area}),
    ...(isLocalMonth(month) && {month}),
  };
}

/** Where that choice is shown, from the page itself. */
export function addressOf({area, month}: {readonly [Name in keyof Choice]?: Choice[Name] | undefined}): string {
  const query = queryOf({area, month});
  return query === '' ? './' : `?${query}`;
}

/** `area=…&month=…`, with what is there. */
export function queryOf(values: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(values)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

/** The months that may be chosen on a day, the latest first. */
export function monthsUntil(day: LocalDate, count: number): LocalMonth[] {
  const months: LocalMonth[] = [];
  for (let last = day; months.length < count;) {
    const month = monthOf(last);
    months.push(month);
    last = addDays(daysOfMonth(month).from, -1);
  }
  return months;
}
