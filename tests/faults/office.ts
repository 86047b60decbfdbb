import {type ChildProcess, fork} from 'node:child_process';
import path from 'node:path';
import type {DemoCase} from '@haochaping/backend';
import {SQLITE_FILE} from '@haochaping/server';

/** Where the server stops for good when it is told to: nothing is on disk yet, or everything is and nobody was told. */
export type StallMoment = 'before-commit' | 'after-commit';

export interface OfficeOrder {
  readonly stall?: StallMoment | undefined;
}
export type OfficeSays =
  {readonly kind: 'open'; readonly address: string} | {readonly kind: 'understood'} | {readonly kind: 'stalled'};

export interface OfficeOptions {
  readonly data: string;
  /** Switches off the server's half of the promise; for `faults:bite`. */
  readonly forgetsIds?: boolean;
}

// The first start writes the demonstration: some seconds of processor time, which a busy machine may stretch twentyfold.
const START_TIMEOUT_MS = 180_000;

/** The real server over a folder of its own, to be killed and started again at will. */
export class Office {
  readonly database: string;
  readonly #options: OfficeOptions;
  #child: ChildProcess | undefined;
  #ended: Promise<void> = Promise.resolve();
  #address: string | undefined;
  #waiting = new Map<OfficeSays['kind'], (said: OfficeSays) => void>();
  #errors = '';

  constructor(options: OfficeOptions) {
    this.#options = options;
    this.database = path.join(options.data, SQLITE_FILE);
  }

  /** Undefined while it is closed. */
  get address(): string | undefined {
    return this.#address;
  }

  /** Resolves when it answers; at once when it does already. */
  async open(): Promise<void> {
    if (this.#child !== undefined) return;
    const {data, forgetsIds = false} = this.#options;
    const child = fork(path.join(import.meta.dirname, 'office-process.ts'), [data, forgetsIds ? 'forgets-ids' : ''], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: {...process.env, DATABASE_URL: '', HCP_PAGES: '', NODE_TEST_CONTEXT: undefined},
    });
    this.#child = child;
    child.stderr?.on('data', (chunk: Buffer) => (this.#errors += chunk.toString()));
    child.on('message', (said: OfficeSays) => this.#waiting.get(said.kind)?.(said));
    this.#ended = new Promise((resolve) => child.once('close', () => resolve()));
    const opened = this.#said('open', START_TIMEOUT_MS);
    const said = await Promise.race([opened, this.#ended]);
    if (said?.kind !== 'open') throw new Error(`The server did not start:\n${this.#errors}`);
    this.#address = said.address;
  }

  /** From the answer on each recording stops at that moment, or none does. */
  async stall(moment: StallMoment | undefined): Promise<void> {
    const understood = this.#said('understood', START_TIMEOUT_MS);
    this.#child?.send({stall: moment} satisfies OfficeOrder);
    await understood;
  }

  /** Resolves true when a recording has stopped where it was told to, false when none did within the time. */
  async stalled(timeoutMs: number): Promise<boolean> {
    return (await this.#said('stalled', timeoutMs)) !== undefined;
  }

  /** Kills it as a power cut of its machine's process would: at once, and without a word to anybody. */
  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    this.#address = undefined;
    const child = this.#child;
    this.#child = undefined;
    child?.kill(signal);
    await this.#ended;
  }

  /** One more finished service of the demonstration's citizen. One at a time: the demonstration counts them. */
  async finishCase(): Promise<DemoCase> {
    const response = await fetch(`${this.#address ?? ''}/demo/cases`, {method: 'POST'});
    if (response.status !== 201) throw new Error(`No case: HTTP ${response.status}.\n${this.#errors}`);
    return (await response.json()) as DemoCase;
  }

  #said(kind: OfficeSays['kind'], timeoutMs: number): Promise<OfficeSays | undefined> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(undefined), timeoutMs);
      this.#waiting.set(kind, (said) => {
        clearTimeout(timer);
        this.#waiting.delete(kind);
        resolve(said);
      });
    });
  }
}
