import type {Kysely} from 'kysely';

/** Secret-shopper checks: every version as it was recorded. */
export async function up({schema}: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('service_check')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('area', 'text', (column) => column.notNull())
    .addColumn('department', 'text')
    .addColumn('window_number', 'text')
    .addColumn('item', 'text')
    .addColumn('checked_on', 'text', (column) => column.notNull())
    .addColumn('grades', 'text', (column) => column.notNull())
    .addColumn('grade', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('evidence', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('recorded_at', 'bigint', (column) => column.notNull())
    .addColumn('recorded_by', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('service_check_key', ['id', 'version'])
    .execute();
  await schema.createIndex('service_check_by_day').on('service_check').columns(['checked_on', 'id']).execute();
}
