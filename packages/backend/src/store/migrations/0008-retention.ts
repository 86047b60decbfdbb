import {type Kysely, sql} from 'kysely';

/** What has still to be erased is found by indexes that it leaves when it is; requests, and what was taken out of orders, are kept. */
export async function up({schema}: Kysely<unknown>): Promise<void> {
  await schema
    .createIndex('review_with_text')
    .on('review')
    .columns(['received_at', 'id'])
    .where(sql.ref('text'), '<>', sql.lit(''))
    .execute();
  await schema
    .createIndex('contact_with_box')
    .on('contact')
    .columns(['received_at', 'review_id'])
    .where(sql.ref('box'), 'is not', null)
    .execute();
  await schema
    .createIndex('work_order_archived')
    .on('work_order')
    .column('id')
    .where(sql.ref('state'), '=', sql.lit('archived'))
    .execute();
  await schema
    .createTable('order_erasure')
    .addColumn('subject_key', 'text', (column) => column.notNull())
    .addColumn('order_id', 'text', (column) => column.notNull())
    .addColumn('erasure', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('order_erasure_key', ['subject_key', 'order_id', 'erasure'])
    .execute();
  await schema
    .createTable('erasure_request')
    .addColumn('subject_key', 'text', (column) => column.notNull())
    .addColumn('review_id', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .addColumn('done_at', 'bigint')
    .addPrimaryKeyConstraint('erasure_request_key', ['subject_key', 'review_id'])
    .execute();
  await schema
    .createIndex('erasure_request_waiting')
    .on('erasure_request')
    .column('asked_at')
    .where(sql.ref('done_at'), 'is', null)
    .execute();
}
