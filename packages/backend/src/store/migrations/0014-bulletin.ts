import type {Kysely} from 'kysely';

/** Monthly bulletins: every version as it was issued, and the words of those to come. */
export async function up({schema}: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('bulletin')
    .addColumn('area', 'text', (column) => column.notNull())
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('issued_at', 'bigint', (column) => column.notNull())
    .addColumn('issued_by', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('bulletin_key', ['area', 'month', 'version'])
    .execute();
  await schema
    .createTable('bulletin_draft')
    .addColumn('area', 'text', (column) => column.notNull())
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('saved_at', 'bigint', (column) => column.notNull())
    .addColumn('saved_by', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('bulletin_draft_key', ['area', 'month'])
    .execute();
}
