import {localDateOf, type WorkOrder} from '@haochaping/core';
import type {Transaction} from 'kysely';
import {DeltaSheet} from './delta-sheet.ts';
import {addInstance} from './instance-counts.ts';
import {countOrder} from './order-shares.ts';
import type {Schema} from './schema.ts';

/**
 * Takes a review into the statistics that was kept out of them, with its order, in the transaction that says why: as if it had
 * counted from the day it was received. False when it counts already, or is not the first of its instance.
 */
export async function countReview(
  trx: Transaction<Schema>,
  {subjectKey, reviewId}: {readonly subjectKey: string; readonly reviewId: string},
  at: number,
): Promise<boolean> {
  // Whoever counts at the instance holds its row: it may not move meanwhile.
  const [instance] = await trx
    .updateTable('service_instance')
    .set((eb) => ({updated_at: eb.ref('updated_at')}))
    .where('subject_key', '=', subjectKey)
    .returning(['area', 'department', 'item_code', 'window_number', 'served_on'])
    .execute();
  const review = await trx
    .selectFrom('review')
    .selectAll()
    .where('subject_key', '=', subjectKey)
    .where('id', '=', reviewId)
    .executeTakeFirst();
  if (instance === undefined || review === undefined) return false;
  if (review.counted_on !== null || review.assess_number !== 1) return false;
  const day = localDateOf(review.received_at);
  await trx
    .updateTable('review')
    .set({counted_on: day})
    .where('subject_key', '=', subjectKey)
    .where('id', '=', reviewId)
    .execute();
  const deltas = new DeltaSheet();
  deltas.add({...review, day, measure: review.level}, 1);
  addInstance(deltas, instance, ['instancesReviewed'], 1);
  await trx.insertInto('count_delta').values(deltas.rows(at)).execute();
  const order = await trx
    .updateTable('work_order')
    .set({counted: 1})
    .where('subject_key', '=', subjectKey)
    .where('review_id', '=', reviewId)
    .returning('body')
    .executeTakeFirst();
  if (order !== undefined) {
    const {area, department, item_code, window_number, channel} = review;
    const place = {area, department, item_code, window_number, channel};
    await countOrder(trx, JSON.parse(order.body) as WorkOrder, place, at);
  }
  return true;
}
