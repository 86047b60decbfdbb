import type {WorkOrder} from '@haochaping/core';
import type {ServiceInstance} from '@haochaping/protocol';
import type {Engine} from '../ports.ts';
import {instanceOf} from './service-instances.ts';
import {reviewOf, type StoredReview} from './stored-review.ts';
import {inSnapshot} from './transaction.ts';
import {entryOf, type WorkOrderEntry} from './work-order-entry.ts';

/** What a receipt code opens: the review, what was rated, and the order that answers it with its history. */
export interface Receipt {
  readonly review: StoredReview;
  readonly instance: ServiceInstance;
  /** Of the department that was rated; absent when the directory does not know it. */
  readonly departmentName?: string;
  readonly order?: WorkOrder;
  /** The history of the order, oldest first; empty without one. */
  readonly entries: readonly WorkOrderEntry[];
}

/** The receipt of a receipt code's keyed hash; undefined when no review has it. */
export async function readReceipt(engine: Engine, receiptHash: string): Promise<Receipt | undefined> {
  return inSnapshot(engine, async (trx) => {
    const review = await trx
      .selectFrom('review')
      .selectAll()
      .where('receipt_hash', '=', receiptHash)
      .orderBy('received_at')
      .executeTakeFirst();
    if (review === undefined) return undefined;
    const {subject_key} = review;
    const instance = await trx
      .selectFrom('service_instance')
      .leftJoin('department', 'department.code', 'service_instance.department')
      .selectAll('service_instance')
      .select('department.name as department_name')
      .where('subject_key', '=', subject_key)
      .executeTakeFirstOrThrow();
    const order = await trx
      .selectFrom('work_order')
      .select(['id', 'body'])
      .where('subject_key', '=', subject_key)
      .where('review_id', '=', review.id)
      .executeTakeFirst();
    const entries =
      order &&
      (await trx
        .selectFrom('work_order_entry')
        .selectAll()
        .where('subject_key', '=', subject_key)
        .where('order_id', '=', order.id)
        .orderBy('version')
        .execute());
    return {
      review: reviewOf(review),
      instance: instanceOf(instance),
      ...(instance.department_name !== null && {departmentName: instance.department_name}),
      ...(order && {order: JSON.parse(order.body) as WorkOrder}),
      entries: (entries ?? []).map(entryOf),
    };
  });
}
