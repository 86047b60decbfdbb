import {countShares, type WorkOrder} from '@haochaping/core';
import type {Selectable, Transaction} from 'kysely';
import {chunks} from './chunks.ts';
import {type DeltaCell, DeltaSheet} from './delta-sheet.ts';
import {measureOf} from './measures.ts';
import type {OrderShareTable, Schema} from './schema.ts';

/** Where an order's shares are counted: where its review was given, by the way it came. */
export type OrderPlace = Omit<DeltaCell, 'day' | 'measure'>;

type ShareRow = Selectable<OrderShareTable>;

/** What an order adds to the counts, as rows. */
export function shareRows(order: WorkOrder, place: OrderPlace): ShareRow[] {
  return countShares(order).map(({name, day, from, count}) => ({
    subject_key: order.subjectKey,
    order_id: order.id,
    measure: measureOf(name),
    from_at: from,
    day,
    count,
    ...place,
  }));
}

/** Adds what counts already, whatever the time: shares that wait for a deadline are looked at by readers. */
export function addShares(deltas: DeltaSheet, rows: readonly ShareRow[], sign: 1 | -1): void {
  for (const {subject_key: _, order_id: __, from_at, count, ...cell} of rows) {
    if (from_at === 0) deltas.add(cell, sign * count);
  }
}

/**
 * Brings the counts to what an order says after a command, in the transaction that stores it. An order without shares stands
 * outside the statistics, as its review does.
 */
export async function writeShares(trx: Transaction<Schema>, order: WorkOrder, at: number): Promise<void> {
  const before = await trx
    .selectFrom('order_share')
    .selectAll()
    .where('subject_key', '=', order.subjectKey)
    .where('order_id', '=', order.id)
    .execute();
  const [first] = before;
  if (first === undefined) return;
  const {area, department, item_code, window_number, channel} = first;
  await exchange(trx, before, shareRows(order, {area, department, item_code, window_number, channel}), at);
}

/** Counts an order that was outside the statistics so far: its review is counted from now on. Repeating it is harmless. */
export async function countOrder(
  trx: Transaction<Schema>,
  order: WorkOrder,
  place: OrderPlace,
  at: number,
): Promise<void> {
  const known = await trx
    .selectFrom('order_share')
    .select('measure')
    .where('subject_key', '=', order.subjectKey)
    .where('order_id', '=', order.id)
    .executeTakeFirst();
  if (known === undefined) await exchange(trx, [], shareRows(order, place), at);
}

/** Takes an order out of the counts: its review no longer counts. The other way round from `countOrder`. */
export async function discountOrder(
  trx: Transaction<Schema>,
  {subjectKey, id}: Pick<WorkOrder, 'subjectKey' | 'id'>,
  at: number,
): Promise<void> {
  const known = await trx
    .selectFrom('order_share')
    .selectAll()
    .where('subject_key', '=', subjectKey)
    .where('order_id', '=', id)
    .execute();
  if (known.length > 0) await exchange(trx, known, [], at);
}

async function exchange(
  trx: Transaction<Schema>,
  before: readonly ShareRow[],
  after: readonly ShareRow[],
  at: number,
): Promise<void> {
  const kept = new Set(after.map(nameOf));
  const known = new Set(before.map(nameOf));
  const gone = before.filter((row) => !kept.has(nameOf(row)));
  const fresh = after.filter((row) => !known.has(nameOf(row)));
  for (const {subject_key, order_id, measure, from_at} of gone) {
    await trx
      .deleteFrom('order_share')
      .where('subject_key', '=', subject_key)
      .where('order_id', '=', order_id)
      .where('measure', '=', measure)
      .where('from_at', '=', from_at)
      .execute();
  }
  if (fresh.length > 0) await trx.insertInto('order_share').values(fresh).execute();
  const deltas = new DeltaSheet();
  addShares(deltas, gone, -1);
  addShares(deltas, fresh, 1);
  for (const rows of chunks(deltas.rows(at))) await trx.insertInto('count_delta').values(rows).execute();
}

function nameOf({measure, from_at, day, count}: ShareRow): string {
  return `${measure} ${from_at} ${day} ${count}`;
}
