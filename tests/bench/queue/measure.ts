import {spawnSync} from 'node:child_process';
import type {BrowserContext, Page} from 'playwright-core';
import {type Drained, type DrainerName, QUEUES, type QueueName} from './contract.ts';

export interface Latency {
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

export interface DrainFigures {
  /** Reviews a second. Workbox and localForage send one at a time, and nothing else. */
  readonly perSecond: Readonly<Partial<Record<DrainerName, number>>>;
  /** Ours over the bare loop; the median over the rounds. */
  readonly ratio: number;
  /** The most that JavaScript's heap held while sending, in megabytes. */
  readonly heapPeakMb: {readonly ours: number; readonly bare: number};
}

export interface BurstFigures {
  readonly perSecond: number;
  /** How many were not kept, and whoever asked was told so. */
  readonly unkept: number;
}

/** A browser and a place that serves the lab under any name. Each name is an origin, with stores of its own. */
export interface Bench {
  readonly browser: BrowserContext;
  readonly port: number;
}

async function openLab({browser, port}: Bench, name: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`http://${name}.localhost:${port}/`);
  await page.waitForFunction(() => 'lab' in window);
  return page;
}

/** One at a time, in turns: over all backlogs, and in each over all queues. */
export async function measureEnqueue(
  bench: Bench,
  backlogs: readonly number[],
  {warmUp, rounds, times}: {readonly warmUp: number; readonly rounds: number; readonly times: number},
): Promise<Record<QueueName, Record<number, Latency>>> {
  const taken = new Map<string, number[]>();
  const pages: {readonly backlog: number; readonly page: Page}[] = [];
  for (const backlog of backlogs) {
    const page = await openLab(bench, `waiting-${backlog}`);
    await page.evaluate(([queues, waiting]) => window.lab.open(queues, waiting), [QUEUES, backlog] as const);
    pages.push({backlog, page});
  }
  // What waits was written long ago: its way to the disk is not part of what is measured.
  spawnSync('sync');
  for (let round = -warmUp; round < rounds; round++) {
    const turn = Math.abs(round) % pages.length;
    for (const {backlog, page} of [...pages.slice(turn), ...pages.slice(0, turn)]) {
      const figures = await page.evaluate((count) => window.lab.enqueue(count), times);
      if (round < 0) continue;
      for (const name of QUEUES) {
        const key = `${name} ${backlog}`;
        taken.set(key, [...(taken.get(key) ?? []), ...(figures[name] ?? [])]);
      }
    }
  }
  for (const {page} of pages) await page.close();
  return byQueue((name) =>
    Object.fromEntries(backlogs.map((backlog) => [backlog, latencyOf(taken.get(`${name} ${backlog}`) ?? [])])),
  );
}

/** Sends so many reviews in requests of so many, ours and the bare loop in turns. */
export async function measureDrain(
  bench: Bench,
  {batch, count, rounds}: {readonly batch: number; readonly count: number; readonly rounds: number},
): Promise<DrainFigures> {
  const page = await openLab(bench, `drain-${batch}`);
  const drain = (name: DrainerName): Promise<Drained> =>
    page.evaluate(([drainer, many, size]) => window.lab.drain(drainer, many, size), [name, count, batch] as const);
  const runs: {readonly ours: Drained; readonly bare: Drained}[] = [];
  for (let round = -1; round < rounds; round++) {
    const first = round % 2 === 0 ? await drain('ours') : undefined;
    const bare = await drain('bare');
    const run = {bare, ours: first ?? (await drain('ours'))};
    // The first warms up.
    if (round >= 0) runs.push(run);
  }
  const perSecond = (ms: number): number => Math.round((count * 1_000) / ms);
  const one = async (name: DrainerName): Promise<number> => perSecond((await drain(name)).ms);
  const others = batch === 1 ? {workbox: await one('workbox'), localforage: await one('localforage')} : {};
  await page.close();
  const peak = (of: 'ours' | 'bare'): number => megabytes(Math.max(...runs.map((run) => run[of].heapPeak)));
  return {
    perSecond: {
      ours: perSecond(
        quantile(
          runs.map(({ours}) => ours.ms),
          0.5,
        ),
      ),
      bare: perSecond(
        quantile(
          runs.map(({bare}) => bare.ms),
          0.5,
        ),
      ),
      ...others,
    },
    ratio: rounded(
      quantile(
        runs.map(({ours, bare}) => bare.ms / ours.ms),
        0.5,
      ),
    ),
    heapPeakMb: {ours: peak('ours'), bare: peak('bare')},
  };
}

/** So many at once, into one queue after the other. */
export async function measureBurst(bench: Bench, count: number): Promise<Record<QueueName, BurstFigures>> {
  const page = await openLab(bench, 'burst');
  const figures = new Map<QueueName, BurstFigures>();
  for (const queue of QUEUES) {
    const {ms, unkept} = await page.evaluate(([name, many]) => window.lab.burst(name, many), [queue, count] as const);
    figures.set(queue, {perSecond: Math.round(((count - unkept) * 1_000) / ms), unkept});
  }
  await page.close();
  return byQueue((name) => figures.get(name) ?? {perSecond: NaN, unkept: NaN});
}

/** What a page holds in JavaScript's heap, in megabytes, with one queue open, so many waiting in it and one more just kept. */
export async function measureHeap(bench: Bench, waiting: number): Promise<Record<QueueName | 'nothing', number>> {
  const heapOf = async (queues: readonly QueueName[]): Promise<number> => {
    const page = await openLab(bench, `heap-${queues.join()}`);
    await page.evaluate(([names, many]) => window.lab.open(names, many), [queues, waiting] as const);
    await page.evaluate(() => window.lab.enqueue(1));
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    const {usedSize} = await session.send('Runtime.getHeapUsage');
    await page.close();
    return megabytes(usedSize);
  };
  const nothing = await heapOf([]);
  const held = new Map<QueueName, number>();
  for (const queue of QUEUES) held.set(queue, await heapOf([queue]));
  return {nothing, ...byQueue((name) => held.get(name) ?? NaN)};
}

function byQueue<T>(of: (name: QueueName) => T): Record<QueueName, T> {
  return Object.fromEntries(QUEUES.map((name) => [name, of(name)])) as Record<QueueName, T>;
}

function latencyOf(times: readonly number[]): Latency {
  return {p50: rounded(quantile(times, 0.5)), p99: rounded(quantile(times, 0.99))};
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

export function rounded(value: number): number {
  return Number(value.toFixed(3));
}

function megabytes(bytes: number): number {
  return Number((bytes / 1_000_000).toFixed(1));
}
