import type {ClientLimits} from './contract.ts';
import type {EndpointState} from './endpoint-state.ts';
import {SdkError} from './errors.ts';
import {latePart} from './late-part.ts';
import type * as mendingPart from './mending.ts';
import type {Outbox} from './outbox.ts';
import type {PassQueue} from './queue.ts';
import {
  countWaiting,
  dueRecords,
  findByMark,
  isSound,
  keepFact,
  loadEndpoint,
  nextDueAt,
  readFact,
  writeSettled,
} from './queue-store.ts';
import type {Settled} from './settlement.ts';
import {takeTurn} from './turn.ts';

export interface StoredQueueOptions {
  readonly outbox: Outbox;
  /** Of the database and of the lock. */
  readonly name: string;
  readonly clock: () => number;
  readonly limits: Pick<ClientLimits, 'openMs'>;
  readonly leaseMs: number;
  /** Comes later in a page, and at once in a service worker, which may not import while it runs. */
  readonly mending: () => Promise<typeof mendingPart>;
  readonly onProblem: (problem: SdkError) => void;
}

/** The queue in IndexedDB, with one turn for all tabs of the origin, and what is to be done when the store is not as it should be. */
export function createStoredQueue(options: StoredQueueOptions): PassQueue {
  const {outbox, onProblem} = options;
  const loadMending = latePart(options.mending, onProblem);
  let looked = false;
  /** The browser gave no more room: to be mended when nothing waits any more. */
  let full = false;

  /** The endpoint's state in a store made anew, where a page died while it was given back. */
  async function withStores(cause: unknown, alone: boolean): Promise<EndpointState> {
    if (!alone || !(await (await loadMending())?.deleteEmptied(options))) throw cause;
    return loadEndpoint(outbox);
  }

  /** What of it could be done all the same: a full quota lets nothing be written, but lets be deleted. */
  async function withoutRoom(cause: unknown, settled: readonly Settled[]): Promise<readonly Settled[]> {
    const mending = cause instanceof SdkError && cause.code === 'storage-full' ? await loadMending() : undefined;
    if (mending === undefined) throw cause;
    onProblem(cause as SdkError);
    full = true;
    looked = false;
    return mending.deleteDelivered(outbox, settled);
  }

  return {
    inTurn: (signal, work) =>
      takeTurn({...options, signal}, async (stillOurs, alone) => {
        const endpoint = await loadEndpoint(outbox).catch((cause: unknown) => withStores(cause, alone));
        const unreadable = looked || (await isSound(outbox)) ? [] : ((await (await loadMending())?.mend(outbox)) ?? []);
        looked = true;
        const done = await work({endpoint, unreadable, stillOurs});
        if (full && alone) full = (await (await loadMending())?.makeRoom(options)) !== 'made';
        return done;
      }),
    due: (want) => dueRecords(outbox, want),
    async outlook(at) {
      const [waiting, next] = await Promise.all([countWaiting(outbox), nextDueAt(outbox, at)]);
      return {waiting, nextDueAt: next};
    },
    findByMark: (mark) => findByMark(outbox, mark),
    async settle(settled, endpoint, at) {
      try {
        await writeSettled(outbox, settled, endpoint, at);
        return settled;
      } catch (cause) {
        return withoutRoom(cause, settled);
      }
    },
    catalogue: () => readFact(outbox, 'catalogue'),
    // Relaxed: a copy of what the server has.
    keepCatalogue: (kept) => keepFact(outbox, 'catalogue', kept),
    noRoom() {
      full = true;
    },
  };
}
