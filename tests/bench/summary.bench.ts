import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {parseArgs} from 'node:util';
import {type Engine, readSummary, runFold} from '@haochaping/backend';
import {SAMPLE_AT, SAMPLE_RULES, sampleInstance, sampleReview, stock} from '@haochaping/backend/conformance';
import {lockDirectory, openSqliteEngine, type RunningServer, SQLITE_FILE, startServer} from '@haochaping/server';
import Database from 'better-sqlite3';

// How long the public summary takes with many reviews beside few, in one run, the two taking turns: by the store alone and over
// HTTP; then with a hundred thousand counts that wait to be folded. One bad review in twenty has its order. The rows are written
// by SQL, for two million would otherwise take an hour.

const {values} = parseArgs({options: {reviews: {type: 'string', default: '2000000'}}});
const FEW = 20_000;
const MANY = Number(values.reviews);
const BUDGET = 1.5;
const ROUNDS = 150;
const WARM_UP = 20;
const WAITING = 100_000;
const WAITING_ROUNDS = 20;

/** 13 cities of 8 counties, 10 departments in each. */
const COUNTIES = 13 * 8;
const DEPARTMENTS = COUNTIES * 10;
const DAYS = 365;
const BAD_EVERY = 20;
/** So many orders missed a deadline since the clock's job last ran. */
const JUST_DUE = 50;

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'hcp-bench-'));

interface Store {
  readonly server: RunningServer;
  readonly engine: Engine;
}

/** A store with so many reviews, their orders' shares and all sums, and a server over it. */
async function open(reviews: number): Promise<Store> {
  const data = path.join(directory, String(reviews));
  const lock = lockDirectory(data);
  const empty = await openSqliteEngine({lock, rules: SAMPLE_RULES});
  await stock(empty, sampleInstance('C0'));
  await empty.recordReviews([sampleReview('C0')]);
  await runFold({engine: empty});
  await empty.close();
  lock.release();
  fill(path.join(data, SQLITE_FILE), reviews);
  let engine: Engine | undefined;
  const server = await startServer({
    ...{port: 0, host: '127.0.0.1', data, reset: false, https: false},
    report: (what, cause) => console.error(what, cause),
    wrapEngine: (opened) => (engine = opened),
  });
  if (engine === undefined) throw new Error('The server opened no engine.');
  return {server, engine};
}

function fill(file: string, reviews: number): void {
  const database = new Database(file);
  // Nobody else is there, and what a crash would leave is thrown away: no journal.
  for (const pragma of ['journal_mode = DELETE', 'journal_mode = OFF', 'synchronous = OFF', 'cache_size = -400000']) {
    database.pragma(pragma);
  }
  database.pragma('temp_store = memory');
  const numbers = (last: number): string => `n (i) as (select 1 union all select i + 1 from n where i < ${last})`;
  database.transaction(() => {
    // Neither the days nor the levels divide the step between offices, so that every office has every one of them.
    database.exec(`
      create temp table office (n integer primary key, department text, area text);
      with recursive ${numbers(DEPARTMENTS)}
      insert into office select i - 1, 'D' || printf('%04d', i), '32' || printf('%02d%02d', 1 + (i % ${COUNTIES}) / 8, 1 + i % 8) || '000000' from n`);
    const columns = database.prepare(`select name from pragma_table_info('review')`).pluck().all() as string[];
    const given: Readonly<Record<string, string>> = {
      // In order, so that the rows go in at the end of every key.
      subject_key: `printf('C%010d#1', i)`,
      id: `printf('%08x-0000-7000-8000-%012x', i, i)`,
      level: `case when i % ${BAD_EVERY} = 0 then 1 + (i / ${BAD_EVERY}) % 2 else 3 + i % 3 end`,
      area: 'office.area',
      department: 'office.department',
      item_code: `'I' || (i % 200)`,
      window_number: 'null',
      channel: `case i % 3 when 0 then 'kiosk' when 1 then 'web-widget' else 'sms-link' end`,
      counted_on: `date('2025-11-23', '+' || (i % ${DAYS}) || ' days')`,
    };
    database.exec(`
      with recursive ${numbers(reviews)}
      insert into review (${columns.join(', ')})
      select ${columns.map((column) => given[column] ?? `sample.${column}`).join(', ')}
      from n cross join review as sample join office on office.n = (i * 7) % ${DEPARTMENTS} where sample.subject_key = 'C0#1';
      delete from review where subject_key = 'C0#1';
      delete from count_delta;
      delete from count_rollup`);
    shareOrders(database);
    sumUp(database);
  })();
  database.pragma('journal_mode = WAL');
  database.close();
}

/** What the orders of the bad reviews add: opened, dispatched and due at once; a few whose deadline has just passed. */
function shareOrders(database: Database.Database): void {
  const into =
    'insert into order_share (subject_key, order_id, measure, from_at, area, department, item_code, window_number, channel, day, count)';
  const place = 'area, department, item_code, window_number, channel, counted_on, 1';
  for (const measure of [100, 101, 103, 104, 105, 106, 107, 109, 110]) {
    database.exec(`${into} select subject_key, id, ${measure}, 0, ${place} from review where level <= 2`);
  }
  database.exec(
    `${into} select subject_key, id, 108, ${SAMPLE_AT}, ${place} from review where level <= 2 limit ${JUST_DUE}`,
  );
}

/** Every sum that folding would have made, day by day, then by months and for ever. */
function sumUp(database: Database.Database): void {
  database.exec(`
    create temp table cell as
      select area, department, item_code, channel, counted_on as day, level as measure, count(*) as count from review
        group by area, department, item_code, channel, counted_on, level
      union all
      select area, department, item_code, channel, day, measure, sum(count) from order_share where from_at = 0
        group by area, department, item_code, channel, day, measure`);
  const keys: readonly (readonly [dimension: string, key: string])[] = [
    ['whole', `''`],
    ['area', `substr(area, 1, 2) || '0000000000'`],
    ['area', `substr(area, 1, 4) || '00000000'`],
    ['area', 'area'],
    ['department', 'department'],
    ['item', 'item_code'],
    ['channel', 'channel'],
  ];
  const into = 'insert into count_rollup (dimension, key, period, measure, count)';
  for (const [dimension, key] of keys) {
    database.exec(`${into} select '${dimension}', ${key}, day, measure, sum(count) from cell group by 2, 3, 4`);
  }
  database.exec(`
    ${into} select dimension, key, substr(period, 1, 7), measure, sum(count) from count_rollup
      where length(period) = 10 group by 1, 2, 3, 4;
    ${into} select dimension, key, 'ever', measure, sum(count) from count_rollup
      where length(period) = 7 group by 1, 2, 4`);
}

/** The same question while so many changes of the counts wait, and what folding them takes; no server folds them meanwhile. */
async function whileWaiting(reviews: number): Promise<{readonly storeMs: Percentiles; readonly foldMs: number}> {
  const lock = lockDirectory(path.join(directory, String(reviews)));
  const engine = await openSqliteEngine({lock, rules: SAMPLE_RULES});
  await leaveWaiting(engine);
  const [times] = await measure([engine], askStore, WAITING_ROUNDS);
  const began = performance.now();
  await runFold({engine});
  const foldMs = Math.round(performance.now() - began);
  await engine.close();
  lock.release();
  return {storeMs: percentilesOf(times), foldMs};
}

/** So many changes of the counts, as single reviews of many offices leave them. */
async function leaveWaiting({db}: Engine): Promise<void> {
  const rows = Array.from({length: WAITING}, (_, n) => ({
    id: `waiting ${String(n).padStart(6, '0')}`,
    area: `3201${String(1 + (n % 8)).padStart(2, '0')}000000`,
    department: `D${String(1 + (n % DEPARTMENTS)).padStart(4, '0')}`,
    item_code: `I${n % 200}`,
    window_number: null,
    channel: 'kiosk',
    day: '2026-11-22',
    measure: 3 + (n % 3),
    count: 1,
  }));
  await db.transaction().execute(async (trx) => {
    for (let from = 0; from < rows.length; from += 1_000) {
      await trx
        .insertInto('count_delta')
        .values(rows.slice(from, from + 1_000))
        .execute();
    }
  });
}

async function askStore(engine: Engine): Promise<number> {
  return (await readSummary(engine, SAMPLE_AT + 1)).good;
}

async function askServer({address}: RunningServer): Promise<number> {
  const answer = await fetch(`${address}/v1/public/summary`);
  return ((await answer.json()) as {good: number}).good;
}

/** Milliseconds of each round, those that are asked taking turns. */
async function measure<Asked>(
  all: readonly Asked[],
  ask: (one: Asked) => Promise<number>,
  rounds = ROUNDS,
): Promise<readonly number[][]> {
  const times: number[][] = all.map(() => []);
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const [index, one] of all.entries()) {
      const began = performance.now();
      await ask(one);
      if (round >= 0) times[index]?.push(performance.now() - began);
    }
  }
  return times;
}

function percentile(times: readonly number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN).toFixed(3));
}

interface Percentiles {
  readonly p50: number;
  readonly p99: number;
}

function percentilesOf(times: readonly number[] = []): Percentiles {
  return {p50: percentile(times, 0.5), p99: percentile(times, 0.99)};
}

const opened: Store[] = [];
try {
  for (const size of [FEW, MANY]) opened.push(await open(size));
  const [few, many] = opened;
  if (few === undefined || many === undefined) throw new Error('There are two stores.');
  for (const [store, size] of [
    [few, FEW],
    [many, MANY],
  ] as const) {
    const counted = await readSummary(store.engine, SAMPLE_AT + 1);
    if (counted.good + counted.bad !== size) throw new Error(`${size} reviews count as ${counted.good + counted.bad}.`);
    if (counted.rectified.denominator !== Math.floor(size / BAD_EVERY)) throw new Error('Not every order is counted.');
  }
  const engines = opened.map(({engine}) => engine);
  const servers = opened.map(({server}) => server);
  const [fewStore, manyStore] = (await measure(engines, askStore)).map(percentilesOf);
  const [fewHttp, manyHttp] = (await measure(servers, askServer)).map(percentilesOf);
  for (const server of servers) await server.stop();
  const ratioOf = (part: Percentiles | undefined, whole: Percentiles | undefined): number =>
    Number(((part?.p50 ?? NaN) / (whole?.p50 ?? NaN)).toFixed(3));
  const ratio = ratioOf(manyStore, fewStore);
  const ratioHttp = ratioOf(manyHttp, fewHttp);
  const result = {
    bench: 'summary',
    reviews: {few: FEW, many: MANY},
    storeMs: {few: fewStore, many: manyStore},
    httpMs: {few: fewHttp, many: manyHttp},
    waiting: {deltas: WAITING, ...(await whileWaiting(MANY))},
    ratio,
    ratioHttp,
    budget: BUDGET,
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
  const missed = Object.entries({ratio, ratioHttp}).filter(([, value]) => !(value <= BUDGET));
  for (const [name, value] of missed) console.error(`${name} is ${value}, the budget ${BUDGET}.`);
  if (missed.length > 0) process.exitCode = 1;
} finally {
  for (const {server} of opened) await server.stop();
  fs.rmSync(directory, {recursive: true, force: true});
}
