import type {
  AuditEntryTable,
  ContactTable,
  CountDeltaTable,
  OrderShareTable,
  DeviceNumberTable,
  OutgoingEventTable,
  ReviewTable,
  WorkOrderEntryTable,
  WorkOrderTable,
} from '../schema.ts';

/** Every column of a table with its kind in PostgreSQL; SQLite needs only the names. */
type Columns<Table> = {readonly [Column in keyof Table]-?: 'text' | 'integer' | 'bigint'};

const review: Columns<ReviewTable> = {
  subject_key: 'text',
  id: 'text',
  assess_number: 'integer',
  standing: 'text',
  outcome: 'text',
  level: 'integer',
  indicators: 'text',
  indicators_version: 'text',
  text: 'text',
  identity_mode: 'text',
  channel: 'text',
  late: 'integer',
  area: 'text',
  department: 'text',
  item_code: 'text',
  window_number: 'text',
  counted_on: 'text',
  submitted_at: 'bigint',
  received_at: 'bigint',
  invitation_id: 'text',
  receipt_hash: 'text',
  body_digest: 'text',
  format: 'integer',
  validity: 'text',
};

const work_order: Columns<WorkOrderTable> = {
  subject_key: 'text',
  id: 'text',
  number: 'text',
  review_id: 'text',
  version: 'integer',
  state: 'text',
  open: 'integer',
  level: 'integer',
  identity_mode: 'text',
  channel: 'text',
  item_name: 'text',
  counted: 'integer',
  struck_out: 'integer',
  area: 'text',
  rated_department: 'text',
  department: 'text',
  item_code: 'text',
  opened_at: 'bigint',
  received_at: 'bigint',
  next_due_at: 'bigint',
  listed_due_at: 'bigint',
  waits_for: 'text',
  waits_also: 'text',
  rated_staff: 'text',
  class: 'text',
  due_check_at: 'bigint',
  reply_due_at: 'bigint',
  replied_at: 'bigint',
  reply_overdue: 'integer',
  closed_at: 'bigint',
  body: 'text',
};

const work_order_entry: Columns<WorkOrderEntryTable> = {
  subject_key: 'text',
  order_id: 'text',
  version: 'integer',
  at: 'bigint',
  actor_role: 'text',
  actor_account: 'text',
  actor_department: 'text',
  command: 'text',
  state: 'text',
  idempotency_key: 'text',
  salt: 'text',
};

const order_share: Columns<OrderShareTable> = {
  subject_key: 'text',
  order_id: 'text',
  measure: 'integer',
  from_at: 'bigint',
  area: 'text',
  department: 'text',
  item_code: 'text',
  window_number: 'text',
  channel: 'text',
  day: 'text',
  count: 'integer',
};

const count_delta: Columns<CountDeltaTable> = {
  id: 'text',
  area: 'text',
  department: 'text',
  item_code: 'text',
  window_number: 'text',
  channel: 'text',
  day: 'text',
  measure: 'integer',
  count: 'bigint',
};

const contact: Columns<ContactTable> = {
  subject_key: 'text',
  review_id: 'text',
  box: 'text',
  key_id: 'text',
  digest: 'text',
  readable: 'integer',
  consented_at: 'bigint',
  received_at: 'bigint',
  erased_at: 'bigint',
};

const device_number: Columns<DeviceNumberTable> = {
  device: 'text',
  number: 'bigint',
  review_id: 'text',
  area: 'text',
  department: 'text',
  window_number: 'text',
  received_at: 'bigint',
};

const outgoing_event: Columns<OutgoingEventTable> = {
  id: 'text',
  at: 'bigint',
  type: 'text',
  body: 'text',
  delivered_at: 'bigint',
};

const audit_entry: Columns<Omit<AuditEntryTable, 'sealed'>> = {
  id: 'text',
  at: 'bigint',
  actor: 'text',
  action: 'text',
  subject: 'text',
  detail: 'text',
};

/** The tables that recording only adds to, by hand-written statements. */
export const RECORDED_TABLES = {
  review,
  contact,
  device_number,
  work_order,
  work_order_entry,
  order_share,
  count_delta,
  outgoing_event,
  audit_entry,
};

export type RecordedTable = keyof typeof RECORDED_TABLES;
