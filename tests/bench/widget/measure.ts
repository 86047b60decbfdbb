import type {Browser, Page} from 'playwright-core';
import {openSite, STRICT_POLICY} from './site.ts';
import type {Stage} from './stage.ts';

const THROTTLE = 4;
const READY_LIMIT_MS = 20_000;
// What a page still does once it can be rated on belongs to its cost.
const SETTLE_MS = 500;

/** What one way to rate costs a phone; times are medians, in milliseconds of a processor four times slower than this one. */
export interface Row {
  readonly name: string;
  readonly ours: boolean;
  /** Scripts and sheets until it can be rated on, in bytes as sent. */
  readonly brotli: number;
  readonly scriptMs: number;
  /** All work of the main thread: script, style, layout, paint. */
  readonly workMs: number;
  readonly readyMs: number;
  /** The longest task over 50 ms; 0 where there was none. */
  readonly longestTaskMs: number;
  /** Tasks over 50 ms. */
  readonly longTasks: number;
  /** Under the strict policy with Trusted Types. */
  readonly cspViolations: number;
  /** Whether one can rate under that policy. */
  readonly worksUnderPolicy: boolean;
}

interface Round {
  readonly scriptMs: number;
  readonly workMs: number;
  readonly readyMs: number;
  readonly longTasks: readonly number[];
}

type Held = Pick<Row, 'cspViolations' | 'worksUnderPolicy'>;

interface Watched {
  readonly tasks: readonly number[];
  readonly violations: number;
  readonly readyAt: number | undefined;
}

/** One way to rate on its stage, measured round by round so that others can have their turns between. */
export interface Trial {
  readonly name: string;
  /** One more round, in a context with nothing kept. Rejects where it never shows anything to rate with. */
  round(): Promise<void>;
  /** The medians of the rounds, and what the strict policy makes of it. */
  figures(): Promise<Omit<Row, 'ours'>>;
  close(): Promise<void>;
}

/** Serves a stage, and opens it once: that warms up what is not the page's, such as the server's compression. */
export async function openTrial(browser: Browser, stage: Stage): Promise<Trial> {
  const site = await openSite(stage.folder);
  const strict = await openSite(stage.folder, STRICT_POLICY);
  const taken: Round[] = [];
  let brotli = 0;
  const once = (): Promise<Round> => inPage(browser, (page) => timed(page, stage, site.address));
  const close = async (): Promise<void> => {
    await site.close();
    await strict.close();
  };
  try {
    await once();
  } catch (cause) {
    await close();
    throw cause;
  }
  return {
    name: stage.name,
    round: async () => {
      site.takeBytes();
      taken.push(await once());
      brotli = site.takeBytes();
    },
    figures: async () => {
      const held = await inPage(browser, (page) => underPolicy(page, stage, strict.address));
      return {
        name: stage.name,
        brotli,
        scriptMs: median(taken.map(({scriptMs}) => scriptMs)),
        workMs: median(taken.map(({workMs}) => workMs)),
        readyMs: median(taken.map(({readyMs}) => readyMs)),
        longestTaskMs: median(taken.map(({longTasks}) => Math.max(0, ...longTasks))),
        longTasks: median(taken.map(({longTasks}) => longTasks.length)),
        ...held,
      };
    },
    close,
  };
}

async function underPolicy(page: Page, stage: Stage, address: string): Promise<Held> {
  await page.goto(address);
  await Promise.allSettled([page.waitForFunction(stage.ready, undefined, {timeout: 3_000})]);
  await page.waitForTimeout(SETTLE_MS);
  const {violations} = await watched(page);
  return {cspViolations: violations, worksUnderPolicy: await page.evaluate<boolean>(stage.ready)};
}

async function inPage<T>(browser: Browser, act: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({viewport: {width: 390, height: 844}});
  try {
    const page = await context.newPage();
    await page.addInitScript(watch);
    return await act(page);
  } finally {
    await context.close();
  }
}

async function timed(page: Page, stage: Stage, address: string): Promise<Round> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', {rate: THROTTLE});
  await devtools.send('Performance.enable', {timeDomain: 'timeTicks'});
  await page.addInitScript(`(${lookEachFrame})(() => ${stage.ready})`);
  await page.goto(address);
  await page.waitForFunction('benchmark.readyAt !== undefined', undefined, {timeout: READY_LIMIT_MS, polling: 100});
  await page.waitForTimeout(SETTLE_MS);
  const {metrics} = await devtools.send('Performance.getMetrics');
  const told = (wanted: string): number => (metrics.find(({name}) => name === wanted)?.value ?? NaN) * 1_000;
  const [scriptMs, workMs] = [told('ScriptDuration'), told('TaskDuration')];
  const {tasks, readyAt} = await watched(page);
  if (readyAt === undefined || Number.isNaN(scriptMs + workMs))
    throw new Error(`Chromium did not tell the times of ${stage.name}.`);
  return {scriptMs, workMs, readyMs: readyAt, longTasks: tasks};
}

const watched = (page: Page): Promise<Watched> => page.evaluate('benchmark');

// Both run in the page, before its own scripts.
const watch = `
  globalThis.benchmark = {tasks: [], violations: 0, readyAt: undefined};
  new PerformanceObserver((list) => {
    for (const {duration} of list.getEntries()) benchmark.tasks.push(duration);
  }).observe({type: 'longtask', buffered: true});
  document.addEventListener('securitypolicyviolation', () => { benchmark.violations++; });`;

const lookEachFrame = `(isReady) => {
  const look = () => {
    if (isReady()) benchmark.readyAt = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}`;

function median(values: readonly number[]): number {
  return Math.round(values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN);
}
