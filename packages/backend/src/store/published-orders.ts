import type {WorkOrder} from '@haochaping/core';
import type {SelectQueryBuilder, Transaction} from 'kysely';
import type {Engine} from '../ports.ts';
import {areaRange} from './area-range.ts';
import type {Schema} from './schema.ts';

/** An order whose text was approved for everybody, with the names that are told with it. */
export interface PublishedOrder {
  readonly order: WorkOrder;
  readonly departmentName: string;
  readonly areaName: string;
}

export interface PublishedFilter {
  readonly areaCode?: string;
  /** The numbers of orders. */
  readonly numbers?: readonly string[];
  readonly cause?: string;
  readonly open?: boolean;
  /** Opened from this moment on, and before that one. */
  readonly from?: number;
  readonly until?: number;
  readonly limit: number;
  readonly offset: number;
}

/** What a published order is listed under until somebody has found its cause. */
export const UNDETERMINED = 'undetermined';

/** Published orders, the latest first. Those whose review was found mistaken or malicious are not among them. */
export async function listPublished(
  engine: Engine,
  {areaCode, numbers, cause, open, from, until, limit, offset}: PublishedFilter,
): Promise<readonly PublishedOrder[]> {
  let query = published(engine)
    .orderBy('published_order.requested_at', 'desc')
    .orderBy('published_order.order_id', 'desc')
    .limit(limit)
    .offset(offset);
  if (areaCode !== undefined) {
    const {first, last} = areaRange(areaCode);
    query = query.where('work_order.area', '>=', first).where('work_order.area', '<=', last);
  }
  // No order has the empty number: it keeps an empty list a list, which then finds nothing.
  if (numbers !== undefined) query = query.where('work_order.number', 'in', [...numbers, '']);
  if (cause !== undefined) query = query.where('published_order.cause', '=', cause);
  if (open !== undefined) query = query.where('work_order.open', '=', open ? 1 : 0);
  if (from !== undefined) query = query.where('published_order.requested_at', '>=', from);
  if (until !== undefined) query = query.where('published_order.requested_at', '<', until);
  const rows = await query.execute();
  return rows.flatMap(({body, department_name, area_name}) => {
    const order = JSON.parse(body) as WorkOrder;
    // Its text may have been erased since.
    if (order.publicText === undefined) return [];
    const {departmentCode, areaCode: area} = order.subject;
    return [{order, departmentName: department_name ?? departmentCode, areaName: area_name ?? area}];
  });
}

type Published = SelectQueryBuilder<
  Schema,
  'published_order' | 'work_order',
  {body: string; department_name: string | null; area_name: string | null}
>;

function published(engine: Engine): Published {
  return engine.db
    .selectFrom('published_order')
    .innerJoin('work_order', (join) =>
      join
        .onRef('work_order.subject_key', '=', 'published_order.subject_key')
        .onRef('work_order.id', '=', 'published_order.order_id'),
    )
    .leftJoin('department', 'department.code', 'work_order.rated_department')
    .leftJoin('area', 'area.code', 'work_order.area')
    .select(['work_order.body', 'department.name as department_name', 'area.name as area_name'])
    .where('work_order.struck_out', '=', 0);
}

/** Keeps the row by which the public finds an order with a text for it. */
export async function writePublished(trx: Transaction<Schema>, before: WorkOrder, order: WorkOrder): Promise<void> {
  if (order.publicText === undefined) return;
  const cause = order.determination?.cause ?? UNDETERMINED;
  if (before.publicText === undefined) {
    await trx
      .insertInto('published_order')
      .values({subject_key: order.subjectKey, order_id: order.id, requested_at: order.openedAt, cause})
      .execute();
  } else if (cause !== (before.determination?.cause ?? UNDETERMINED)) {
    await trx
      .updateTable('published_order')
      .set({cause})
      .where('subject_key', '=', order.subjectKey)
      .where('order_id', '=', order.id)
      .execute();
  }
}
