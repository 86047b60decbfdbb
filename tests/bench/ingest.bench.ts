import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {COUNT_NAMES, countShares, localDateOf, openWorkOrder, SYSTEM, transition} from '@haochaping/core';
import type {PreparedReview} from '@haochaping/backend';
import {SAMPLE_AT, SAMPLE_RULES, sampleInstance, sampleReview, stock} from '@haochaping/backend/conformance';
import {lockDirectory, openSqliteEngine, SQLITE_FILE} from '@haochaping/server';
import Database from 'better-sqlite3';

// How fast reviews are recorded by the store, beside hand-written SQL in the main thread that writes the same rows: 32
// clients, each waiting for its own commit, grouped in both. Rounds alternate, so that a slow spell of the disk hits both.

const CLIENTS = 32;
const ROUNDS = 7;
const ROUND_MS = 1000;
const INSTANCES = 400_000;
/** One bad review in so many, each with its order. */
const BAD_EVERY = 50;
const BUDGET = 0.8;
/** Any numbers will do here, as long as each thing counted has its own. */
const INSTANCES_REVIEWED = 10;
const FIRST_ORDER_MEASURE = 100;

interface Instance {
  readonly area: string;
  readonly department: string;
  readonly item_code: string;
  readonly window_number: string | null;
}

type Record = (review: PreparedReview) => Promise<unknown>;

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'hcp-bench-'));

/** A migrated database with instances `C1#1` … to be rated, and the sample directory. */
async function prepare(name: string): Promise<string> {
  const home = path.join(directory, name);
  const lock = lockDirectory(home);
  const engine = await openSqliteEngine({lock, rules: SAMPLE_RULES});
  await stock(engine, sampleInstance('C0'));
  await engine.close();
  lock.release();
  const database = new Database(path.join(home, SQLITE_FILE));
  const columns = database.prepare('select name from pragma_table_info(?)').pluck().all('service_instance') as string[];
  const others = columns.filter((column) => column !== 'subject_key' && column !== 'case_number');
  database.exec(`
    with recursive n (i) as (select 1 union all select i + 1 from n where i < ${INSTANCES})
    insert into service_instance (subject_key, case_number, ${others.join(', ')})
    select 'C' || i || '#1', 'C' || i, ${others.join(', ')} from n, service_instance where subject_key = 'C0#1'`);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  return home;
}

async function openOurs(home: string): Promise<{readonly record: Record; close(): Promise<void>}> {
  const lock = lockDirectory(home);
  const engine = await openSqliteEngine({lock, rules: SAMPLE_RULES});
  return {
    record: (review) => engine.recordReviews([review]),
    close: async () => {
      await engine.close();
      lock.release();
    },
  };
}

/** The same rows by hand: no plan, no look at what was stored before, no thread. Duplicates are left to the unique key. */
function openBare(home: string): {readonly record: Record; close(): void} {
  const database = new Database(path.join(home, SQLITE_FILE));
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'cache_size = -65536']) database.pragma(pragma);
  const insert = (table: string): ((row: Readonly<{[Column in string]: unknown}>) => boolean) => {
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
  const readInstance = database.prepare(
    'select area, department, item_code, window_number, served_on from service_instance where subject_key = ?',
  );
  const nextSerial = database.prepare(`
    insert into work_order_serial (area, day, last) values (?, ?, 1)
    on conflict (area, day) do update set last = last + 1 returning last`);
  const day = localDateOf(SAMPLE_AT);

  /** What one transaction adds to the counts, one row a cell. */
  const cells = new Map<string, {readonly row: object; count: number}>();
  const count = (place: object, of: {day: string; measure: number}): void => {
    const row = {...place, ...of};
    const key = Object.values(row).join(' ');
    const cell = cells.get(key) ?? {row, count: 0};
    cell.count++;
    cells.set(key, cell);
  };

  const writeOrder = (review: PreparedReview, instance: Instance, place: object): void => {
    const {last} = nextSerial.get(instance.area.slice(0, 6), day) as {last: number};
    const facts = {areaCode: instance.area, departmentCode: instance.department, itemCode: instance.item_code};
    const {receivedAt: at} = review;
    const id = idOf(at);
    const number = `CP${last}`;
    const created = openWorkOrder({
      review,
      instance: {...facts, subjectKey: review.subjectKey},
      id,
      number,
      at,
      ...SAMPLE_RULES,
    });
    const dispatch = {type: 'dispatch', departmentCode: instance.department} as const;
    const dispatched = transition(created, dispatch, {at, actor: SYSTEM, ...SAMPLE_RULES});
    if (!dispatched.ok) throw new Error(dispatched.code);
    const {order} = dispatched;
    const common = {subject_key: review.subjectKey, at, area: instance.area, actor: 'system', actor_role: 'system'};
    into.order({
      ...common,
      ...{id, number, review_id: review.id, version: 2, state: order.state, open: 1, level: review.level, counted: 1},
      ...{identity_mode: review.identityMode, struck_out: 0, rated_department: instance.department, reply_overdue: 0},
      ...{department: instance.department, item_code: instance.item_code, opened_at: at, received_at: at},
      ...{next_due_at: at, due_check_at: at, reply_due_at: at, body: JSON.stringify(order)},
    });
    into.entry({...common, order_id: id, version: 1, command: '{"type":"open"}', state: 'created'});
    into.entry({...common, order_id: id, version: 2, command: JSON.stringify(dispatch), state: 'dispatched'});
    for (const type of ['work-order-opened', 'work-order-changed', ...dispatched.effects.map(() => 'tell')]) {
      into.event({id: idOf(at), at, type, body: JSON.stringify({orderId: id, number, state: order.state})});
    }
    for (const action of ['work-order-opened', 'work-order-command']) {
      into.audit({...common, id: idOf(at), action, subject: id, detail: JSON.stringify({number}), sealed: 0});
    }
    for (const {name, day: on, from, count: share} of countShares(order)) {
      const of = {day: on, measure: FIRST_ORDER_MEASURE + COUNT_NAMES.indexOf(name)};
      into.share({...common, ...place, ...of, order_id: id, from_at: from, count: share});
      if (from === 0) count(place, of);
    }
  };

  const writeAll = database.transaction((reviews: readonly PreparedReview[]) => {
    cells.clear();
    for (const review of reviews) {
      const {served_on, ...instance} = readInstance.get(review.subjectKey) as Instance & {served_on: string};
      const place = {...instance, channel: review.channel};
      const {subjectKey: subject_key, indicatorsVersion: indicators_version, identityMode: identity_mode} = review;
      const fresh = into.review({
        ...place,
        ...{
          level: review.level,
          subject_key,
          id: review.id,
          assess_number: 1,
          standing: 'first',
          outcome: 'recorded',
          late: 0,
          format: 1,
        },
        ...{indicators: JSON.stringify(review.indicators), indicators_version, text: review.text, identity_mode},
        ...{
          counted_on: day,
          submitted_at: review.submittedAt,
          received_at: review.receivedAt,
          invitation_id: review.invitationId,
        },
        ...{receipt_hash: review.receiptHash, body_digest: review.bodyDigest, validity: 'valid'},
      });
      if (!fresh) continue;
      into.event({
        id: idOf(review.receivedAt),
        at: review.receivedAt,
        type: 'review-recorded',
        body: JSON.stringify({reviewId: review.id, subject_key}),
      });
      count(place, {day, measure: review.level});
      count({...instance, channel: null}, {day: served_on, measure: INSTANCES_REVIEWED});
      if (review.level <= 2) writeOrder(review, instance, place);
    }
    for (const cell of cells.values()) into.delta({...cell.row, id: idOf(SAMPLE_AT), count: cell.count});
  });

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
    close: () => void database.close(),
  };
}

interface Measured {
  /** Reviews a second. */
  readonly perSecond: number;
  /** Processor time of all threads for one review, in microseconds: what remains comparable on a busy machine. */
  readonly cpuMicros: number;
}

/** What `CLIENTS` clients get through, each sending its next review when the last is on disk. */
async function measure(record: Record, next: () => PreparedReview): Promise<Measured> {
  const began = performance.now();
  const cpu = process.cpuUsage();
  let recorded = 0;
  await Promise.all(
    Array.from({length: CLIENTS}, async () => {
      while (performance.now() - began < ROUND_MS) {
        await record(next());
        recorded++;
      }
    }),
  );
  const {user, system} = process.cpuUsage(cpu);
  return {
    perSecond: Math.round((recorded * 1000) / (performance.now() - began)),
    cpuMicros: Math.round((user + system) / recorded),
  };
}

/** Reviews of one instance after the other, each a millisecond later than the one before: ids grow with time, as real ones do. */
function reviewsOfNewInstances(): () => PreparedReview {
  let count = 0;
  const text = '窗口一次性告知了全部材料，工作人员态度很好，半小时就办完了，谢谢。';
  return () => {
    count++;
    const receivedAt = SAMPLE_AT + count;
    const level = count % BAD_EVERY === 0 ? 1 : 5;
    return sampleReview(`C${count}`, {id: idOf(receivedAt), receivedAt, text, indicators: ['501', '502'], level});
  };
}

/** A UUID of version 7, as devices make them. */
function idOf(at: number): string {
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

try {
  const ours = await openOurs(await prepare('ours'));
  const bare = openBare(await prepare('bare'));
  const [forOurs, forBare] = [reviewsOfNewInstances(), reviewsOfNewInstances()];
  const rounds: {readonly ours: Measured; readonly bare: Measured}[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const measureOurs = (): Promise<Measured> => measure(ours.record, forOurs);
    const measureBare = (): Promise<Measured> => measure(bare.record, forBare);
    const first = round % 2 === 0 ? await measureOurs() : undefined;
    const figures = {bare: await measureBare(), ours: first ?? (await measureOurs())};
    // The first warms up.
    if (round >= 0) rounds.push(figures);
  }
  await ours.close();
  bare.close();
  const middle = (of: (round: {readonly ours: Measured; readonly bare: Measured}) => number): number =>
    median(rounds.map(of));
  const ratio = Number(middle((round) => round.ours.perSecond / round.bare.perSecond).toFixed(3));
  const result = {
    bench: 'ingest',
    clients: CLIENTS,
    perSecond: {ours: middle((round) => round.ours.perSecond), bare: middle((round) => round.bare.perSecond)},
    cpuMicros: {ours: middle((round) => round.ours.cpuMicros), bare: middle((round) => round.bare.cpuMicros)},
    ratio,
    budget: BUDGET,
    ratios: rounds.map((round) => Number((round.ours.perSecond / round.bare.perSecond).toFixed(2))),
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
  if (ratio < BUDGET) process.exitCode = 1;
} finally {
  fs.rmSync(directory, {recursive: true, force: true});
}
