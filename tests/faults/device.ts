import {type ChildProcess, spawn} from 'node:child_process';
import {type Browser, type BrowserContext, chromium, type Page} from 'playwright-core';
import {chromiumPath} from '../chromium.ts';
import type {Told} from './page/contract.ts';

/** Names under which a page has no secure context, and so neither locks nor service workers: an intranet without TLS. */
export const PLAIN_HTTP_DOMAIN = 'portal.test';

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-breakpad',
  '--remote-debugging-port=0',
  `--host-resolver-rules=MAP *.${PLAIN_HTTP_DOMAIN} 127.0.0.1`,
];
const START_TIMEOUT_MS = 30_000;

export interface DeviceOptions {
  /** The folder of the profile, which outlives the browser. */
  readonly profile: string;
  /** Called with what a page says its citizen was told; the page waits for it. */
  readonly onTold: (page: Page, told: Told) => void;
}

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  readonly browser: Browser;
  readonly context: BrowserContext;
}

/** A device with one browser: a process of our own, so that it can be killed like a terminal whose plug is pulled. */
export class Device {
  readonly #options: DeviceOptions;
  #running: Running | undefined;

  constructor(options: DeviceOptions) {
    this.#options = options;
  }

  get isOn(): boolean {
    return this.#running !== undefined;
  }

  /** Starts the browser on its profile; does nothing when it runs. */
  async switchOn(): Promise<void> {
    if (this.#running !== undefined) return;
    const child = spawn(await chromiumPath(), [...ARGS, `--user-data-dir=${this.#options.profile}`, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    const browser = await chromium.connectOverCDP(await debuggingAddress(child));
    const [context] = browser.contexts();
    if (context === undefined) throw new Error('The browser has no profile.');
    await context.exposeBinding('note', ({page}, told: Told) => this.#options.onTold(page, told));
    this.#running = {child, ended, browser, context};
  }

  async newPage(): Promise<Page> {
    if (this.#running === undefined) throw new Error('The device is switched off.');
    return this.#running.context.newPage();
  }

  /** SIGKILL, sent before this returns; resolves when the browser is gone. */
  async kill(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    if (running === undefined) return;
    running.child.kill('SIGKILL');
    await running.ended;
    await running.browser.close();
  }
}

async function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (): void => reject(new Error(`The browser did not start:\n${said}`));
    const timer = setTimeout(fail, START_TIMEOUT_MS);
    child.once('close', fail);
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    });
  });
}
