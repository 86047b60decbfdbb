import type {ColumnType} from 'kysely';

/**
 * The one schema of every engine. `subject_key` (`caseNumber#serviceNumber`) leads every unique key of what belongs to a
 * service instance, so that the tables can later be spread by it (design §7). Instants are milliseconds since 1970;
 * days are `YYYY-MM-DD`; JSON is text. No triggers, no sequences, no foreign keys that would cross shards.
 */
export interface Schema {
  readonly area: AreaTable;
  readonly department: DepartmentTable;
  readonly item: ItemTable;
  readonly service_window: WindowTable;
  readonly staff_member: StaffMemberTable;
  readonly service_instance: ServiceInstanceTable;
  readonly review: ReviewTable;
  readonly work_order: WorkOrderTable;
  readonly work_order_entry: WorkOrderEntryTable;
  readonly work_order_serial: WorkOrderSerialTable;
  readonly review_delta: ReviewDeltaTable;
  readonly review_rollup: ReviewRollupTable;
  readonly outgoing_event: OutgoingEventTable;
  readonly audit_entry: AuditEntryTable;
  readonly account: AccountTable;
  readonly session: SessionTable;
  readonly api_key: ApiKeyTable;
  readonly setting: SettingTable;
}

/** A 64-bit whole number. Engines hand it back as `number`; ours stay far below 2^53. */
type BigInteger = ColumnType<number, number, number>;

export interface AreaTable {
  readonly code: string;
  readonly parent: string | null;
  readonly name: string;
  readonly tier: 'province' | 'city' | 'county' | 'township' | 'village';
  readonly position: number;
}

export interface DepartmentTable {
  readonly code: string;
  readonly name: string;
  readonly area: string;
  readonly active: number;
}

export interface ItemTable {
  readonly code: string;
  readonly name: string;
  readonly department: string;
}

export interface WindowTable {
  readonly department: string;
  readonly number: string;
  readonly name: string;
}

export interface StaffMemberTable {
  readonly department: string;
  readonly number: string;
  readonly window: string | null;
}

export interface ServiceInstanceTable {
  readonly subject_key: string;
  readonly case_number: string;
  readonly service_number: number;
  readonly service_name: string;
  readonly served_at: BigInteger;
  readonly item_code: string;
  readonly item_name: string;
  readonly department: string;
  readonly area: string;
  readonly window_number: string | null;
  readonly window_name: string | null;
  readonly staff_number: string | null;
  readonly place: 'online' | 'on-site';
  readonly case_status: 'to-accept' | 'accepted' | 'finished';
  /** When two ratings of different levels met here; null while they agree. */
  readonly contested_at: BigInteger | null;
  readonly created_at: BigInteger;
  readonly updated_at: BigInteger;
}

export interface ReviewTable {
  readonly subject_key: string;
  readonly id: string;
  /** 1 first, 2 follow-up; null for an attempt beside the first, so that the unique key (subject_key, assess_number) lets it in. */
  readonly assess_number: number | null;
  readonly standing: 'first' | 'attempt';
  readonly outcome: 'recorded' | 'already-recorded' | 'contested';
  readonly level: number;
  readonly indicators: string;
  readonly indicators_version: string;
  readonly text: string;
  readonly identity_mode: 'real-name' | 'confidential' | 'anonymous';
  readonly channel: string;
  readonly late: number;
  readonly submitted_at: BigInteger;
  readonly received_at: BigInteger;
  readonly invitation_id: string;
  readonly receipt_hash: string;
  readonly body_digest: string;
  readonly format: number;
  /** 'valid', or why it is struck out of the effective ones; the review itself stays. */
  readonly validity: string;
}

export interface WorkOrderTable {
  readonly subject_key: string;
  readonly id: string;
  readonly number: string;
  readonly review_id: string;
  readonly version: number;
  readonly state: string;
  readonly open: number;
  readonly level: number;
  readonly identity_mode: string;
  readonly area: string;
  /** The office whose service was rated: statistics count it there, whoever handles the order. */
  readonly rated_department: string;
  /** The office that handles it now; null while the dispatcher decides. */
  readonly department: string | null;
  readonly item_code: string;
  readonly opened_at: BigInteger;
  readonly received_at: BigInteger | null;
  /** The end of the next duty of the office, for the inbox; null when nothing is owed. */
  readonly next_due_at: BigInteger | null;
  readonly reply_due_at: BigInteger | null;
  readonly replied_at: BigInteger | null;
  readonly closed_at: BigInteger | null;
  /** The order as core has it, JSON. The columns beside it are taken from it in the same statement. */
  readonly body: string;
}

export interface WorkOrderEntryTable {
  readonly subject_key: string;
  readonly order_id: string;
  readonly version: number;
  readonly at: BigInteger;
  readonly actor_role: string;
  readonly actor_account: string | null;
  readonly command: string;
  readonly idempotency_key: string | null;
}

/** The last serial given out, by area and day, for order numbers. */
export interface WorkOrderSerialTable {
  readonly area: string;
  readonly day: string;
  readonly last: number;
}

/** What a transaction changed in the counts; folded into `review_rollup` by a job. */
export interface ReviewDeltaTable {
  readonly id: string;
  readonly area: string;
  readonly department: string;
  readonly item_code: string;
  readonly channel: string;
  readonly day: string;
  readonly level: number;
  readonly count: number;
}

/** Small sums: one dimension, one key of it, one day, one level. Areas are rolled up their whole chain. */
export interface ReviewRollupTable {
  readonly dimension: 'area' | 'department' | 'item' | 'channel';
  readonly key: string;
  readonly day: string;
  readonly level: number;
  readonly count: number;
}

export interface OutgoingEventTable {
  readonly id: string;
  readonly at: BigInteger;
  readonly type: string;
  readonly body: string;
  readonly delivered_at: BigInteger | null;
}

export interface AuditEntryTable {
  readonly id: string;
  readonly at: BigInteger;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
}

export interface AccountTable {
  readonly id: string;
  readonly name: string;
  readonly display_name: string;
  readonly role: string;
  readonly department: string | null;
  readonly area: string | null;
  readonly staff_number: string | null;
  readonly password_salt: string;
  readonly password_hash: string;
  readonly failed_attempts: number;
  readonly locked_until: BigInteger | null;
  readonly must_change_password: number;
  readonly created_at: BigInteger;
}

export interface SessionTable {
  readonly secret_hash: string;
  readonly account_id: string;
  readonly created_at: BigInteger;
  readonly seen_at: BigInteger;
  readonly expires_at: BigInteger;
}

export interface ApiKeyTable {
  readonly key_hash: string;
  readonly name: string;
  readonly role: 'business-system' | 'portal';
  readonly created_at: BigInteger;
  readonly revoked_at: BigInteger | null;
}

export interface SettingTable {
  readonly name: string;
  readonly value: string;
}
