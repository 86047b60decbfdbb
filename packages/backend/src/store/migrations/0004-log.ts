import {type Kysely, sql} from 'kysely';

/** The log in a sealed order: a leaf for each entry, the nodes above them, and what was published of it. */
export async function up({schema}: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable('audit_entry')
    .addColumn('sealed', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await schema
    .createIndex('audit_entry_unsealed')
    .on('audit_entry')
    .column('id')
    .where(sql.ref('sealed'), '=', sql.lit(0))
    .execute();
  await schema.createIndex('audit_entry_by_subject').on('audit_entry').columns(['subject', 'id']).execute();

  await schema
    .createTable('log_leaf')
    .addColumn('position', 'bigint', (column) => column.notNull())
    .addColumn('entry_id', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('log_leaf_key', ['position'])
    .addUniqueConstraint('log_leaf_entry', ['entry_id'])
    .execute();
  await schema.createIndex('log_leaf_by_hash').on('log_leaf').column('hash').execute();
  await schema
    .createTable('log_node')
    .addColumn('level', 'integer', (column) => column.notNull())
    .addColumn('number', 'bigint', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('log_node_key', ['level', 'number'])
    .execute();
  await schema
    .createTable('log_checkpoint')
    .addColumn('size', 'bigint', (column) => column.notNull())
    .addColumn('root', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('log_checkpoint_key', ['size'])
    .execute();
}
