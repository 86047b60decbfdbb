import type {WorkOrder} from '@haochaping/core';
import type {Selectable, Transaction} from 'kysely';
import {type OrderPlace, shareRows} from './order-shares.ts';
import type {OrderShareTable, Schema} from './schema.ts';

const ORDERS_A_SLICE = 200;

/** What a slice of the orders came to; `last` is the order to go on after, absent when these were the last. */
interface SharesChecked {
  readonly drift: number;
  readonly counted: number;
  readonly last?: string;
}

/** Holds what some orders are said to add against the orders themselves; with `mend` it is set right. */
export async function checkShares(trx: Transaction<Schema>, after: string, mend: boolean): Promise<SharesChecked> {
  const orders = await trx
    .selectFrom('work_order')
    .innerJoin('review', (join) =>
      join.onRef('review.subject_key', '=', 'work_order.subject_key').onRef('review.id', '=', 'work_order.review_id'),
    )
    .select(['work_order.id', 'work_order.subject_key', 'work_order.body', 'work_order.counted'])
    .select(['review.area', 'review.department', 'review.item_code', 'review.window_number', 'review.channel'])
    .where('work_order.id', '>', after)
    .orderBy('work_order.id')
    .limit(ORDERS_A_SLICE)
    .execute();
  let drift = 0;
  for (const {id, subject_key, body, counted, ...place} of orders) {
    const kept = await trx
      .selectFrom('order_share')
      .selectAll()
      .where('subject_key', '=', subject_key)
      .where('order_id', '=', id)
      .execute();
    const right = counted === 1 ? shareRows(JSON.parse(body) as WorkOrder, placeOf(place)) : [];
    const off = differenceOf(kept, right);
    drift += off;
    if (!mend || off === 0) continue;
    await trx.deleteFrom('order_share').where('subject_key', '=', subject_key).where('order_id', '=', id).execute();
    if (right.length > 0) await trx.insertInto('order_share').values(right).execute();
  }
  const last = orders.at(-1);
  const more = orders.length === ORDERS_A_SLICE && last !== undefined;
  return {drift, counted: orders.length, ...(more && {last: last.id})};
}

function placeOf({area, department, item_code, window_number, channel}: OrderPlace): OrderPlace {
  return {area, department, item_code, window_number, channel};
}

function differenceOf(
  kept: readonly Selectable<OrderShareTable>[],
  right: readonly Selectable<OrderShareTable>[],
): number {
  const sums = new Map<string, number>();
  const add = ({count, ...row}: Selectable<OrderShareTable>, sign: 1 | -1): void => {
    const {area, department, item_code, window_number, channel, day, measure, from_at} = row;
    const key = JSON.stringify([area, department, item_code, window_number, channel, day, measure, from_at]);
    sums.set(key, (sums.get(key) ?? 0) + sign * count);
  };
  for (const row of kept) add(row, 1);
  for (const row of right) add(row, -1);
  return [...sums.values()].reduce((sum, count) => sum + Math.abs(count), 0);
}
