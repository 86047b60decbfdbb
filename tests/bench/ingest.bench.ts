import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type {PreparedReview} from '@haochaping/backend';
import {SAMPLE_AT, SAMPLE_RULES, sampleInstance, sampleReview, stock} from '@haochaping/backend/conformance';
import {lockDirectory, openSqliteEngine, SQLITE_FILE} from '@haochaping/server';
import Database from 'better-sqlite3';
import {openHandWritten, type Recorder} from './ingest/hand-written.ts';
import {idOf} from './ingest/ids.ts';
import {firstDifference} from './ingest/same-rows.ts';

// How fast reviews are recorded by the store, beside hand-written SQL in the main thread that writes the same rows: 32
// clients, each waiting for its own commit, grouped in both. Rounds are short and alternate, so that a slow spell of the disk
// hits both. That the rows are the same is seen before anything is measured.

const CLIENTS = 32;
const ROUNDS = 21;
const ROUND_MS = 400;
const INSTANCES = 400_000;
/** One bad review in so many, each with its order. */
const BAD_EVERY = 50;
const COMPARED = 200;
const BUDGET = 0.8;

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'hcp-bench-'));

/** A migrated database with instances `C1#1` … to be rated, and the sample directory. */
async function prepare(name: string, instances: number): Promise<string> {
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
    with recursive n (i) as (select 1 union all select i + 1 from n where i < ${instances})
    insert into service_instance (subject_key, case_number, ${others.join(', ')})
    select 'C' || i || '#1', 'C' || i, ${others.join(', ')} from n, service_instance where subject_key = 'C0#1'`);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  return home;
}

async function openOurs(home: string): Promise<Recorder> {
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

/** Records the same reviews in one transaction each way, and throws unless the same rows came of it. */
async function compareRows(): Promise<void> {
  const reviews = Array.from({length: COMPARED}, reviewsOfNewInstances());
  const homes = [await prepare('ours-compared', COMPARED), await prepare('bare-compared', COMPARED)] as const;
  for (const recorder of [await openOurs(homes[0]), openHandWritten(homes[1])]) {
    await Promise.all(reviews.map((review) => recorder.record(review)));
    await recorder.close();
  }
  const difference = firstDifference(...homes);
  if (difference !== undefined) throw new Error(`The hand-written SQL writes other rows: ${difference}`);
}

interface Measured {
  /** Reviews a second. */
  readonly perSecond: number;
  /** Processor time of all threads for one review, in microseconds: what remains comparable on a busy machine. */
  readonly cpuMicros: number;
}

/** What `CLIENTS` clients get through, each sending its next review when the last is on disk. */
async function measure(recorder: Recorder, next: () => PreparedReview): Promise<Measured> {
  const began = performance.now();
  const cpu = process.cpuUsage();
  let recorded = 0;
  await Promise.all(
    Array.from({length: CLIENTS}, async () => {
      while (performance.now() - began < ROUND_MS) {
        await recorder.record(next());
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

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

try {
  await compareRows();
  const ours = await openOurs(await prepare('ours', INSTANCES));
  const bare = openHandWritten(await prepare('bare', INSTANCES));
  const [forOurs, forBare] = [reviewsOfNewInstances(), reviewsOfNewInstances()];
  const rounds: {readonly ours: Measured; readonly bare: Measured}[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const measureOurs = (): Promise<Measured> => measure(ours, forOurs);
    const measureBare = (): Promise<Measured> => measure(bare, forBare);
    const first = round % 2 === 0 ? await measureOurs() : undefined;
    const figures = {bare: await measureBare(), ours: first ?? (await measureOurs())};
    // The first warms up.
    if (round >= 0) rounds.push(figures);
  }
  await ours.close();
  await bare.close();
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
