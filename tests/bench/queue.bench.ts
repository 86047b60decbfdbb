import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {chromium} from 'playwright-core';
import {chromiumPath} from '../chromium.ts';
import {type DrainFigures, measureBurst, measureDrain, measureEnqueue, measureHeap, rounded} from './queue/measure.ts';
import {bundleLab, openSite, portOf} from './queue/site.ts';

// What it costs to keep a review on the device and to send what waits, in a real browser with its profile on a real disk: the SDK
// beside IndexedDB with nothing around it, and beside two queues that many pages use. All of it in one run and in turns, so that a
// slow spell of the machine hits all of them.

const MOST = 100_000;
const BACKLOGS = [0, 1_000, 10_000, MOST] as const;
// While it warms up, the browser tidies what was filled a moment ago.
const ENQUEUES = {warmUp: 25, rounds: 100, times: 4};
const BURST = 10_000;
// A heap that grew with what waits would show it here already, and filling all queues again takes its time.
const HEAP_WAITING = 10_000;
/** Batch sizes; so many reviews are sent, so many times. */
const DRAINS = [
  {batch: 1, count: 300, rounds: 3},
  {batch: 50, count: 3_000, rounds: 7},
  {batch: 200, count: 4_000, rounds: 3},
] as const;
// What the citizen waits for may not depend on how much waits with him; and a safe drain may not cost much more than a careless one.
const BUDGETS = {enqueueRatio: 1.2, drainRatio: 0.8} as const;
const BUDGETED_BATCH = 50;
const ARGS = [
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-precise-memory-info',
];
const PATIENCE_MS = 600_000;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'haochaping-bench-'));
await bundleLab(folder);
const site = await openSite(folder);
const browser = await chromium.launchPersistentContext(path.join(folder, 'profile'), {
  executablePath: await chromiumPath(),
  headless: true,
  chromiumSandbox: false,
  args: ARGS,
});
browser.setDefaultTimeout(PATIENCE_MS);
try {
  const bench = {browser, port: portOf(site)};
  console.error('Some minutes on a machine that does nothing else: enqueue …');
  const enqueue = await measureEnqueue(bench, BACKLOGS, ENQUEUES);
  console.error('drain …');
  const drain: Record<number, DrainFigures> = {};
  for (const how of DRAINS) drain[how.batch] = await measureDrain(bench, how);
  console.error('burst …');
  const burst = await measureBurst(bench, BURST);
  console.error('heap …');
  const heapMb = await measureHeap(bench, HEAP_WAITING);
  const p50 = (waiting: number): number => enqueue.ours[waiting]?.p50 ?? NaN;
  const enqueueRatio = rounded(p50(MOST) / p50(0));
  const drainRatio = drain[BUDGETED_BATCH]?.ratio ?? NaN;
  const missed = [
    ...(enqueueRatio <= BUDGETS.enqueueRatio ? [] : [`enqueue: ${enqueueRatio} > ${BUDGETS.enqueueRatio}`]),
    ...(drainRatio >= BUDGETS.drainRatio ? [] : [`drain: ${drainRatio} < ${BUDGETS.drainRatio}`]),
    ...(burst.ours.unkept === 0 ? [] : [`burst: ${burst.ours.unkept} were not kept`]),
  ];
  const figures = {enqueueRatio, drainRatio, budgets: BUDGETS, missed, enqueue, drain, burst, heapMb};
  process.stdout.write(`${JSON.stringify({bench: 'queue', ...figures})}\n`);
  if (missed.length > 0) {
    console.error(`Over budget: ${missed.join('; ')}`);
    process.exitCode = 1;
  }
} finally {
  await browser.close();
  site.closeAllConnections();
  site.close();
  fs.rmSync(folder, {recursive: true, force: true, maxRetries: 5});
}
