import type {FlushReport} from './contract.ts';
import {drainPass} from './drain-pass.ts';
import type {DrainParts, PassMode} from './drain-pass.ts';
import {SdkError} from './errors.ts';

// No hot loop when the next time is now, and no sleep that a timer of 31 bits, or a changed clock, would get wrong.
const SHORTEST_SLEEP_MS = 250;
const LONGEST_SLEEP_MS = 60 * 60_000;
// While another tab holds the lease: it may be gone by then, and it does not say.
const BUSY_SLEEP_MS = 2_000;
// After a failure of storage nobody knows what is due.
const STORAGE_SLEEP_MS = 60_000;

/** Why a pass is wanted. The first three say that somebody waits or that the way may be free again. */
export type Cause = 'submit' | 'flush' | 'online' | 'load' | 'visible' | 'hidden' | 'full' | 'elsewhere' | 'timer';

/** What one cause allows. Back-off survives a restart, so that loading a page overrides nothing. */
function modeOf(cause: Cause): PassMode {
  const leaving = cause === 'hidden';
  return {
    override: cause === 'submit' || cause === 'flush' || cause === 'online' || leaving,
    eager: cause === 'flush' || cause === 'online',
    leaving,
  };
}

export interface DrainOptions extends DrainParts {
  readonly onProblem: (problem: SdkError) => void;
}

/**
 * Sends what waits, whenever there is a cause to: at most one pass runs at a time in this client, at most one more stands behind it,
 * and over the tabs of an origin only one has the turn. After each pass it sleeps until the next item is due.
 */
export interface Drain {
  /** The ids under way in this client. */
  readonly sending: ReadonlySet<string>;
  /** Resolves after a pass that began after this call. Never rejects for what storage or network do. */
  run(cause: Cause): Promise<FlushReport>;
  /** Resolves when no pass runs any more; a request under way is cut off, and its items stay as they are. */
  close(): Promise<void>;
}

export function createDrain(options: DrainOptions): Drain {
  const {queue, clock, onProblem} = options;
  const sending = new Set<string>();
  const closing = new AbortController();
  const {signal} = closing;
  let running: Promise<unknown> = Promise.resolve();
  let behind: {mode: PassMode; readonly report: Promise<FlushReport>} | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** No storage, so nothing in it, and no reason to look again by itself. */
  let blocked = false;

  async function begin(): Promise<FlushReport> {
    const mode = behind?.mode ?? modeOf('timer');
    behind = undefined;
    clearTimeout(timer);
    const report = await inTurn(mode);
    if (!isClosing()) sleep(report);
    return report;
  }

  async function inTurn(mode: PassMode): Promise<FlushReport> {
    if (isClosing()) return {...NOTHING_DONE, stopped: 'closed'};
    try {
      const report = await queue.inTurn(signal, (begun) => drainPass(options, {...begun, mode, signal, sending}));
      blocked = false;
      if (report !== 'busy') return report;
      return {...NOTHING_DONE, stopped: isClosing() ? 'closed' : 'busy'};
    } catch (cause) {
      if (!(cause instanceof SdkError)) throw cause;
      onProblem(cause);
      blocked = cause.code === 'storage-blocked';
      return {...NOTHING_DONE, stopped: 'storage'};
    }
  }

  function isClosing(): boolean {
    return signal.aborted;
  }

  function sleep({stopped, nextAt}: FlushReport): void {
    const at = clock();
    const until = stopped === 'busy' ? at + BUSY_SLEEP_MS : stopped === 'storage' ? at + STORAGE_SLEEP_MS : nextAt;
    if (until === undefined || blocked) return;
    const sleepMs = Math.min(Math.max(until - at, SHORTEST_SLEEP_MS), LONGEST_SLEEP_MS);
    timer = setTimeout(() => void run('timer'), sleepMs);
  }

  function run(cause: Cause): Promise<FlushReport> {
    const mode = modeOf(cause);
    if (cause === 'full') queue.noRoom();
    if (behind !== undefined) {
      const {override, eager, leaving} = behind.mode;
      behind.mode = {
        override: override || mode.override,
        eager: eager || mode.eager,
        leaving: leaving || mode.leaving,
      };
      return behind.report;
    }
    const report = running.then(begin);
    behind = {mode, report};
    // A mistake in one pass is its caller's to hear of, not the next one's.
    running = report.then(
      () => 'done',
      () => 'failed',
    );
    return report;
  }

  return {
    sending,
    run,
    async close() {
      closing.abort();
      clearTimeout(timer);
      await running;
    },
  };
}

const NOTHING_DONE: FlushReport = {delivered: 0, refused: 0, waiting: 0};
