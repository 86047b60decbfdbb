import type {WorkOrder} from '@haochaping/core';
import type {ServiceInstance} from '@haochaping/protocol';
import type {Selectable} from 'kysely';
import type {Engine} from '../ports.ts';
import type {WorkOrderTable} from './schema.ts';
import {instanceOf} from './service-instances.ts';
import {reviewOf, type StoredReview} from './stored-review.ts';
import {inSnapshot, type Queries} from './transaction.ts';
import {entryOf, type WorkOrderEntry} from './work-order-entry.ts';

/** An order with the names a list shows. A name is absent when the directory does not know the code. */
export interface WorkOrderListed {
  readonly order: WorkOrder;
  readonly itemName: string;
  /** The end of the next duty; absent when nothing is owed. */
  readonly nextDueAt?: number;
  /** Of the department that handles it now. */
  readonly departmentName?: string;
  readonly ratedDepartmentName?: string;
  readonly areaName?: string;
}

/** All that is known of one order. */
export interface WorkOrderRead extends WorkOrderListed {
  readonly review: StoredReview;
  readonly instance: ServiceInstance;
  /** When two ratings of different levels met at the instance. */
  readonly contestedAt?: number;
  /** The history, oldest first. */
  readonly entries: readonly WorkOrderEntry[];
}

/** Orders as a list shows them, by id. */
export async function listWorkOrdersById(
  engine: Engine,
  ids: readonly string[],
): Promise<ReadonlyMap<string, WorkOrderListed>> {
  if (ids.length === 0) return new Map();
  const rows = await listedOrders(engine.db).where('work_order.id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, listedOf(row)]));
}

/** One order with its review, its instance and its history; undefined when there is no such order. */
export async function readWorkOrder(engine: Engine, id: string): Promise<WorkOrderRead | undefined> {
  return inSnapshot(engine, async (trx) => {
    const row = await listedOrders(trx).where('work_order.id', '=', id).executeTakeFirst();
    if (row === undefined) return undefined;
    const review = await trx
      .selectFrom('review')
      .selectAll()
      .where('subject_key', '=', row.subject_key)
      .where('id', '=', row.review_id)
      .executeTakeFirstOrThrow();
    const instance = await trx
      .selectFrom('service_instance')
      .selectAll()
      .where('subject_key', '=', row.subject_key)
      .executeTakeFirstOrThrow();
    const entries = await trx
      .selectFrom('work_order_entry')
      .selectAll()
      .where('subject_key', '=', row.subject_key)
      .where('order_id', '=', id)
      .orderBy('version')
      .execute();
    return {
      ...listedOf(row),
      review: reviewOf(review),
      instance: instanceOf(instance),
      ...(instance.contested_at !== null && {contestedAt: instance.contested_at}),
      entries: entries.map(entryOf),
    };
  });
}

/** Orders whose time for an automatic step has come: warn, sign, mark overdue, open the call-back, archive. Oldest first. */
export async function listOrdersToCheck(engine: Engine, at: number, limit: number): Promise<readonly WorkOrder[]> {
  const rows = await engine.db
    .selectFrom('work_order')
    .select('body')
    .where('due_check_at', '<=', at)
    .orderBy('due_check_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => JSON.parse(row.body) as WorkOrder);
}

/** The ids of all orders on which a clock may run, or whose reviewer may still object. */
export async function listOrdersWithClocks(engine: Engine): Promise<readonly string[]> {
  const rows = await engine.db
    .selectFrom('work_order')
    .select('id')
    .where((eb) => eb.or([eb('open', '=', 1), eb('due_check_at', 'is not', null)]))
    .orderBy('id')
    .execute();
  return rows.map(({id}) => id);
}

/** The order alone, as it is now. */
export async function readOrder(engine: Engine, id: string): Promise<WorkOrder | undefined> {
  const row = await engine.db.selectFrom('work_order').select('body').where('id', '=', id).executeTakeFirst();
  return row && (JSON.parse(row.body) as WorkOrder);
}

/** The orders that follow this one until it is archived or lets them go, the first merged first. */
export async function listFollowers(engine: Engine, id: string): Promise<readonly WorkOrder[]> {
  const rows = await engine.db
    .selectFrom('work_order_follower')
    .innerJoin('work_order', 'work_order.id', 'work_order_follower.order_id')
    .select('work_order.body')
    .where('work_order_follower.follows', '=', id)
    .orderBy('work_order.id')
    .execute();
  return rows.map((row) => JSON.parse(row.body) as WorkOrder);
}

// The return type is the builder's own: writing it out would repeat the query.
function listedOrders(queries: Queries) {
  return queries
    .selectFrom('work_order')
    .innerJoin('service_instance', 'service_instance.subject_key', 'work_order.subject_key')
    .leftJoin('department as handling', 'handling.code', 'work_order.department')
    .leftJoin('department as rated', 'rated.code', 'work_order.rated_department')
    .leftJoin('area', 'area.code', 'work_order.area')
    .selectAll('work_order')
    .select([
      'service_instance.item_name',
      'handling.name as department_name',
      'rated.name as rated_department_name',
      'area.name as area_name',
    ]);
}

type ListedRow = Selectable<WorkOrderTable> & {
  readonly item_name: string;
  readonly department_name: string | null;
  readonly rated_department_name: string | null;
  readonly area_name: string | null;
};

function listedOf(row: ListedRow): WorkOrderListed {
  return {
    order: JSON.parse(row.body) as WorkOrder,
    itemName: row.item_name,
    ...(row.next_due_at !== null && {nextDueAt: row.next_due_at}),
    ...(row.department_name !== null && {departmentName: row.department_name}),
    ...(row.rated_department_name !== null && {ratedDepartmentName: row.rated_department_name}),
    ...(row.area_name !== null && {areaName: row.area_name}),
  };
}
