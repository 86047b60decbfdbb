import {
  areaContains,
  type CountName,
  type DaySpan,
  type LocalDate,
  localDateOf,
  type OrderCount,
  tallyOf,
  type WorkOrder,
} from '@haochaping/core';
import type {Selectable} from 'kysely';
import type {Engine} from '../ports.ts';
import type {ReviewTable, RollupDimension, ServiceInstanceTable, WorkOrderTable} from '../store/schema.ts';

/** What is asked: of a dimension's key, of some days or of all, at a moment. */
export interface NaiveQuestion {
  readonly dimension: RollupDimension;
  readonly key: string;
  readonly span?: DaySpan;
  readonly at: number;
}

interface Place {
  readonly area: string;
  readonly department: string;
  readonly item_code: string;
  readonly window_number: string | null;
  readonly channel: string | null;
}

const OF_CONTACT: readonly string[] = ['contactDue', 'contactedOnTime'];
const OF_REPLY: readonly string[] = [
  ...['rectificationDue', 'rectified', 'rectifiedOnTime', 'overdue', 'replyDue', 'repliedOnTime'],
  ...['realNameReplyDue', 'realNameReplied'],
];

/** All that there is to count. */
export interface RawRows {
  readonly reviews: readonly Selectable<ReviewTable>[];
  readonly instances: readonly Selectable<ServiceInstanceTable>[];
  readonly orders: readonly Selectable<WorkOrderTable>[];
}

export async function readRaw({db}: Engine): Promise<RawRows> {
  return {
    reviews: await db.selectFrom('review').selectAll().execute(),
    instances: await db.selectFrom('service_instance').selectAll().execute(),
    orders: await db.selectFrom('work_order').selectAll().execute(),
  };
}

/**
 * Every count the slow way: each row is asked whether it belongs. It shares nothing with the sums but the rows
 * and the tally of one order.
 */
export function naiveCounts(
  {reviews, instances, orders}: RawRows,
  question: NaiveQuestion,
): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  const add = (name: CountName | `level ${number}`, count: number): void => {
    sums[name] = (sums[name] ?? 0) + count;
  };
  for (const review of reviews) {
    if (review.counted_on === null || !belongs(review, question) || !isIn(review.counted_on, question)) continue;
    add(`level ${review.level}`, 1);
    add(review.level >= 3 ? 'good' : 'bad', 1);
  }
  for (const instance of instances) {
    if (!belongs({...instance, channel: null}, question) || !isIn(instance.served_on, question)) continue;
    add('instances', 1);
    if (instance.invited_at !== null) add('instancesInvited', 1);
    if (instance.contested_at !== null) add('instancesContested', 1);
    const own = reviews.filter((review) => review.subject_key === instance.subject_key);
    if (own.some((review) => review.counted_on !== null)) add('instancesReviewed', 1);
  }
  for (const {body, counted, review_id} of orders) {
    const review = reviews.find(({id}) => id === review_id);
    if (counted === 0 || review === undefined || !belongs(review, question)) continue;
    const order = JSON.parse(body) as WorkOrder;
    for (const [name, count] of Object.entries(tallyOf(order, question.at)) as [OrderCount, number][]) {
      if (isIn(dayOf(order, name), question)) add(name, count);
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, count]) => count !== 0));
}

function dayOf(order: WorkOrder, name: string): LocalDate {
  const {contactDueOn, replyDueOn} = order.deadlines;
  const due = OF_CONTACT.includes(name) ? contactDueOn : OF_REPLY.includes(name) ? replyDueOn : undefined;
  return due?.on ?? localDateOf(order.reviewedAt);
}

function isIn(day: string, {span}: NaiveQuestion): boolean {
  return span === undefined || (span.from <= day && day <= span.to);
}

function belongs(place: Place, {dimension, key}: NaiveQuestion): boolean {
  switch (dimension) {
    case 'whole':
      return true;
    case 'area':
      return areaContains(key, place.area);
    case 'department':
      return place.department === key;
    case 'item':
      return place.item_code === key;
    case 'channel':
      return place.channel === key;
    case 'window':
      return `${place.department} ${place.window_number ?? ''}` === key;
  }
}
