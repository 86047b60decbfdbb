import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {type Browser, chromium, type Page} from 'playwright-core';
import {type RunningServer, startServer} from '@haochaping/server';
import {chromiumPath} from '../chromium.ts';
import type {ContractPlace} from '../contract/place.ts';
import {signIn} from './portal.ts';

const PAGES = path.join(import.meta.dirname, '../../build/pages');
const DESK = {width: 1280, height: 900};
const PHONE = {width: 390, height: 844};
const ARGS = ['--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run', '--disable-sync'];
const PATIENCE_MS = 50_000;

/** A real server with the demonstration's office, and its people at their consoles, each in a browser of their own. */
export class Office {
  readonly server: RunningServer;
  /** The same server, for what citizens' devices and systems send. Another one after time went by: sessions have ended. */
  place: ContractPlace;
  /** Mistakes that any page told of. */
  readonly errors: string[] = [];
  readonly #browser: Browser;
  readonly #data: string;
  readonly #desks = new Map<string, Promise<Page>>();
  readonly #clock = Date.now;
  #aheadMs = 0;

  constructor(server: RunningServer, browser: Browser, data: string) {
    this.server = server;
    this.#browser = browser;
    this.#data = data;
    if (server.credentials === undefined) throw new Error('The first start tells the credentials.');
    this.place = {
      baseUrl: server.address,
      fetch: (request) => fetch(request),
      credentials: server.credentials,
      sessionHeaders: (answer) => ({cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''}),
    };
  }

  static async open(): Promise<Office> {
    const data = fs.mkdtempSync(path.join(os.tmpdir(), 'haochaping-office-'));
    const report = (what: string, cause: unknown): void => console.error(what, cause);
    const start = {port: 0, host: '127.0.0.1', data, reset: false, https: false, report, pages: PAGES};
    const server = await startServer(start);
    const executablePath = await chromiumPath();
    const browser = await chromium.launch({executablePath, headless: true, chromiumSandbox: false, args: ARGS});
    return new Office(server, browser, data);
  }

  async close(): Promise<void> {
    Date.now = this.#clock;
    await this.#browser.close();
    await this.server.stop();
    fs.rmSync(this.#data, {recursive: true});
  }

  /** The console of an account, signed in; one that is out in the field has a telephone's screen. */
  desk(account: string, where: 'desk' | 'field' = 'desk'): Promise<Page> {
    const opened = this.#desks.get(account) ?? this.#openDesk(account, where);
    this.#desks.set(account, opened);
    return opened;
  }

  /** Lets time go by for the server, which runs in this process; who works after it signs in anew. */
  async pass(ms: number): Promise<void> {
    this.#aheadMs += ms;
    Date.now = () => this.#clock() + this.#aheadMs;
    for (const desk of this.#desks.values()) await (await desk).context().close();
    this.#desks.clear();
    this.place = {...this.place};
  }

  /** A page for everybody, in a browser that nobody is signed in to. */
  async visitor(path: string): Promise<Page> {
    const page = await this.#newPage(DESK);
    await page.goto(`${this.server.address}${path}`);
    return page;
  }

  async #openDesk(account: string, where: 'desk' | 'field'): Promise<Page> {
    const known = this.place.credentials.accounts.find((each) => each.account === account);
    if (known === undefined) throw new Error(`The demonstration has no account ${account}.`);
    const page = await this.#newPage(where === 'field' ? PHONE : DESK);
    await signIn(page, this.server.address, account, known.password);
    return page;
  }

  async #newPage(viewport: {readonly width: number; readonly height: number}): Promise<Page> {
    const context = await this.#browser.newContext({viewport});
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('status of 4')) this.errors.push(message.text());
    });
    return page;
  }
}
