import type {WorkOrder} from '@haochaping/core';
import {type Kysely, sql} from 'kysely';

/**
 * Where staff are reached, who subscribes to what happens, the letters on their way, and the orders whose text was approved for
 * everybody to read.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const {schema} = db;
  await schema.alterTable('account').addColumn('email', 'text').execute();
  await schema.alterTable('account').addColumn('mobile', 'text').execute();
  await schema
    .createTable('webhook_subscription')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('kinds', 'text', (column) => column.notNull())
    .addColumn('with_text', 'integer', (column) => column.notNull())
    .addColumn('enabled', 'integer', (column) => column.notNull())
    .addColumn('secret_number', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await letters(db);
  await publishedOrders(db);
}

async function letters({schema}: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('letter')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('event_id', 'text', (column) => column.notNull())
    .addColumn('way', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('stream', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('urgent', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('not_before', 'bigint', (column) => column.notNull())
    .addColumn('lease_until', 'bigint')
    .addColumn('lease_holder', 'text')
    .addColumn('failure', 'text')
    .addColumn('ended_at', 'bigint')
    .addUniqueConstraint('letter_once', ['event_id', 'way', 'target'])
    .execute();
  const waiting = [sql.ref('state'), '=', sql.lit('waiting')] as const;
  await schema
    .createIndex('letter_due')
    .on('letter')
    .columns(['way', 'target', 'not_before'])
    .where(...waiting)
    .execute();
  await schema
    .createIndex('letter_stream')
    .on('letter')
    .columns(['way', 'target', 'stream', 'position', 'event_id'])
    .where(...waiting)
    .execute();
  await schema
    .createIndex('letter_dead')
    .on('letter')
    .columns(['ended_at', 'id'])
    .where(sql.ref('state'), '=', sql.lit('dead'))
    .execute();
  await schema.createIndex('letter_ended').on('letter').columns(['state', 'ended_at']).execute();
}

async function publishedOrders(db: Kysely<unknown>): Promise<void> {
  const {schema} = db;
  await schema
    .createTable('published_order')
    .addColumn('subject_key', 'text', (column) => column.notNull())
    .addColumn('order_id', 'text', (column) => column.notNull())
    .addColumn('requested_at', 'bigint', (column) => column.notNull())
    .addColumn('cause', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('published_order_key', ['subject_key', 'order_id'])
    .execute();
  await schema
    .createIndex('published_order_requested')
    .on('published_order')
    .columns(['requested_at', 'order_id'])
    .execute();
  const old = db as Kysely<{
    readonly work_order: {readonly subject_key: string; readonly id: string; readonly body: string};
  }>;
  const rows = await old
    .selectFrom('work_order')
    .select(['subject_key', 'id', 'body'])
    .where('body', 'like', '%"publicText":%')
    .execute();
  for (const {subject_key, id, body} of rows) {
    const {publicText, openedAt, determination} = JSON.parse(body) as WorkOrder;
    if (publicText === undefined) continue;
    await (db as Kysely<{readonly published_order: Record<string, unknown>}>)
      .insertInto('published_order')
      .values({subject_key, order_id: id, requested_at: openedAt, cause: determination?.cause ?? 'undetermined'})
      .execute();
  }
}
