import type {
  CheckGrade,
  Erasure,
  IdentityMode,
  LedgerCause,
  LetterWay,
  Level,
  OrderClass,
  OutsideRole,
  Role,
  SupervisionLevel,
  WorkOrderState,
} from '@haochaping/core';
import type {StaffRole} from '@haochaping/protocol';
import type {ColumnType} from 'kysely';
import type {OutgoingEventType} from './outgoing-events.ts';

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
  readonly contact: ContactTable;
  readonly contact_reveal: ContactRevealTable;
  readonly device_number: DeviceNumberTable;
  readonly work_order: WorkOrderTable;
  readonly work_order_helper: WorkOrderHelperTable;
  readonly work_order_follower: WorkOrderFollowerTable;
  readonly inbox_view: InboxViewTable;
  readonly evidence_file: EvidenceFileTable;
  readonly work_order_entry: WorkOrderEntryTable;
  readonly work_order_serial: WorkOrderSerialTable;
  readonly order_share: OrderShareTable;
  readonly hot_word: HotWordTable;
  readonly hotline_figure: HotlineFigureTable;
  readonly recount_run: RecountRunTable;
  readonly job_cursor: JobCursorTable;
  readonly count_delta: CountDeltaTable;
  readonly count_rollup: CountRollupTable;
  readonly outgoing_event: OutgoingEventTable;
  readonly audit_entry: AuditEntryTable;
  readonly account: AccountTable;
  readonly session: SessionTable;
  readonly outside_identity: OutsideIdentityTable;
  readonly outside_sign_in: OutsideSignInTable;
  readonly api_key: ApiKeyTable;
  readonly setting: SettingTable;
  readonly holiday_notice: HolidayNoticeTable;
  readonly kept_profile: KeptProfileTable;
  readonly early_warning: EarlyWarningTable;
  readonly ledger_entry: LedgerEntryTable;
  readonly order_supervision: OrderSupervisionTable;
  readonly quarantine: QuarantineTable;
  readonly log_leaf: LogLeafTable;
  readonly log_node: LogNodeTable;
  readonly log_checkpoint: LogCheckpointTable;
  readonly order_erasure: OrderErasureTable;
  readonly erasure_request: ErasureRequestTable;
  readonly bulletin: BulletinTable;
  readonly bulletin_draft: BulletinDraftTable;
  readonly service_check: ServiceCheckTable;
  readonly webhook_subscription: WebhookSubscriptionTable;
  readonly letter: LetterTable;
  readonly published_order: PublishedOrderTable;
}

/** A 64-bit whole number. Engines hand it back as `number`; ours stay far below 2^53. */
type BigInteger = ColumnType<number, number, number>;

export interface AreaTable {
  readonly code: string;
  readonly parent: string | null;
  readonly name: string;
  readonly tier: 'province' | 'city' | 'county' | 'township' | 'village';
  readonly position: number;
  readonly successor: string | null;
  /** The first and the last day on which it is in force; null where open. */
  readonly valid_from: string | null;
  readonly valid_until: string | null;
}

export interface DepartmentTable {
  readonly code: string;
  readonly name: string;
  readonly area: string;
  readonly parent: string | null;
  readonly successor: string | null;
  readonly valid_from: string | null;
  readonly valid_until: string | null;
}

export interface ItemTable {
  readonly code: string;
  readonly name: string;
  readonly department: string;
  readonly valid_from: string | null;
  readonly valid_until: string | null;
}

export interface WindowTable {
  readonly department: string;
  readonly number: string;
  readonly name: string;
  readonly valid_from: string | null;
  readonly valid_until: string | null;
}

export interface StaffMemberTable {
  readonly department: string;
  readonly number: string;
  readonly window_number: string | null;
  readonly valid_from: string | null;
  readonly valid_until: string | null;
}

export interface ServiceInstanceTable {
  readonly subject_key: string;
  readonly case_number: string;
  readonly service_number: number;
  readonly service_name: string;
  readonly served_at: BigInteger;
  /** The day of `served_at`. */
  readonly served_on: string;
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
  /** When its citizen was first asked; null while nobody was. */
  readonly invited_at: BigInteger | null;
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
  readonly level: Level;
  readonly indicators: string;
  readonly indicators_version: string;
  readonly text: string;
  readonly identity_mode: IdentityMode;
  readonly channel: string;
  readonly late: number;
  /** Where the service was given, as the instance said when the review came: what it is counted under for good. */
  readonly area: string;
  readonly department: string;
  readonly item_code: string;
  readonly window_number: string | null;
  /** The day it is counted on; null when it stands outside the statistics (an attempt, or late). */
  readonly counted_on: string | null;
  readonly submitted_at: BigInteger;
  readonly received_at: BigInteger;
  readonly invitation_id: string;
  readonly receipt_hash: string;
  readonly body_digest: string;
  readonly format: number;
  /** 'valid', or why it is struck out of the effective ones; the review itself stays. */
  readonly validity: string;
}

/** How a citizen wants to be reached, as it was sealed on the device: personal, and apart from the review. */
export interface ContactTable {
  readonly subject_key: string;
  readonly review_id: string;
  /** `SealedBox`, JSON; null once it was erased. */
  readonly box: string | null;
  readonly key_id: string;
  /** SHA-256 of `box`, which stays: logs hold it, and erasing breaks nothing. */
  readonly digest: string;
  /** Whether it opened, and held a contact, when it came. */
  readonly readable: number;
  readonly consented_at: BigInteger | null;
  readonly received_at: BigInteger;
  readonly erased_at: BigInteger | null;
}

/** Each time that somebody had a contact shown. */
export interface ContactRevealTable {
  readonly subject_key: string;
  readonly id: string;
  readonly order_id: string;
  readonly at: BigInteger;
  readonly account: string;
  readonly role: Role;
  readonly department: string | null;
  readonly reason: string;
}

/**
 * The numbers that arrived from shared devices, by device: those that are missing between them are missing ratings. Two
 * reviews under one number come from a copied device, and both stand here.
 */
export interface DeviceNumberTable {
  readonly device: string;
  readonly number: BigInteger;
  readonly review_id: string;
  readonly area: string;
  readonly department: string;
  readonly window_number: string | null;
  readonly received_at: BigInteger;
}

export interface WorkOrderTable {
  readonly subject_key: string;
  readonly id: string;
  readonly number: string;
  readonly review_id: string;
  readonly version: number;
  readonly state: WorkOrderState;
  readonly open: number;
  readonly level: Level;
  readonly identity_mode: IdentityMode;
  /** Whether its review is in the statistics; an order of an attempt or of a late review is handled all the same. */
  readonly counted: number;
  /** Whether its review was found mistaken or malicious. */
  readonly struck_out: number;
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
  /** The same for sorting: `NOTHING_DUE` when nothing is owed, so that those orders come last. */
  readonly listed_due_at: BigInteger;
  /** Whose next step it waits for (`waitsFor`), and who else may take one now; null when nobody's. */
  readonly waits_for: Role | null;
  readonly waits_also: Role | null;
  /** The number of the person who was rated, who is shown nothing of it. */
  readonly rated_staff: string | null;
  readonly class: OrderClass | null;
  /** Through which its review came. */
  readonly channel: string | null;
  /** Of its item, as the service instance had it when the order was opened; for searching. */
  readonly item_name: string | null;
  /** When time alone may next have something to do here (warn, sign, mark overdue, archive); null when never. */
  readonly due_check_at: BigInteger | null;
  /** The end of the present round's reply clock. */
  readonly reply_due_at: BigInteger | null;
  /** When the present round was answered; null again after a return for rework. */
  readonly replied_at: BigInteger | null;
  /** Whether a reply was late, in this round or an earlier one. */
  readonly reply_overdue: number;
  readonly closed_at: BigInteger | null;
  /** The order as core has it, JSON. The columns beside it are taken from it in the same statement. */
  readonly body: string;
}

/** What somebody often asks the inbox for, by a name of their own. `query` is a JSON object of the list's filters. */
export interface InboxViewTable {
  readonly account_id: string;
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly saved_at: BigInteger;
}

/** The departments that help to handle an order, as its body has them; none has a row for most orders. */
export interface WorkOrderHelperTable {
  readonly subject_key: string;
  readonly order_id: string;
  readonly department: string;
}

/** The orders that follow another one now (并单), and which. */
export interface WorkOrderFollowerTable {
  readonly subject_key: string;
  readonly order_id: string;
  readonly follows: string;
}

/** A file of evidence; `file_digest`, `media_type` and `ready_at` once it is whole and kept. */
export interface EvidenceFileTable {
  readonly subject_key: string;
  readonly order_id: string;
  readonly digest: string;
  readonly name: string;
  readonly size: number;
  readonly received: number;
  readonly account: string;
  readonly announced_at: BigInteger;
  readonly file_digest: string | null;
  readonly media_type: string | null;
  readonly ready_at: BigInteger | null;
  /** When its bytes were erased; its digests stay. */
  readonly erased_at: BigInteger | null;
}

export interface WorkOrderEntryTable {
  readonly subject_key: string;
  readonly order_id: string;
  readonly version: number;
  readonly at: BigInteger;
  readonly actor_role: Role;
  readonly actor_account: string | null;
  readonly actor_department: string | null;
  /** The command as core has it, JSON with sorted keys; `{"type":"open"}` for the first entry. */
  readonly command: string;
  /** The state it led to. */
  readonly state: WorkOrderState;
  readonly idempotency_key: string | null;
  /** Mixed into the digests that the log holds of this line; null once something was erased from it, and on lines of old. */
  readonly salt: ColumnType<string | null, string | null | undefined, string | null>;
}

/** The last serial given out, by area and day, for order numbers. */
export interface WorkOrderSerialTable {
  readonly area: string;
  readonly day: string;
  readonly last: number;
}

/**
 * What one counted order adds to the counts, as `countShares` of core says: the rows with `from_at` 0 stand in the sums, the
 * others come in when their deadline has passed. Written with the order, in its transaction.
 */
export interface OrderShareTable {
  readonly subject_key: string;
  readonly order_id: string;
  readonly measure: number;
  readonly from_at: BigInteger;
  readonly area: string;
  readonly department: string;
  readonly item_code: string;
  readonly window_number: string | null;
  readonly channel: string | null;
  readonly day: string;
  readonly count: number;
}

/**
 * How many reviews hold a word or tag, of one tone, area and period. `period` is a month `YYYY-MM` or `ever`; `area` is empty for
 * the whole. `reviewers` holds the first few different ones as keyed hashes, JSON: enough to know that they are several.
 */
export interface HotWordTable {
  readonly period: string;
  readonly area: string;
  readonly tone: 'good' | 'bad';
  readonly kind: 'word' | 'tag';
  readonly word: string;
  readonly reviews: BigInteger;
  readonly reviewers: string;
  readonly reviewer_count: number;
}

/** Figures that no review holds, as they were brought in: one row a count. */
export interface HotlineFigureTable {
  readonly area: string;
  readonly month: string;
  readonly name: string;
  readonly count: BigInteger;
  readonly source: string;
  readonly imported_at: BigInteger;
}

/** A recount of everything that came to its end. */
export interface RecountRunTable {
  readonly id: string;
  readonly started_at: BigInteger;
  readonly finished_at: BigInteger;
  readonly drift: BigInteger;
  readonly counted: BigInteger;
}

/** How far a job that works in pieces has come. Whoever raises `version` from what they read has done the piece. */
export interface JobCursorTable {
  readonly job: string;
  readonly version: number;
  readonly body: string;
}

/**
 * What a transaction changed in the counts, one row a cell; folded into `count_rollup` by a job. `measure` says what is counted
 * (`measures.ts`): reviews of a level, service instances and what became of them, what orders add.
 */
export interface CountDeltaTable {
  readonly id: string;
  readonly area: string;
  readonly department: string;
  readonly item_code: string;
  readonly window_number: string | null;
  readonly channel: string | null;
  readonly day: string;
  readonly measure: number;
  readonly count: BigInteger;
}

/**
 * Small sums: one dimension, one key of it, one period, one measure. Areas are rolled up their whole chain. `period` is a
 * day `YYYY-MM-DD`, a month `YYYY-MM`, or `ever`.
 */
export interface CountRollupTable {
  readonly dimension: RollupDimension;
  readonly key: string;
  readonly period: string;
  readonly measure: number;
  readonly count: BigInteger;
}

/** `whole` has one key, the empty one; `window` the department and the number, a space between them. */
export type RollupDimension = 'whole' | 'area' | 'department' | 'item' | 'channel' | 'window';

export interface OutgoingEventTable {
  readonly id: string;
  readonly at: BigInteger;
  readonly type: OutgoingEventType;
  /** JSON: ids and states, never a level and nothing personal (design §8). */
  readonly body: string;
  /** When the letters that tell of it were written; null until then. */
  readonly delivered_at: BigInteger | null;
}

/** A system that is told what happens. Its secret is derived from the deployment's key and `secret_number`, and stored nowhere. */
export interface WebhookSubscriptionTable {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** JSON: the kinds of events it asked for. */
  readonly kinds: string;
  /** Whether it may read what citizens wrote. */
  readonly with_text: number;
  readonly enabled: number;
  readonly secret_number: number;
  readonly created_at: BigInteger;
}

/**
 * One event on its way to one receiver. What it says is made when it is sent: nothing personal lies here. Letters of one `stream` (an
 * order) go to a receiver one after the other, by `position` (the version of the order) and the event's id.
 */
export interface LetterTable {
  readonly id: string;
  readonly event_id: string;
  readonly way: LetterWay;
  /** A subscription, an account, `citizen` or `province`. */
  readonly target: string;
  readonly stream: string;
  readonly position: number;
  readonly urgent: number;
  readonly state: 'waiting' | 'delivered' | 'dead' | 'needless';
  readonly attempts: number;
  readonly not_before: BigInteger;
  /** While somebody sends it. Past this moment that somebody is taken to have died. */
  readonly lease_until: BigInteger | null;
  readonly lease_holder: string | null;
  /** Why the last attempt came to nothing, as a code. */
  readonly failure: string | null;
  readonly ended_at: BigInteger | null;
}

/** The orders with a text that everybody may read. */
export interface PublishedOrderTable {
  readonly subject_key: string;
  readonly order_id: string;
  readonly requested_at: BigInteger;
  /** What was found, or that nothing is found yet. */
  readonly cause: string;
}

export interface AuditEntryTable {
  readonly id: string;
  readonly at: BigInteger;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
  /** 1 once it is a leaf of the log. Says only what is still to do: what is proved, leaves and checkpoints prove. */
  readonly sealed: ColumnType<number, number | undefined, number>;
}

/** Entry `position` of the sealed log, and the hash of its leaf in hex. */
export interface LogLeafTable {
  readonly position: BigInteger;
  readonly entry_id: string;
  readonly hash: string;
}

/** The root in hex of the `2 ** level` leaves that begin with leaf `number * 2 ** level`; from level 1 on. */
export interface LogNodeTable {
  readonly level: number;
  readonly number: BigInteger;
  readonly hash: string;
}

/** What was taken out of an archived order, and when. */
export interface OrderErasureTable {
  readonly subject_key: string;
  readonly order_id: string;
  readonly erasure: Erasure;
  readonly at: BigInteger;
}

/** A person asked that what is theirs be erased; `done_at` once it was. */
export interface ErasureRequestTable {
  readonly subject_key: string;
  readonly review_id: string;
  readonly asked_at: BigInteger;
  readonly done_at: BigInteger | null;
}

/** What was published of the log when it had `size` entries. `root` is hex, `note` what was signed. */
export interface LogCheckpointTable {
  readonly size: BigInteger;
  readonly root: string;
  readonly at: BigInteger;
  readonly note: string;
}

export interface AccountTable {
  readonly id: string;
  readonly name: string;
  readonly display_name: string;
  readonly role: StaffRole;
  readonly department: string | null;
  readonly area: string | null;
  readonly staff_number: string | null;
  readonly password_salt: string;
  readonly password_hash: string;
  readonly failed_attempts: number;
  readonly locked_until: BigInteger | null;
  readonly must_change_password: number;
  readonly created_at: BigInteger;
  /** Where the person is written to and rung up at work; null where nobody has said. */
  readonly email: ColumnType<string | null, string | null | undefined, string | null>;
  readonly mobile: ColumnType<string | null, string | null | undefined, string | null>;
  /** Since when nobody may sign in by it. */
  readonly disabled_at: BigInteger | null;
}

export interface SessionTable {
  readonly secret_hash: string;
  readonly account_id: string;
  readonly created_at: BigInteger;
  readonly seen_at: BigInteger;
  readonly expires_at: BigInteger;
  /** What the session is called where it is shown; says nothing of its secret. */
  readonly id: string;
  readonly agent: string | null;
  /** 1 for a session that an outside sign-in began. */
  readonly outside: number;
}

/** Who somebody of an outside sign-in is here. */
export interface OutsideIdentityTable {
  readonly issuer: string;
  readonly subject: string;
  readonly account_id: string;
  readonly linked_at: BigInteger;
}

/** An outside sign-in that was begun and has not come back, by the hash of the secret of the browser that began it. */
export interface OutsideSignInTable {
  readonly browser_hash: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly expires_at: BigInteger;
}

export interface ApiKeyTable {
  readonly key_hash: string;
  readonly name: string;
  readonly id: string;
  readonly role: 'business-system' | 'portal' | 'outside-system';
  /** What an outside system may be on orders, and where; null for the others. */
  readonly staff_role: OutsideRole | null;
  readonly department: string | null;
  readonly area: string | null;
  readonly created_at: BigInteger;
  readonly revoked_at: BigInteger | null;
}

export interface SettingTable {
  readonly name: string;
  readonly value: string;
}

/** A State Council notice that an operator added; those that came with the release are not here. The later serial rules. */
export interface HolidayNoticeTable {
  readonly serial: number;
  readonly year: number;
  /** `HolidayNotice` of core, JSON. */
  readonly body: string;
  readonly added_at: BigInteger;
  readonly added_by: string;
}

/** The numbers of every profile that orders were ever opened by, JSON. */
export interface KeptProfileTable {
  readonly version: string;
  readonly body: string;
  readonly kept_at: BigInteger;
}

/** Bad reviews that lie too close together to be chance (风险预警). */
export interface EarlyWarningTable {
  readonly id: string;
  readonly subject: 'window' | 'item' | 'indicator' | 'department';
  /** The department, and after a space the number of its window, the item or the indicator. */
  readonly key: string;
  readonly name: string;
  readonly department: string;
  readonly area: string;
  readonly raised_at: BigInteger;
  readonly count: number;
  readonly detail: string;
  readonly acknowledged_at: BigInteger | null;
  readonly acknowledged_by: string | null;
  readonly note: string | null;
}

/** The lines of the supervision ledger (台账), as the bodies of the orders have them. */
export interface LedgerEntryTable {
  readonly subject_key: string;
  readonly order_id: string;
  readonly position: number;
  readonly cause: LedgerCause;
  readonly round: number;
  readonly area: string;
  readonly department: string | null;
  readonly entered_at: BigInteger;
  readonly struck_off_at: BigInteger | null;
}

/** The orders under supervision; those that call for none have no row. */
export interface OrderSupervisionTable {
  readonly subject_key: string;
  readonly order_id: string;
  readonly level: SupervisionLevel;
  /** When it came to this level. */
  readonly since: BigInteger;
  readonly area: string;
  readonly department: string | null;
  /** How many 督办单 were issued, and when the last one's limit ends. */
  readonly issued: number;
  readonly issued_due_at: BigInteger | null;
}

/** Reviews kept out of the statistics until somebody has looked; one that was let in again keeps its row. */
export interface QuarantineTable {
  readonly subject_key: string;
  readonly review_id: string;
  readonly score: number;
  readonly reasons: string;
  /** The day it would have been counted on. */
  readonly counted_on: string;
  readonly area: string;
  readonly at: BigInteger;
  readonly released_at: BigInteger | null;
  readonly released_by: string | null;
  readonly release_reason: string | null;
}

/** A version of a month's bulletin as it was issued, never changed. */
export interface BulletinTable {
  readonly area: string;
  readonly month: string;
  readonly version: number;
  readonly issued_at: BigInteger;
  readonly issued_by: string;
  readonly reason: string;
  readonly content: string;
}

/** Words for a bulletin, until it is issued and for its next version. */
export interface BulletinDraftTable {
  readonly area: string;
  readonly month: string;
  readonly words: string;
  readonly saved_at: BigInteger;
  readonly saved_by: string;
}

/** A version of a secret-shopper check as it was recorded, never changed. `department` is null where an area as a whole was checked. */
export interface ServiceCheckTable {
  readonly id: string;
  readonly version: number;
  readonly area: string;
  readonly department: string | null;
  readonly window_number: string | null;
  readonly item: string | null;
  readonly checked_on: string;
  readonly grades: string;
  readonly grade: CheckGrade;
  readonly words: string;
  readonly evidence: string;
  readonly reason: string;
  readonly recorded_at: BigInteger;
  readonly recorded_by: string;
}
