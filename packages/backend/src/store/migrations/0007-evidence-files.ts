import {type Kysely, sql} from 'kysely';

/** Files of evidence: what was announced, how far it came, and under which digest it is kept. The bytes lie elsewhere. */
export async function up({schema}: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('evidence_file')
    .addColumn('subject_key', 'text', (column) => column.notNull())
    .addColumn('order_id', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('size', 'integer', (column) => column.notNull())
    .addColumn('received', 'integer', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('announced_at', 'bigint', (column) => column.notNull())
    .addColumn('file_digest', 'text')
    .addColumn('media_type', 'text')
    .addColumn('ready_at', 'bigint')
    .addPrimaryKeyConstraint('evidence_file_key', ['subject_key', 'order_id', 'digest'])
    .execute();
  await schema
    .createIndex('evidence_file_unfinished')
    .on('evidence_file')
    .column('announced_at')
    .where(sql.ref('ready_at'), 'is', null)
    .execute();
}
