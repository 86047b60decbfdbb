import {type Kysely, sql} from 'kysely';

/** Accounts that can be shut out, sessions that can be named, and outside sign-ins. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const {schema} = db;
  await schema.alterTable('account').addColumn('disabled_at', 'bigint').execute();
  for (const name of ['id', 'agent']) await schema.alterTable('session').addColumn(name, 'text').execute();
  await schema
    .alterTable('session')
    .addColumn('outside', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`update session set id = substr(secret_hash, 1, 32)`.execute(db);

  await schema
    .createTable('outside_identity')
    .addColumn('issuer', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('linked_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('outside_identity_key', ['issuer', 'subject'])
    .execute();
  await schema
    .createIndex('outside_identity_by_account')
    .on('outside_identity')
    .column('account_id')
    .unique()
    .execute();

  await schema
    .createTable('outside_sign_in')
    .addColumn('browser_hash', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('nonce', 'text', (column) => column.notNull())
    .addColumn('verifier', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('outside_sign_in_key', ['browser_hash'])
    .execute();
  await schema.createIndex('outside_sign_in_by_end').on('outside_sign_in').column('expires_at').execute();
}
