import {type AreaValidity, type HolidayNotice, isNegative, localDateOf} from '@haochaping/core';
import type {SqlRow, SqlValue, SyncSql, SyncStatement} from '../sqlite/sync-sql.ts';
import {
  areaOfDay,
  areaValidity,
  departmentsSql,
  ENDED_AREAS_SQL,
  HANDLERS_SQL,
  type HeldArea,
  type HeldDepartment,
  type HeldInstance,
  type HeldReview,
  type Held,
  NOTICES_SQL,
  ownersOf,
  serialKey,
  serialOf,
} from './held.ts';
import {planRecording, type RecordingPlan} from './plan.ts';
import type {PreparedReview, RecordedReview, RecordingRules} from './prepared-review.ts';
import {RECORDED_TABLES, type RecordedTable} from './recorded-tables.ts';

// One SQLite row is a plain record; which columns it has is said by the statement that asked for it.
type Rows<Row> = readonly (Row & SqlRow)[];

/**
 * The ingest path on SQLite: one synchronous transaction in the thread that holds the connection, over statements that are
 * prepared once. Written by hand: through the query builder it was half as fast.
 */
export class SqliteRecorder {
  readonly #sql: SyncSql;
  readonly #rules: RecordingRules;
  #statements: ReturnType<typeof prepareStatements> | undefined;

  constructor(sql: SyncSql, rules: RecordingRules) {
    this.#sql = sql;
    this.#rules = rules;
  }

  /** Commits all of them, or throws and leaves nothing of them. No transaction may be open. */
  record(reviews: readonly PreparedReview[]): readonly RecordedReview[] {
    const statements = (this.#statements ??= prepareStatements(this.#sql));
    statements.begin.run([]);
    try {
      const plan = planRecording(reviews, readHeld(statements, reviews), this.#rules);
      writePlan(statements, plan);
      statements.commit.run([]);
      return plan.outcomes;
    } catch (error) {
      // A full disk makes SQLite roll back by itself.
      if (this.#sql.inTransaction) statements.rollback.run([]);
      throw error;
    }
  }

  /** Frees the prepared statements. */
  release(): void {
    if (this.#statements === undefined) return;
    const {inserts, ...others} = this.#statements;
    for (const statement of Object.values(others)) statement.release();
    for (const {statement} of Object.values(inserts)) statement.release();
    this.#statements = undefined;
  }
}

interface Insert {
  readonly statement: SyncStatement;
  readonly columns: readonly string[];
}

type Statements = ReturnType<typeof prepareStatements>;

// The return type is what the body lists.
function prepareStatements(sql: SyncSql) {
  const insert = (table: RecordedTable): Insert => {
    const columns = Object.keys(RECORDED_TABLES[table]);
    const marks = columns.map(() => '?').join(', ');
    return {columns, statement: sql.prepare(`insert into ${table} (${columns.join(', ')}) values (${marks})`)};
  };
  return {
    begin: sql.prepare('begin immediate'),
    commit: sql.prepare('commit'),
    rollback: sql.prepare('rollback'),
    // One table a statement: SQLite sets up a join for longer than it runs all of these.
    review: sql.prepare('select id, subject_key, level, body_digest, received_at from review where id = ?'),
    order: sql.prepare('select id from work_order where subject_key = ? and review_id = ?'),
    first: sql.prepare('select id, level from review where subject_key = ? and assess_number = 1'),
    instance: sql.prepare(`
      select subject_key, served_on, item_code, item_name, department, area, window_number, staff_number, contested_at
      from service_instance where subject_key = ?`),
    endedAreas: sql.prepare(ENDED_AREAS_SQL),
    departments: sql.prepare(departmentsSql('select code from department where code in (?, ?) or area = ?')),
    handlers: sql.prepare(`${HANDLERS_SQL}?`),
    notices: sql.prepare(NOTICES_SQL),
    serial: sql.prepare('select last from work_order_serial where area = ? and day = ?'),
    putSerial: sql.prepare(`
      insert into work_order_serial (area, day, last) values (?, ?, ?)
      on conflict (area, day) do update set last = excluded.last`),
    contest: sql.prepare('update service_instance set contested_at = ? where subject_key = ? and contested_at is null'),
    inserts: {
      review: insert('review'),
      contact: insert('contact'),
      device_number: insert('device_number'),
      work_order: insert('work_order'),
      work_order_entry: insert('work_order_entry'),
      order_share: insert('order_share'),
      count_delta: insert('count_delta'),
      outgoing_event: insert('outgoing_event'),
      audit_entry: insert('audit_entry'),
    },
  };
}

function readHeld(statements: Statements, reviews: readonly PreparedReview[]): Held {
  const held = {
    reviews: new Map<string, HeldReview>(),
    firsts: new Map<string, Pick<HeldReview, 'id' | 'level'>>(),
    instances: new Map<string, HeldInstance>(),
    endedAreas: (statements.endedAreas.all([]) as Rows<HeldArea>).map(areaValidity),
    departments: new Map<string, HeldDepartment>(),
    handlers: new Map<string, readonly (string | null)[]>(),
    notices: [] as HolidayNotice[],
    serials: new Map<string, number>(),
  };
  for (const review of reviews) {
    for (const row of statements.review.all([review.id]) as Rows<Omit<HeldReview, 'order_id'>>) {
      const [order] = statements.order.all([row.subject_key, row.id]) as Rows<{readonly id: string}>;
      held.reviews.set(row.id, {...row, order_id: order?.id ?? null});
    }
    if (!held.instances.has(review.subjectKey)) {
      for (const row of statements.instance.all([review.subjectKey]) as Rows<HeldInstance>) {
        held.instances.set(row.subject_key, row);
      }
      for (const row of statements.first.all([review.subjectKey]) as Rows<Pick<HeldReview, 'id' | 'level'>>) {
        held.firsts.set(review.subjectKey, row);
      }
    }
    const instance = held.instances.get(review.subjectKey);
    if (instance !== undefined && isNegative(review.level)) readForOrder(statements, review, instance, held);
  }
  return held;
}

interface HeldForOrders {
  readonly endedAreas: readonly AreaValidity[];
  readonly departments: Map<string, HeldDepartment>;
  readonly handlers: Map<string, readonly (string | null)[]>;
  readonly serials: Map<string, number>;
  notices: HolidayNotice[];
}

function readForOrder(
  statements: Statements,
  review: PreparedReview,
  instance: HeldInstance,
  held: HeldForOrders,
): void {
  const day = localDateOf(review.receivedAt);
  const area = areaOfDay(held.endedAreas, instance.area, day);
  const serial = serialOf(area, day);
  for (const {last} of statements.serial.all([serial.area, serial.day]) as Rows<{readonly last: number}>) {
    held.serials.set(serialKey(serial), last);
  }
  const [served, owner = ''] = ownersOf(instance);
  for (const row of statements.departments.all([served, owner, area]) as Rows<HeldDepartment>) {
    held.departments.set(row.code, row);
  }
  if (instance.staff_number !== null && !held.handlers.has(served)) {
    const rows = statements.handlers.all([served]) as Rows<{readonly staff_number: string | null}>;
    if (rows.length > 0) {
      held.handlers.set(
        served,
        rows.map(({staff_number}) => staff_number),
      );
    }
  }
  if (held.notices.length === 0) {
    const rows = statements.notices.all([]) as Rows<{readonly body: string}>;
    held.notices = rows.map(({body}) => JSON.parse(body) as HolidayNotice);
  }
}

function writePlan(statements: Statements, plan: RecordingPlan): void {
  const {inserts} = statements;
  writeRows(inserts.review, plan.reviews);
  writeRows(inserts.contact, plan.contacts);
  writeRows(inserts.device_number, plan.deviceNumbers);
  for (const {subject_key, at} of plan.contested) statements.contest.run([at, subject_key]);
  writeRows(inserts.work_order, plan.orders);
  writeRows(inserts.work_order_entry, plan.entries);
  for (const {area, day, last} of plan.serials) statements.putSerial.run([area, day, last]);
  writeRows(inserts.order_share, plan.shares);
  writeRows(inserts.count_delta, plan.deltas);
  writeRows(inserts.outgoing_event, plan.events);
  writeRows(inserts.audit_entry, plan.audit);
}

function writeRows({statement, columns}: Insert, rows: readonly object[]): void {
  for (const row of rows as readonly Readonly<Record<string, SqlValue>>[]) {
    statement.run(columns.map((column) => row[column] ?? null));
  }
}
