import {type Kysely, sql} from 'kysely';
import {big, maybeBig, maybeText, text, whole} from './columns.ts';

/** A directory with days and successors, outside systems, notices and profiles as data, and what supervision keeps. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await directory(db);
  await outsideSystems(db);
  await rules(db);
  await supervision(db);
}

async function directory(db: Kysely<unknown>): Promise<void> {
  const {schema} = db;
  for (const name of ['area', 'department', 'item', 'service_window', 'staff_member']) {
    await schema.alterTable(name).addColumn('valid_from', 'text').execute();
    await schema.alterTable(name).addColumn('valid_until', 'text').execute();
  }
  await schema.alterTable('area').addColumn('successor', 'text').execute();
  await schema.alterTable('department').addColumn('parent', 'text').execute();
  await schema.alterTable('department').addColumn('successor', 'text').execute();
  // On which day it ended was never written down; before there was anything here is as good as true.
  await sql`update department set valid_until = '2000-01-01' where active = 0`.execute(db);
  await schema.alterTable('department').dropColumn('active').execute();
  await schema
    .createIndex('area_ended')
    .on('area')
    .columns(['code', 'successor'])
    .where(sql.ref('valid_until'), 'is not', null)
    .execute();
  await schema.createIndex('item_by_department').on('item').columns(['department', 'code']).execute();
  await schema.createIndex('account_by_department').on('account').column('department').execute();
}

async function outsideSystems(db: Kysely<unknown>): Promise<void> {
  const {schema} = db;
  for (const name of ['id', 'staff_role', 'department', 'area']) {
    await schema.alterTable('api_key').addColumn(name, 'text').execute();
  }
  await sql`update api_key set id = substr(key_hash, 1, 32)`.execute(db);
  await schema.createIndex('api_key_by_id').on('api_key').column('id').unique().execute();
  // The replies of a department, for those that look like one another. What the system does has no department.
  await schema
    .createIndex('work_order_entry_by_department')
    .on('work_order_entry')
    .columns(['actor_department', 'at'])
    .where(sql.ref('actor_department'), 'is not', null)
    .execute();
}

async function rules(db: Kysely<unknown>): Promise<void> {
  const {schema} = db;
  let table = big(text(whole(schema.createTable('holiday_notice'), 'serial', 'year'), 'body', 'added_by'), 'added_at');
  await table.addPrimaryKeyConstraint('holiday_notice_key', ['serial']).execute();

  table = big(text(schema.createTable('kept_profile'), 'version', 'body'), 'kept_at');
  await table.addPrimaryKeyConstraint('kept_profile_key', ['version']).execute();
}

async function supervision(db: Kysely<unknown>): Promise<void> {
  const {schema} = db;
  let table = text(schema.createTable('early_warning'), 'id', 'subject', 'key', 'name', 'department', 'area', 'detail');
  table = maybeText(maybeBig(whole(big(table, 'raised_at'), 'count'), 'acknowledged_at'), 'acknowledged_by', 'note');
  await table.addPrimaryKeyConstraint('early_warning_key', ['id']).execute();
  await schema
    .createIndex('early_warning_by_subject')
    .on('early_warning')
    .columns(['subject', 'key', 'raised_at'])
    .execute();
  await schema.createIndex('early_warning_by_time').on('early_warning').columns(['raised_at', 'id']).execute();
  await schema.createIndex('work_order_by_opening').on('work_order').column('opened_at').execute();

  table = text(schema.createTable('ledger_entry'), 'subject_key', 'order_id', 'cause', 'area');
  table = maybeBig(big(whole(maybeText(table, 'department'), 'position', 'round'), 'entered_at'), 'struck_off_at');
  await table.addPrimaryKeyConstraint('ledger_entry_key', ['subject_key', 'order_id', 'position']).execute();
  await schema
    .createIndex('ledger_entry_by_time')
    .on('ledger_entry')
    .columns(['entered_at', 'order_id', 'position'])
    .execute();
  await schema
    .createIndex('ledger_entry_standing')
    .on('ledger_entry')
    .columns(['entered_at', 'order_id', 'position'])
    .where(sql.ref('struck_off_at'), 'is', null)
    .execute();

  table = text(schema.createTable('order_supervision'), 'subject_key', 'order_id', 'area');
  table = maybeBig(big(whole(maybeText(table, 'department'), 'level', 'issued'), 'since'), 'issued_due_at');
  await table.addPrimaryKeyConstraint('order_supervision_key', ['subject_key', 'order_id']).execute();
  await schema
    .createIndex('order_supervision_by_level')
    .on('order_supervision')
    .columns(['level', 'since', 'order_id'])
    .execute();

  await schema
    .createIndex('service_instance_contested')
    .on('service_instance')
    .columns(['contested_at', 'subject_key'])
    .where(sql.ref('contested_at'), 'is not', null)
    .execute();

  table = text(schema.createTable('quarantine'), 'subject_key', 'review_id', 'reasons', 'counted_on', 'area');
  table = maybeText(maybeBig(big(whole(table, 'score'), 'at'), 'released_at'), 'released_by', 'release_reason');
  await table.addPrimaryKeyConstraint('quarantine_key', ['subject_key', 'review_id']).execute();
  await schema.createIndex('quarantine_by_time').on('quarantine').columns(['at', 'review_id']).execute();
  await schema.createIndex('review_by_arrival').on('review').columns(['received_at', 'id']).execute();
}
