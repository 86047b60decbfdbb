import {type HolidayNotice, isNegative, localDateOf} from '@haochaping/core';
import {
  areaOfDay,
  areaValidity,
  departmentsSql,
  ENDED_AREAS_SQL,
  HANDLERS_SQL,
  type Held,
  type HeldArea,
  type HeldDepartment,
  type HeldInstance,
  type HeldReview,
  NOTICES_SQL,
  ownersOf,
  serialKey,
  serialOf,
} from './held.ts';
import {planRecording, type RecordingPlan} from './plan.ts';
import type {PreparedReview, RecordedReview, RecordingRules} from './prepared-review.ts';
import {RECORDED_TABLES, type RecordedTable} from './recorded-tables.ts';

/** One connection of PostgreSQL inside a transaction; values are `$1`, `$2` …, lists are arrays. */
export interface PostgresQueries {
  query<Row>(sql: string, values: readonly unknown[]): Promise<readonly Row[]>;
}

/**
 * The ingest path on PostgreSQL, a few set-based statements: to be run in a READ COMMITTED transaction and repeated when it
 * loses a race. The instances' rows are locked first, in one order, so that all writers of one service instance come one
 * after the other and each then sees what those before it committed; no weaker lock and no stronger isolation is needed.
 */
export async function recordInPostgres(
  queries: PostgresQueries,
  reviews: readonly PreparedReview[],
  rules: RecordingRules,
): Promise<readonly RecordedReview[]> {
  const plan = planRecording(reviews, await readHeld(queries, reviews), rules);
  await writePlan(queries, plan);
  return plan.outcomes;
}

async function readHeld(queries: PostgresQueries, reviews: readonly PreparedReview[]): Promise<Held> {
  const keys = [...new Set(reviews.map((review) => review.subjectKey))].sort();
  const instances = await queries.query<HeldInstance>(
    `select subject_key, served_on, item_code, item_name, department, area, window_number, staff_number, contested_at
     from service_instance where subject_key = any($1::text[]) order by subject_key for update`,
    [keys],
  );
  const stored = await queries.query<HeldReview>(
    `select review.id, review.subject_key, review.level, body_digest, review.received_at, work_order.id as order_id
     from review left join work_order
       on work_order.subject_key = review.subject_key and work_order.review_id = review.id
     where review.id = any($1::text[])`,
    [reviews.map((review) => review.id)],
  );
  const firsts = await queries.query<Pick<HeldReview, 'subject_key' | 'id' | 'level'>>(
    'select subject_key, id, level from review where subject_key = any($1::text[]) and assess_number = 1',
    [keys],
  );
  const held = {
    reviews: new Map(stored.map((review) => [review.id, review])),
    firsts: new Map(firsts.map((review) => [review.subject_key, review])),
    instances: new Map(instances.map((instance) => [instance.subject_key, instance])),
    endedAreas: (await queries.query<HeldArea>(ENDED_AREAS_SQL, [])).map(areaValidity),
    departments: new Map<string, HeldDepartment>(),
    handlers: new Map<string, readonly (string | null)[]>(),
    notices: [],
    serials: new Map<string, number>(),
  };
  const opening = reviews.flatMap((review) => {
    const instance = held.instances.get(review.subjectKey);
    if (instance === undefined || !isNegative(review.level) || held.reviews.has(review.id)) return [];
    const day = localDateOf(review.receivedAt);
    const area = areaOfDay(held.endedAreas, instance.area, day);
    return [{instance, area, serial: serialOf(area, day)}];
  });
  if (opening.length === 0) return held;
  return {...held, ...(await readForOrders(queries, opening))};
}

interface Opening {
  readonly instance: HeldInstance;
  readonly area: string;
  readonly serial: {readonly area: string; readonly day: string};
}

/** Reads where orders may go and locks the serials their numbers come from, in one order, without leaving a gap. */
async function readForOrders(
  queries: PostgresQueries,
  opening: readonly Opening[],
): Promise<Pick<Held, 'departments' | 'handlers' | 'notices' | 'serials'>> {
  const departments = await queries.query<HeldDepartment>(
    departmentsSql('select code from department where code = any($1::text[]) or area = any($2::text[])'),
    [opening.flatMap(({instance}) => ownersOf(instance)), opening.map(({area}) => area)],
  );
  const notices = await queries.query<{readonly body: string}>(NOTICES_SQL, []);
  const wanted = new Map(opening.map(({serial}) => [serialKey(serial), serial]));
  const sorted = [...wanted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, serial]) => serial);
  const serials = await queries.query<{readonly area: string; readonly day: string; readonly last: number}>(
    `insert into work_order_serial (area, day, last)
     select area, day, 0 from unnest($1::text[], $2::text[]) as wanted (area, day)
     on conflict (area, day) do update set last = work_order_serial.last
     returning area, day, last`,
    [sorted.map(({area}) => area), sorted.map(({day}) => day)],
  );
  return {
    departments: new Map(departments.map((department) => [department.code, department])),
    handlers: await readHandlers(queries, opening),
    notices: notices.map(({body}) => JSON.parse(body) as HolidayNotice),
    serials: new Map(serials.map((serial) => [serialKey(serial), serial.last])),
  };
}

async function readHandlers(queries: PostgresQueries, opening: readonly Opening[]): Promise<Held['handlers']> {
  const handlers = new Map<string, readonly (string | null)[]>();
  const rated = opening.flatMap(({instance}) => (instance.staff_number === null ? [] : [instance.department]));
  for (const department of new Set(rated)) {
    const rows = await queries.query<{readonly staff_number: string | null}>(`${HANDLERS_SQL}$1`, [department]);
    if (rows.length > 0) {
      handlers.set(
        department,
        rows.map(({staff_number}) => staff_number),
      );
    }
  }
  return handlers;
}

async function writePlan(queries: PostgresQueries, plan: RecordingPlan): Promise<void> {
  await writeRows(queries, 'review', plan.reviews);
  await writeRows(queries, 'contact', plan.contacts);
  await writeRows(queries, 'device_number', plan.deviceNumbers);
  if (plan.contested.length > 0) {
    await queries.query(
      `update service_instance set contested_at = met.at from unnest($1::text[], $2::bigint[]) as met (subject_key, at)
       where service_instance.subject_key = met.subject_key and contested_at is null`,
      [plan.contested.map((met) => met.subject_key), plan.contested.map((met) => met.at)],
    );
  }
  await writeRows(queries, 'work_order', plan.orders);
  await writeRows(queries, 'work_order_entry', plan.entries);
  if (plan.serials.length > 0) {
    await queries.query(
      `update work_order_serial set last = given.last
       from unnest($1::text[], $2::text[], $3::integer[]) as given (area, day, last)
       where work_order_serial.area = given.area and work_order_serial.day = given.day`,
      [
        plan.serials.map((serial) => serial.area),
        plan.serials.map((serial) => serial.day),
        plan.serials.map((serial) => serial.last),
      ],
    );
  }
  await writeRows(queries, 'order_share', plan.shares);
  await writeRows(queries, 'count_delta', plan.deltas);
  await writeRows(queries, 'outgoing_event', plan.events);
  await writeRows(queries, 'audit_entry', plan.audit);
}

async function writeRows(queries: PostgresQueries, table: RecordedTable, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.entries<string>(RECORDED_TABLES[table]);
  const names = columns.map(([name]) => `"${name}"`).join(', ');
  const lists = columns.map(([, kind], index) => `$${index + 1}::${kind}[]`).join(', ');
  const values = columns.map(([name]) =>
    (rows as readonly Readonly<Record<string, unknown>>[]).map((row) => row[name]),
  );
  await queries.query(`insert into ${table} (${names}) select * from unnest(${lists})`, values);
}
