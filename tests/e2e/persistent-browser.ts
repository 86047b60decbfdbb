import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {type BrowserContext, chromium, type Page} from 'playwright-core';
import {chromiumPath} from '../chromium.ts';

// A backend that seeds itself inside a page takes two seconds of processor time, which a busy machine may stretch.
const PATIENCE_MS = 50_000;
const ARGS = [
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser with a profile of its own on disk, which can be killed like a terminal that loses its power. */
export class PersistentBrowser {
  readonly #profile: string;
  #context: BrowserContext | undefined;

  constructor(t: {after(step: () => Promise<void>): void}) {
    this.#profile = fs.mkdtempSync(path.join(os.tmpdir(), 'haochaping-profile-'));
    t.after(async () => {
      await this.#context?.close();
      fs.rmSync(this.#profile, {recursive: true, force: true, maxRetries: 5});
    });
  }

  /** Where the profile lies. */
  get profile(): string {
    return this.#profile;
  }

  /** Starts on the same profile, again and again. */
  async launch(locale = 'en-US'): Promise<BrowserContext> {
    this.#context = await chromium.launchPersistentContext(this.#profile, {
      executablePath: await chromiumPath(),
      headless: true,
      chromiumSandbox: false,
      args: ARGS,
      viewport: {width: 1024, height: 768},
      locale,
    });
    this.#context.setDefaultTimeout(PATIENCE_MS);
    return this.#context;
  }

  /** Kills the browser's main process at once; resolves when the browser is gone. */
  async kill(): Promise<void> {
    const context = this.#context;
    if (context === undefined) throw new Error('The browser was not started.');
    const gone = new Promise((resolve) => context.once('close', resolve));
    process.kill(this.#mainProcess(), 'SIGKILL');
    await gone;
    this.#context = undefined;
  }

  // A persistent context tells no pid: it is the process with this profile that is nobody's renderer.
  #mainProcess(): number {
    for (const name of fs.readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
      const command = readCommand(name);
      if (command.includes(`--user-data-dir=${this.#profile}`) && !command.some((word) => word.startsWith('--type='))) {
        return Number(name);
      }
    }
    throw new Error('No process runs on this profile.');
  }
}

function readCommand(pid: string): string[] {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    // It ended while we looked.
    return [];
  }
}

/** Collects what the page reports as an error, and what its content security policy stopped. */
export function watchErrors(page: Page, errors: string[]): void {
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/.test(message.text())) errors.push(message.text());
  });
}
