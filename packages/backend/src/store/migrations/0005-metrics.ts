import {countShares, type WorkOrder} from '@haochaping/core';
import {type Kysely, sql} from 'kysely';
import {measureOf} from '../measures.ts';

const ORDERS_AT_ONCE = 500;

/**
 * The counts take in windows, what becomes of service instances, and what orders add; hot words, imported figures and recounts get
 * their tables. What was there is counted anew from the rows themselves.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await columns(db);
  await tables(db);
  await countAnew(db);
}

async function columns(db: Kysely<unknown>): Promise<void> {
  const {schema} = db;
  await schema.alterTable('review').addColumn('window_number', 'text').execute();
  await sql`update review set window_number =
    (select window_number from service_instance where service_instance.subject_key = review.subject_key)`.execute(db);
  await schema.alterTable('service_instance').addColumn('invited_at', 'bigint').execute();
  await schema.createIndex('service_instance_by_day').on('service_instance').column('served_on').execute();
  await schema.alterTable('review_delta').renameTo('count_delta').execute();
  await schema.alterTable('count_delta').renameColumn('level', 'measure').execute();
  await schema.alterTable('count_delta').addColumn('window_number', 'text').execute();
  await schema.alterTable('review_rollup').renameTo('count_rollup').execute();
  await schema.alterTable('count_rollup').renameColumn('level', 'measure').execute();
  // Duties are sums now, and no longer counted from the orders.
  await schema.dropIndex('work_order_duties').execute();
}

async function tables({schema}: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('order_share')
    .addColumn('subject_key', 'text', (column) => column.notNull())
    .addColumn('order_id', 'text', (column) => column.notNull())
    .addColumn('measure', 'integer', (column) => column.notNull())
    .addColumn('from_at', 'bigint', (column) => column.notNull())
    .addColumn('area', 'text', (column) => column.notNull())
    .addColumn('department', 'text', (column) => column.notNull())
    .addColumn('item_code', 'text', (column) => column.notNull())
    .addColumn('window_number', 'text')
    .addColumn('channel', 'text')
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('order_share_key', ['subject_key', 'order_id', 'measure', 'from_at'])
    .execute();
  await schema.createIndex('count_rollup_by_period').on('count_rollup').column('period').execute();
  await schema.createIndex('order_share_by_day').on('order_share').column('day').execute();
  await schema
    .createIndex('order_share_waiting')
    .on('order_share')
    .column('from_at')
    .where(sql.ref('from_at'), '>', sql.lit(0))
    .execute();
  // By day and id: the words of a day are read in pieces.
  await schema.dropIndex('review_by_day').execute();
  await schema
    .createIndex('review_by_day')
    .on('review')
    .columns(['counted_on', 'id'])
    .where(sql.ref('counted_on'), 'is not', null)
    .execute();

  await schema
    .createTable('hot_word')
    .addColumn('period', 'text', (column) => column.notNull())
    .addColumn('area', 'text', (column) => column.notNull())
    .addColumn('tone', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('word', 'text', (column) => column.notNull())
    .addColumn('reviews', 'bigint', (column) => column.notNull())
    .addColumn('reviewers', 'text', (column) => column.notNull())
    .addColumn('reviewer_count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('hot_word_key', ['period', 'area', 'tone', 'kind', 'word'])
    .execute();
  await schema
    .createIndex('hot_word_by_use')
    .on('hot_word')
    .columns(['period', 'area', 'tone', 'kind', 'reviews'])
    .execute();

  await schema
    .createTable('hotline_figure')
    .addColumn('area', 'text', (column) => column.notNull())
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('count', 'bigint', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('imported_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('hotline_figure_key', ['area', 'month', 'name'])
    .execute();

  await schema
    .createTable('recount_run')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('finished_at', 'bigint', (column) => column.notNull())
    .addColumn('drift', 'bigint', (column) => column.notNull())
    .addColumn('counted', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('recount_run_key', ['id'])
    .execute();

  await schema
    .createTable('job_cursor')
    .addColumn('job', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('job_cursor_key', ['job'])
    .execute();
}

/** One delta a cell, out of the rows themselves, instead of all that was counted; a job folds them. */
export async function countAnew(db: Kysely<unknown>): Promise<void> {
  await sql`delete from count_delta`.execute(db);
  await sql`delete from count_rollup`.execute(db);
  await sql`delete from order_share`.execute(db);
  await sql`
    insert into count_delta (id, area, department, item_code, window_number, channel, day, measure, count)
    select 'review ' || area || department || item_code || coalesce(window_number, '') || ' ' || channel || counted_on || level,
      area, department, item_code, window_number, channel, counted_on, level, count(*)
    from review where counted_on is not null
    group by area, department, item_code, window_number, channel, counted_on, level`.execute(db);
  const counted = {
    instances: sql`1 = 1`,
    instancesContested: sql`contested_at is not null`,
    instancesReviewed: sql`exists (select 1 from review where review.subject_key = service_instance.subject_key
      and assess_number = 1 and counted_on is not null)`,
  } as const;
  for (const [name, condition] of Object.entries(counted)) {
    const measure = sql.lit(measureOf(name as keyof typeof counted));
    await sql`
      insert into count_delta (id, area, department, item_code, window_number, channel, day, measure, count)
      select ${sql.lit(`${name} `)} || area || department || item_code || coalesce(window_number, '') || ' ' || served_on,
        area, department, item_code, window_number, null, served_on, ${measure}, count(*)
      from service_instance where ${condition}
      group by area, department, item_code, window_number, served_on`.execute(db);
  }
  await shareOrders(db);
  await sql`
    insert into count_delta (id, area, department, item_code, window_number, channel, day, measure, count)
    select 'order ' || area || department || item_code || coalesce(window_number, '') || ' ' || channel || day || measure,
      area, department, item_code, window_number, channel, day, measure, sum(count)
    from order_share where from_at = 0
    group by area, department, item_code, window_number, channel, day, measure`.execute(db);
}

async function shareOrders(db: Kysely<unknown>): Promise<void> {
  for (let after = ''; ;) {
    const {rows} = await sql<{
      id: string;
      body: string;
      area: string;
      department: string;
      item_code: string;
      window_number: string | null;
      channel: string;
    }>`
      select work_order.id, work_order.body, review.area, review.department, review.item_code, review.window_number, review.channel
      from work_order join review on review.subject_key = work_order.subject_key and review.id = work_order.review_id
      where work_order.counted = 1 and work_order.id > ${after} order by work_order.id limit ${sql.lit(ORDERS_AT_ONCE)}`.execute(
      db,
    );
    for (const {body, ...place} of rows) {
      const order = JSON.parse(body) as WorkOrder;
      for (const {name, day, from, count} of countShares(order)) {
        await sql`insert into order_share
          (subject_key, order_id, measure, from_at, area, department, item_code, window_number, channel, day, count)
          values (${order.subjectKey}, ${order.id}, ${measureOf(name)}, ${from}, ${place.area}, ${place.department},
            ${place.item_code}, ${place.window_number}, ${place.channel}, ${day}, ${count})`.execute(db);
      }
    }
    const last = rows.at(-1);
    if (rows.length < ORDERS_AT_ONCE || last === undefined) return;
    after = last.id;
  }
}
