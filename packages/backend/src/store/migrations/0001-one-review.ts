import {type Kysely, sql} from 'kysely';
import {big, maybeBig, maybeText, text, whole} from './columns.ts';

// Named columns of one kind, so that the tables below read as what they hold.
/** One review all the way: instances, reviews, orders with their history, counts, events, the log, and who may ask. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await directory(db);
  await reviews(db);
  await orders(db);
  await counts(db);
  await records(db);
  await access(db);
}

async function directory(db: Kysely<unknown>): Promise<void> {
  const {schema} = db;
  let table = text(schema.createTable('area'), 'code', 'name', 'tier');
  table = whole(maybeText(table, 'parent'), 'position');
  await table.addPrimaryKeyConstraint('area_key', ['code']).execute();
  await schema.createIndex('area_by_parent').on('area').columns(['parent', 'position']).execute();

  table = whole(text(schema.createTable('department'), 'code', 'name', 'area'), 'active');
  await table.addPrimaryKeyConstraint('department_key', ['code']).execute();
  await schema.createIndex('department_by_area').on('department').column('area').execute();

  table = text(schema.createTable('item'), 'code', 'name', 'department');
  await table.addPrimaryKeyConstraint('item_key', ['code']).execute();

  table = text(schema.createTable('service_window'), 'department', 'number', 'name');
  await table.addPrimaryKeyConstraint('service_window_key', ['department', 'number']).execute();

  table = maybeText(text(schema.createTable('staff_member'), 'department', 'number'), 'window_number');
  await table.addPrimaryKeyConstraint('staff_member_key', ['department', 'number']).execute();
}

async function reviews(db: Kysely<unknown>): Promise<void> {
  const {schema} = db;
  let table = text(schema.createTable('service_instance'), 'subject_key', 'case_number', 'service_name');
  table = text(table, 'served_on', 'item_code', 'item_name', 'department', 'area', 'place', 'case_status');
  table = maybeText(whole(table, 'service_number'), 'window_number', 'window_name', 'staff_number');
  table = maybeBig(big(table, 'served_at', 'created_at', 'updated_at'), 'contested_at');
  await table.addPrimaryKeyConstraint('service_instance_key', ['subject_key']).execute();

  table = text(schema.createTable('review'), 'subject_key', 'id', 'standing', 'outcome');
  table = text(table, 'indicators', 'indicators_version', 'text', 'identity_mode', 'channel');
  table = text(table, 'area', 'department', 'item_code');
  table = text(table, 'invitation_id', 'receipt_hash', 'body_digest', 'validity');
  table = maybeText(table, 'counted_on').addColumn('assess_number', 'integer');
  table = big(whole(table, 'level', 'late', 'format'), 'submitted_at', 'received_at');
  await table
    .addPrimaryKeyConstraint('review_key', ['subject_key', 'id'])
    .addUniqueConstraint('review_number', ['subject_key', 'assess_number'])
    .execute();
  // An id and a receipt code are looked up without their instance; neither may be unique by itself once rows are spread.
  await schema.createIndex('review_by_id').on('review').column('id').execute();
  await schema.createIndex('review_by_receipt').on('review').column('receipt_hash').execute();
  await schema
    .createIndex('review_by_day')
    .on('review')
    .column('counted_on')
    .where(sql.ref('counted_on'), 'is not', null)
    .execute();
}

async function orders(db: Kysely<unknown>): Promise<void> {
  const {schema} = db;
  let table = text(schema.createTable('work_order'), 'subject_key', 'id', 'number', 'review_id');
  table = text(table, 'state', 'identity_mode', 'area', 'rated_department', 'item_code', 'body');
  table = maybeText(table, 'department');
  table = whole(table, 'version', 'open', 'level', 'counted', 'struck_out', 'reply_overdue');
  table = maybeBig(big(table, 'opened_at'), 'received_at', 'next_due_at', 'due_check_at');
  table = maybeBig(table, 'reply_due_at', 'replied_at', 'closed_at');
  await table.addPrimaryKeyConstraint('work_order_key', ['subject_key', 'id']).execute();
  await schema.createIndex('work_order_by_id').on('work_order').column('id').execute();
  await schema.createIndex('work_order_by_number').on('work_order').column('number').unique().execute();
  const open = [sql.ref('open'), '=', sql.lit(1)] as const;
  await schema
    .createIndex('work_order_by_due')
    .on('work_order')
    .columns(['next_due_at', 'id'])
    .where(...open)
    .execute();
  await schema
    .createIndex('work_order_by_department')
    .on('work_order')
    .columns(['department', 'next_due_at', 'id'])
    .where(...open)
    .execute();
  await schema
    .createIndex('work_order_by_due_check')
    .on('work_order')
    .columns(['due_check_at', 'id'])
    .where(sql.ref('due_check_at'), 'is not', null)
    .execute();
  // Covers the duty rates: they are counted from this index alone.
  await schema
    .createIndex('work_order_duties')
    .on('work_order')
    .columns(['area', 'rated_department', 'struck_out', 'identity_mode', 'reply_due_at', 'replied_at', 'reply_overdue'])
    .where(sql.ref('counted'), '=', sql.lit(1))
    .execute();

  table = text(schema.createTable('work_order_helper'), 'subject_key', 'order_id', 'department');
  await table.addPrimaryKeyConstraint('work_order_helper_key', ['subject_key', 'order_id', 'department']).execute();
  await schema
    .createIndex('work_order_helper_by_department')
    .on('work_order_helper')
    .columns(['department', 'order_id'])
    .execute();

  table = text(schema.createTable('work_order_entry'), 'subject_key', 'order_id', 'actor_role', 'command', 'state');
  table = maybeText(table, 'actor_account', 'actor_department', 'idempotency_key');
  table = big(whole(table, 'version'), 'at');
  await table
    .addPrimaryKeyConstraint('work_order_entry_key', ['subject_key', 'order_id', 'version'])
    .addUniqueConstraint('work_order_entry_once', ['subject_key', 'order_id', 'idempotency_key'])
    .execute();

  table = whole(text(schema.createTable('work_order_serial'), 'area', 'day'), 'last');
  await table.addPrimaryKeyConstraint('work_order_serial_key', ['area', 'day']).execute();
}

async function counts(db: Kysely<unknown>): Promise<void> {
  const {schema} = db;
  let table = text(schema.createTable('review_delta'), 'id', 'area', 'department', 'item_code', 'day');
  table = big(whole(maybeText(table, 'channel'), 'level'), 'count');
  await table.addPrimaryKeyConstraint('review_delta_key', ['id']).execute();

  table = text(schema.createTable('review_rollup'), 'dimension', 'key', 'period');
  table = big(whole(table, 'level'), 'count');
  await table.addPrimaryKeyConstraint('review_rollup_key', ['dimension', 'key', 'period', 'level']).execute();
}

async function records(db: Kysely<unknown>): Promise<void> {
  const {schema} = db;
  let table = text(schema.createTable('outgoing_event'), 'id', 'type', 'body');
  table = maybeBig(big(table, 'at'), 'delivered_at');
  await table.addPrimaryKeyConstraint('outgoing_event_key', ['id']).execute();
  await schema
    .createIndex('outgoing_event_undelivered')
    .on('outgoing_event')
    .column('id')
    .where(sql.ref('delivered_at'), 'is', null)
    .execute();

  table = big(text(schema.createTable('audit_entry'), 'id', 'actor', 'action', 'subject', 'detail'), 'at');
  await table.addPrimaryKeyConstraint('audit_entry_key', ['id']).execute();

  table = text(schema.createTable('setting'), 'name', 'value');
  await table.addPrimaryKeyConstraint('setting_key', ['name']).execute();
}

async function access(db: Kysely<unknown>): Promise<void> {
  const {schema} = db;
  let table = text(
    schema.createTable('account'),
    'id',
    'name',
    'display_name',
    'role',
    'password_salt',
    'password_hash',
  );
  table = maybeText(table, 'department', 'area', 'staff_number');
  table = whole(table, 'failed_attempts', 'must_change_password');
  table = maybeBig(big(table, 'created_at'), 'locked_until');
  await table.addPrimaryKeyConstraint('account_key', ['id']).addUniqueConstraint('account_name', ['name']).execute();

  table = big(text(schema.createTable('session'), 'secret_hash', 'account_id'), 'created_at', 'seen_at', 'expires_at');
  await table.addPrimaryKeyConstraint('session_key', ['secret_hash']).execute();
  await schema.createIndex('session_by_account').on('session').column('account_id').execute();

  table = maybeBig(big(text(schema.createTable('api_key'), 'key_hash', 'name', 'role'), 'created_at'), 'revoked_at');
  await table.addPrimaryKeyConstraint('api_key_key', ['key_hash']).execute();
}
