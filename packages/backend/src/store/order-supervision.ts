import {type Circumstances, deadlineAt, supervisionLevel, type WorkOrder} from '@haochaping/core';
import type {Transaction} from 'kysely';
import type {Schema} from './schema.ts';

/** Keeps the rows by which the ledger and the orders under supervision are found in step with the order. */
export async function writeSupervision(
  trx: Transaction<Schema>,
  before: WorkOrder,
  order: WorkOrder,
  circumstances: Circumstances,
): Promise<void> {
  await writeLedger(trx, before, order);
  await writeLevel(trx, order, circumstances);
}

async function writeLedger(trx: Transaction<Schema>, before: WorkOrder, order: WorkOrder): Promise<void> {
  const [had, has] = [before.ledgerEntries ?? [], order.ledgerEntries ?? []];
  const moved = before.departmentCode !== order.departmentCode;
  for (const [position, {cause, round, enteredAt, struckOffAt}] of has.entries()) {
    if (!moved && had[position] !== undefined && had[position].struckOffAt === struckOffAt) continue;
    const changing = {department: order.departmentCode ?? null, struck_off_at: struckOffAt ?? null};
    await trx
      .insertInto('ledger_entry')
      .values({
        subject_key: order.subjectKey,
        order_id: order.id,
        position,
        cause,
        round,
        area: order.subject.areaCode,
        entered_at: enteredAt,
        ...changing,
      })
      .onConflict((conflict) => conflict.columns(['subject_key', 'order_id', 'position']).doUpdateSet(changing))
      .execute();
  }
}

/** Every step of the clock is a command, so that the level is right from one command to the next. */
async function writeLevel(trx: Transaction<Schema>, order: WorkOrder, circumstances: Circumstances): Promise<void> {
  const reached = supervisionLevel(order, {...circumstances, at: order.updatedAt});
  const issued = order.supervisions?.length ?? 0;
  const key = {subject_key: order.subjectKey, order_id: order.id};
  const row = await trx
    .selectFrom('order_supervision')
    .selectAll()
    .where('subject_key', '=', key.subject_key)
    .where('order_id', '=', key.order_id)
    .executeTakeFirst();
  if (reached === undefined) {
    if (row === undefined) return;
    await trx
      .deleteFrom('order_supervision')
      .where('subject_key', '=', key.subject_key)
      .where('order_id', '=', key.order_id)
      .execute();
    return;
  }
  const changing = {
    level: reached.level,
    since: row?.level === reached.level ? row.since : order.updatedAt,
    department: order.departmentCode ?? null,
    issued,
    issued_due_at: deadlineAt(order, 'supervision') ?? null,
  };
  await trx
    .insertInto('order_supervision')
    .values({...key, area: order.subject.areaCode, ...changing})
    .onConflict((conflict) => conflict.columns(['subject_key', 'order_id']).doUpdateSet(changing))
    .execute();
}
