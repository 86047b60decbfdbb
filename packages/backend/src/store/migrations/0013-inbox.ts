import {waitsFor, type WorkOrder} from '@haochaping/core';
import {type Kysely, sql} from 'kysely';

const ORDERS_AT_ONCE = 500;
// After every order that owes something.
const NOTHING_DUE = 9_007_199_254_740_991;

/**
 * The inbox finds orders by what it shows of them: columns for what is filtered by, in two indexes that are walked in the order of
 * the list and hold every such column. Views of the inbox are kept for each account.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await columns(db);
  await fill(db);
  await indexes(db);
  const {schema} = db;
  await schema
    .createTable('inbox_view')
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('query', 'text', (column) => column.notNull())
    .addColumn('saved_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('inbox_view_key', ['account_id', 'id'])
    .execute();
}

async function columns({schema}: Kysely<unknown>): Promise<void> {
  const add = async (name: string): Promise<void> => {
    await schema.alterTable('work_order').addColumn(name, 'text').execute();
  };
  await schema
    .alterTable('work_order')
    .addColumn('listed_due_at', 'bigint', (column) => column.notNull().defaultTo(NOTHING_DUE))
    .execute();
  for (const name of ['waits_for', 'waits_also', 'rated_staff', 'class', 'channel', 'item_name']) await add(name);
}

async function fill(db: Kysely<unknown>): Promise<void> {
  await sql`update work_order set listed_due_at = coalesce(next_due_at, ${sql.lit(NOTHING_DUE)}),
    channel = (select channel from review where review.subject_key = work_order.subject_key and review.id = work_order.review_id),
    item_name = (select item_name from service_instance where service_instance.subject_key = work_order.subject_key)`.execute(
    db,
  );
  for (let after = ''; ;) {
    const {rows} = await sql<{id: string; body: string}>`
      select id, body from work_order where id > ${after} order by id limit ${sql.lit(ORDERS_AT_ONCE)}`.execute(db);
    for (const {id, body} of rows) {
      const order = JSON.parse(body) as WorkOrder;
      const [first, second] = waitsFor(order);
      await sql`update work_order set waits_for = ${first ?? null}, waits_also = ${second ?? null},
        rated_staff = ${order.subject.staffNumber ?? null}, class = ${order.class ?? null}
        where subject_key = ${order.subjectKey} and id = ${id}`.execute(db);
    }
    const last = rows.at(-1);
    if (rows.length < ORDERS_AT_ONCE || last === undefined) return;
    after = last.id;
  }
}

async function indexes({schema}: Kysely<unknown>): Promise<void> {
  // What a filter looks at; with it in the index, an order that does not fit costs no look at its row.
  const shown = [
    'open',
    'state',
    'level',
    'area',
    'department',
    'rated_department',
    'rated_staff',
    'item_code',
    'class',
  ];
  const more = ['channel', 'waits_for', 'waits_also', 'item_name'];
  await schema.dropIndex('work_order_by_due').execute();
  await schema.dropIndex('work_order_by_opening').execute();
  await schema.dropIndex('work_order_by_department').execute();
  await schema
    .createIndex('work_order_by_due')
    .on('work_order')
    .columns(['listed_due_at', 'id', ...shown, ...more])
    .execute();
  await schema
    .createIndex('work_order_by_opening')
    .on('work_order')
    .columns(['opened_at', 'id', ...shown, ...more])
    .execute();
  await schema
    .createIndex('work_order_by_department')
    .on('work_order')
    .columns(['department', 'listed_due_at', 'id', 'open', 'state', 'level'])
    .execute();
}
