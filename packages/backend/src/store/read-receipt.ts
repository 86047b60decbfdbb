import type {WorkOrder} from '@haochaping/core';
import type {ServiceInstance} from '@haochaping/protocol';
import type {Engine} from '../ports.ts';
import type {StoredReview} from './stored-review.ts';
import type {WorkOrderEntry} from './work-order-entry.ts';

/** What a receipt code opens: the review, what was rated, and the order that answers it with its history. */
export interface Receipt {
  readonly review: StoredReview;
  readonly instance: ServiceInstance;
  readonly departmentName?: string;
  readonly order?: WorkOrder;
  readonly entries: readonly WorkOrderEntry[];
}

/** The receipt of a receipt code's keyed hash; undefined when no review has it. */
export async function readReceipt(engine: Engine, receiptHash: string): Promise<Receipt | undefined> {
  throw new Error(`${engine.dialect} ${receiptHash}`);
}
