import type {Kysely} from 'kysely';

/** The side ways of an order: which orders follow which. Nothing of what was there changes. */
export async function up({schema}: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('work_order_follower')
    .addColumn('subject_key', 'text', (column) => column.notNull())
    .addColumn('order_id', 'text', (column) => column.notNull())
    .addColumn('follows', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('work_order_follower_key', ['subject_key', 'order_id'])
    .execute();
  await schema.createIndex('work_order_follower_by_lead').on('work_order_follower').column('follows').execute();
}
