import {addDays, dayOfWeek, endOfLocalDate, localDateOf} from './calendar.ts';

/** When something is due, as people ask for it. `this-week` ends with Sunday; neither it nor `today` holds what is overdue. */
export const DUE_SPANS = ['overdue', 'today', 'this-week'] as const;
export type DueSpan = (typeof DUE_SPANS)[number];

/** The instants that a span holds, seen from `at`: after `after`, up to `until`. A deadline ends with its day. */
export function dueSpan(span: DueSpan, at: number): {readonly after?: number; readonly until: number} {
  const today = localDateOf(at);
  switch (span) {
    case 'overdue':
      return {until: at};
    case 'today':
      return {after: at, until: endOfLocalDate(today)};
    case 'this-week':
      return {after: at, until: endOfLocalDate(addDays(today, (7 - dayOfWeek(today)) % 7))};
  }
}
