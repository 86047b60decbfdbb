import type {FlushReport} from './contract.ts';
import {DrainPass} from './drain-pass.ts';
import type {DrainParts, PassMode} from './drain-pass.ts';
import {SdkError} from './errors.ts';
import {inspect, loadEndpoint} from './queue-store.ts';
import {takeTurn} from './turn.ts';

// No hot loop when the next time is now, and no sleep that a timer of 31 bits, or a changed clock, would get wrong.
const SHORTEST_SLEEP_MS = 250;
const LONGEST_SLEEP_MS = 60 * 60_000;
// While another tab holds the lease: it may be gone by then, and it does not say.
const BUSY_SLEEP_MS = 2_000;
// After a failure of storage nobody knows what is due.
const STORAGE_SLEEP_MS = 60_000;

/** Why a pass is wanted. The first three say that somebody waits or that the way may be free again. */
export type Cause = 'submit' | 'flush' | 'online' | 'load' | 'visible' | 'elsewhere' | 'timer';

/** What one cause allows. Back-off survives a restart, so that loading a page overrides nothing. */
function modeOf(cause: Cause): PassMode {
  return {
    override: cause === 'submit' || cause === 'flush' || cause === 'online',
    eager: cause === 'flush' || cause === 'online',
  };
}

export interface DrainOptions extends DrainParts {
  readonly name: string;
  readonly leaseMs: number;
  readonly onProblem: (problem: SdkError) => void;
}

/**
 * Sends what waits, whenever there is a cause to: at most one pass runs at a time in this client, at most one more stands behind it,
 * and over the tabs of an origin only one has the turn. After each pass it sleeps until the next item is due.
 */
export class Drain {
  /** The ids under way in this client. */
  readonly sending: Set<string> = new Set();
  readonly #options: DrainOptions;
  readonly #closing = new AbortController();
  #running: Promise<unknown> = Promise.resolve();
  #behind: {mode: PassMode; readonly report: Promise<FlushReport>} | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #looked = false;
  /** No storage, so nothing in it, and no reason to look again by itself. */
  #blocked = false;

  constructor(options: DrainOptions) {
    this.#options = options;
  }

  /** Resolves after a pass that began after this call. Never rejects for what storage or network do. */
  run(cause: Cause): Promise<FlushReport> {
    const mode = modeOf(cause);
    if (this.#behind !== undefined) {
      const {override, eager} = this.#behind.mode;
      this.#behind.mode = {override: override || mode.override, eager: eager || mode.eager};
      return this.#behind.report;
    }
    const report = this.#running.then(() => this.#begin());
    this.#behind = {mode, report};
    // A mistake in one pass is its caller's to hear of, not the next one's.
    this.#running = report.then(
      () => 'done',
      () => 'failed',
    );
    return report;
  }

  /** Resolves when no pass runs any more; a request under way is cut off, and its items stay as they are. */
  async close(): Promise<void> {
    this.#closing.abort();
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #begin(): Promise<FlushReport> {
    const mode = this.#behind?.mode ?? modeOf('timer');
    this.#behind = undefined;
    clearTimeout(this.#timer);
    const report = await this.#inTurn(mode);
    if (!this.#isClosing()) this.#sleep(report);
    return report;
  }

  async #inTurn(mode: PassMode): Promise<FlushReport> {
    const {signal} = this.#closing;
    if (this.#isClosing()) return {...NOTHING_DONE, stopped: 'closed'};
    try {
      const report = await takeTurn({...this.#options, signal}, async (stillOurs) => {
        const endpoint = await loadEndpoint(this.#options.outbox);
        const pass = new DrainPass(this.#options, {mode, endpoint, signal, stillOurs, sending: this.sending});
        if (!this.#looked) await pass.parkUnreadable(await inspect(this.#options.outbox));
        this.#looked = true;
        return pass.run();
      });
      this.#blocked = false;
      if (report !== 'busy') return report;
      return {...NOTHING_DONE, stopped: this.#isClosing() ? 'closed' : 'busy'};
    } catch (cause) {
      if (!(cause instanceof SdkError)) throw cause;
      this.#options.onProblem(cause);
      this.#blocked = cause.code === 'storage-blocked';
      return {...NOTHING_DONE, stopped: 'storage'};
    }
  }

  #isClosing(): boolean {
    return this.#closing.signal.aborted;
  }

  #sleep({stopped, nextAt}: FlushReport): void {
    const at = this.#options.clock();
    const until = stopped === 'busy' ? at + BUSY_SLEEP_MS : stopped === 'storage' ? at + STORAGE_SLEEP_MS : nextAt;
    if (until === undefined || this.#blocked) return;
    const sleepMs = Math.min(Math.max(until - at, SHORTEST_SLEEP_MS), LONGEST_SLEEP_MS);
    this.#timer = setTimeout(() => void this.run('timer'), sleepMs);
  }
}

const NOTHING_DONE: FlushReport = {delivered: 0, refused: 0, waiting: 0};
