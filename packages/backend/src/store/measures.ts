import {type CountName, LEVELS, type OrderCount} from '@haochaping/core';

/**
 * What the sums count, as the store writes it. 1 to 5 are first, active reviews of that level, by the day they came; the others
 * are counts of `metric-table.ts`. Numbers once given are kept for ever: they stand in every database.
 */
const CODES = {
  // Service instances, by the day of the service, and what is known of them since.
  instances: 0,
  instancesReviewed: 10,
  instancesInvited: 11,
  instancesContested: 12,
  // What orders add, by the day that core says.
  opened: 100,
  dispatched: 101,
  sentBack: 102,
  contactDue: 103,
  contactedOnTime: 104,
  rectificationDue: 105,
  rectified: 106,
  rectifiedOnTime: 107,
  overdue: 108,
  replyDue: 109,
  repliedOnTime: 110,
  answered: 111,
  realNameReplyDue: 112,
  realNameReplied: 113,
  replied: 114,
  calledBack: 115,
  callBacksAnswered: 116,
  callBacksSatisfied: 117,
  callBacksBasicallySatisfied: 118,
  audited: 119,
  reworked: 120,
  extended: 121,
  closed: 122,
  appeals: 123,
  appealsDecided: 124,
  appealsUpheld: 125,
  struckOutAsMistake: 126,
  struckOutAsMalicious: 127,
  followUps: 128,
  followUpsImproved: 129,
} as const satisfies Readonly<Partial<Record<CountName, number>>> & Readonly<Record<OrderCount, number>>;

/** The counts that sums are kept of, beside the levels. */
export type SummedCount = keyof typeof CODES;

/** The number under which a count is summed. */
export function measureOf(name: SummedCount): number {
  return CODES[name];
}

const NAMES: ReadonlyMap<number, SummedCount> = new Map(
  (Object.keys(CODES) as SummedCount[]).map((name) => [CODES[name], name]),
);

/** The count that is summed under a number; undefined for the levels, which have no other name. */
export function countOf(measure: number): SummedCount | undefined {
  return NAMES.get(measure);
}

/** All that sums are kept of. */
export const MEASURES: readonly number[] = [...LEVELS, ...NAMES.keys()];
