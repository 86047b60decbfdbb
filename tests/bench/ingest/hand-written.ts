import {createHash} from 'node:crypto';
import path from 'node:path';
import type {PreparedReview} from '@haochaping/backend';
import {SAMPLE_RULES} from '@haochaping/backend/conformance';
import {
  type CountName,
  countShares,
  deadlineAt,
  localDateOf,
  nextStepAt,
  openingEffects,
  openWorkOrder,
  runningClocks,
  SYSTEM,
  transition,
  workOrderNumber,
} from '@haochaping/core';
import {SQLITE_FILE} from '@haochaping/server';
import Database from 'better-sqlite3';
import {idOf} from './ids.ts';

/** Under what the store counts each thing that a new order adds. */
const ORDER_MEASURES = {
  opened: 100,
  dispatched: 101,
  contactDue: 103,
  rectificationDue: 105,
  overdue: 108,
  replyDue: 109,
  realNameReplyDue: 112,
} as const satisfies Partial<Record<CountName, number>>;
const INSTANCES_REVIEWED = 10;

interface Place {
  readonly area: string;
  readonly department: string;
  readonly item_code: string;
  readonly window_number: string | null;
}

interface Instance extends Place {
  readonly item_name: string;
  readonly staff_number: string | null;
  readonly served_on: string;
}

type Row = Readonly<{[Column in string]: unknown}>;

/** One way to record reviews; resolves when the review is on disk. */
export interface Recorder {
  record(review: PreparedReview): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * The rows of `record-reviews` by hand, in the main thread: no plan, no look at what was stored before, no thread. Duplicates
 * are left to the unique key, and every bad review goes to the office that served.
 */
export function openHandWritten(home: string): Recorder {
  const database = new Database(path.join(home, SQLITE_FILE));
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'cache_size = -65536']) database.pragma(pragma);
  const writeAll = writer(database);
  let waiting: {readonly review: PreparedReview; readonly done: () => void}[] = [];
  const flush = (): void => {
    const group = waiting;
    waiting = [];
    writeAll(group.map(({review}) => review));
    for (const {done} of group) done();
  };
  return {
    record: (review) =>
      new Promise<void>((done) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({review, done});
      }),
    close: () => Promise.resolve(void database.close()),
  };
}

function writer(database: Database.Database): (reviews: readonly PreparedReview[]) => void {
  const insert = (table: string): ((row: Row) => boolean) => {
    const columns = database.prepare('select name from pragma_table_info(?)').pluck().all(table) as string[];
    const marks = columns.map(() => '?').join(', ');
    const statement = database.prepare(`insert into ${table} values (${marks}) on conflict do nothing`);
    return (row) => statement.run(columns.map((column) => row[column] ?? null)).changes === 1;
  };
  const into = {
    review: insert('review'),
    order: insert('work_order'),
    entry: insert('work_order_entry'),
    share: insert('order_share'),
    delta: insert('count_delta'),
    event: insert('outgoing_event'),
    audit: insert('audit_entry'),
  };
  const readInstance = database.prepare<[string], Instance>(`
    select area, department, item_code, item_name, window_number, staff_number, served_on
    from service_instance where subject_key = ?`);
  const nextSerial = database.prepare<[string, string], {last: number}>(`
    insert into work_order_serial (area, day, last) values (?, ?, 1)
    on conflict (area, day) do update set last = last + 1 returning last`);

  /** What one transaction adds to the counts, one row a cell. */
  const cells = new Map<string, {readonly row: Row; count: number}>();
  const count = (cell: Row): void => {
    const key = Object.values(cell).join(' ');
    const known = cells.get(key) ?? {row: cell, count: 0};
    known.count++;
    cells.set(key, known);
  };
  const tell = (at: number, type: string, body: object): void => {
    into.event({id: idOf(at), at, type, body: JSON.stringify(body)});
  };

  const writeOrder = (review: PreparedReview, instance: Instance, place: Row): void => {
    const {subjectKey: subject_key, receivedAt: at} = review;
    const day = localDateOf(at);
    const {last} = nextSerial.get(instance.area.slice(0, 6), day) ?? {last: NaN};
    const [id, number] = [idOf(at), workOrderNumber(instance.area, day, last)];
    const created = openWorkOrder({
      review,
      instance: {
        subjectKey: subject_key,
        areaCode: instance.area,
        departmentCode: instance.department,
        itemCode: instance.item_code,
        ...(instance.window_number !== null && {windowNo: instance.window_number}),
        ...(instance.staff_number !== null && {staffNumber: instance.staff_number}),
      },
      id,
      number,
      at,
      ...SAMPLE_RULES,
    });
    const dispatch = {departmentCode: instance.department, type: 'dispatch'} as const;
    const dispatched = transition(created, dispatch, {at, actor: SYSTEM, ...SAMPLE_RULES});
    if (!dispatched.ok) throw new Error(dispatched.code);
    const {order} = dispatched;
    const [body, line, salt] = [JSON.stringify(order), JSON.stringify(dispatch), idOf(at)];
    const dues = runningClocks(order).flatMap((clock) => deadlineAt(order, clock) ?? []);
    const {profile, notices} = SAMPLE_RULES;
    into.order({
      ...{subject_key, id, number, review_id: review.id, version: 2, state: order.state, open: 1, level: review.level},
      ...{counted: 1, identity_mode: review.identityMode, struck_out: 0, area: instance.area},
      ...{rated_department: instance.department, department: instance.department, item_code: instance.item_code},
      ...{opened_at: at, received_at: at, next_due_at: Math.min(...dues), reply_overdue: 0, body},
      ...{listed_due_at: Math.min(...dues), waits_for: 'handler', rated_staff: instance.staff_number},
      ...{channel: review.channel, item_name: instance.item_name},
      ...{due_check_at: nextStepAt(order, profile, notices), reply_due_at: deadlineAt(order, 'reply')},
    });
    const common = {subject_key, order_id: id, at, actor_role: 'system'};
    into.entry({...common, version: 1, command: '{"type":"open"}', state: 'created', salt: idOf(at)});
    into.entry({...common, version: 2, command: line, state: 'dispatched', salt});
    tell(at, 'work-order-opened', {orderId: id, number, reviewId: review.id, subjectKey: subject_key});
    const {state, departmentCode} = order;
    tell(at, 'work-order-changed', {orderId: id, number, state, version: 2, departmentCode});
    for (const {type, ...told} of [...openingEffects(order), ...dispatched.effects]) {
      tell(at, type, {orderId: id, number, version: 2, ...told});
    }
    const audit = {at, actor: 'system', subject: id, sealed: 0};
    const opened = JSON.stringify({number, reviewId: review.id});
    into.audit({...audit, id: idOf(at), action: 'work-order-opened', detail: opened});
    const [lineDigest, orderDigest] = [saltedDigest(salt, line), saltedDigest(salt, body)];
    const told = {command: 'dispatch', role: 'system', version: 2, state: order.state, lineDigest, orderDigest};
    into.audit({...audit, id: idOf(at), action: 'work-order-command', detail: JSON.stringify(told)});
    for (const {name, day: on, from, count: share} of countShares(order)) {
      const of = {day: on, measure: ORDER_MEASURES[name as keyof typeof ORDER_MEASURES]};
      into.share({subject_key, order_id: id, ...place, ...of, from_at: from, count: share});
      if (from === 0) count({...place, ...of});
    }
  };

  return database.transaction((reviews: readonly PreparedReview[]) => {
    cells.clear();
    for (const review of reviews) {
      const instance = readInstance.get(review.subjectKey);
      if (instance === undefined) throw new Error(`No instance ${review.subjectKey}.`);
      const {area, department, item_code, window_number, served_on} = instance;
      const {subjectKey: subject_key, receivedAt: at} = review;
      const place = {area, department, item_code, window_number, channel: review.channel};
      const day = localDateOf(at);
      const fresh = into.review({
        ...place,
        ...{subject_key, id: review.id, assess_number: 1, standing: 'first', outcome: 'recorded', late: 0, format: 1},
        ...{level: review.level, indicators: JSON.stringify(review.indicators), text: review.text, counted_on: day},
        ...{indicators_version: review.indicatorsVersion, identity_mode: review.identityMode, validity: 'valid'},
        ...{submitted_at: review.submittedAt, received_at: at, invitation_id: review.invitationId},
        ...{receipt_hash: review.receiptHash, body_digest: review.bodyDigest},
      });
      if (!fresh) continue;
      tell(at, 'review-recorded', {reviewId: review.id, subjectKey: subject_key});
      count({...place, day, measure: review.level});
      count({...place, channel: null, day: served_on, measure: INSTANCES_REVIEWED});
      if (review.level <= 2) writeOrder(review, instance, place);
    }
    const at = reviews.at(-1)?.receivedAt ?? 0;
    for (const {row, count: sum} of cells.values()) into.delta({...row, id: idOf(at), count: sum});
  });
}

function saltedDigest(salt: string, text: string): string {
  return createHash('sha256').update(`${salt}\n${text}`).digest('hex');
}
