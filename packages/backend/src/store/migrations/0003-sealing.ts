import type {Kysely} from 'kysely';

/** Contacts, apart from reviews; who had one shown; and the numbers that shared devices give their ratings. */
export async function up({schema}: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('contact')
    .addColumn('subject_key', 'text', (column) => column.notNull())
    .addColumn('review_id', 'text', (column) => column.notNull())
    .addColumn('box', 'text')
    .addColumn('key_id', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('readable', 'integer', (column) => column.notNull())
    .addColumn('consented_at', 'bigint')
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('erased_at', 'bigint')
    .addPrimaryKeyConstraint('contact_key', ['subject_key', 'review_id'])
    .execute();
  await schema
    .createTable('contact_reveal')
    .addColumn('subject_key', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('order_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('department', 'text')
    .addColumn('reason', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('contact_reveal_key', ['subject_key', 'id'])
    .execute();
  await schema.createIndex('contact_reveal_by_order').on('contact_reveal').column('order_id').execute();
  await schema
    .createTable('device_number')
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('number', 'bigint', (column) => column.notNull())
    .addColumn('review_id', 'text', (column) => column.notNull())
    .addColumn('area', 'text', (column) => column.notNull())
    .addColumn('department', 'text', (column) => column.notNull())
    .addColumn('window_number', 'text')
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('device_number_key', ['device', 'number', 'review_id'])
    .execute();
  await schema.createIndex('device_number_by_area').on('device_number').columns(['area', 'device']).execute();
}
