import {StoreError, StoreOverloadedError} from '../store-error.ts';

export interface GroupCommitOptions {
  /** The most items that share a commit; one call's items always stay together. @default 256 */
  readonly mostInCommit?: number;
  /** The most items that wait before calls are refused. @default 4096 */
  readonly mostWaiting?: number;
  /** How many commits may be under way at once. @default 1 */
  readonly writers?: number;
  /**
   * Whether a commit begins beside another only when it is full: for a single writer at the other end, to which a half-full
   * one would only mean another flush of the disk. @default false
   */
  readonly besideOnlyFull?: boolean;
  /**
   * Whether a failure may be the fault of one call, so that the others are worth a try by themselves. Where the whole store
   * is out of reach they are not: each would only wait for it again. @default always
   */
  readonly mayBeOfOne?: (cause: unknown) => boolean;
  /** Puts off the start of a commit until those who will call in the same moment have called. @default queueMicrotask */
  readonly defer?: (start: () => void) => void;
}

interface Call<Item, Outcome> {
  readonly items: readonly Item[];
  readonly resolve: (outcomes: readonly Outcome[]) => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * Gathers concurrent calls into few commits: while one is under way the next ones wait together. Each call gets the outcomes
 * of its own items, in their order, once its commit has resolved. When a shared commit fails its calls are tried one by
 * one, so that none suffers for a neighbour. Items of the same id are never in two commits at once.
 */
export class GroupCommit<Item extends {readonly id: string}, Outcome> {
  readonly #commit: (items: readonly Item[]) => Promise<readonly Outcome[]>;
  readonly #options: Required<GroupCommitOptions>;
  #queue: Call<Item, Outcome>[] = [];
  #waiting = 0;
  #underWay = 0;
  #starting = false;
  readonly #busyIds = new Set<string>();
  #closed = false;
  #whenIdle: (() => void)[] = [];

  constructor(commit: (items: readonly Item[]) => Promise<readonly Outcome[]>, options: GroupCommitOptions = {}) {
    this.#commit = commit;
    this.#options = {
      mostInCommit: 256,
      mostWaiting: 4096,
      writers: 1,
      besideOnlyFull: false,
      mayBeOfOne: () => true,
      defer: queueMicrotask,
      ...options,
    };
  }

  /** Rejects with `StoreOverloadedError` when too many items wait already. */
  add(items: readonly Item[]): Promise<readonly Outcome[]> {
    if (this.#closed) return Promise.reject(new StoreError('closed', 'The store was closed.'));
    if (items.length === 0) return Promise.resolve([]);
    // A call larger than the queue is taken when nothing waits: it could never be otherwise.
    if (this.#waiting > 0 && this.#waiting + items.length > this.#options.mostWaiting) {
      return Promise.reject(new StoreOverloadedError());
    }
    return new Promise((resolve, reject) => {
      this.#waiting += items.length;
      this.#queue.push({items, resolve, reject});
      this.#startSoon();
    });
  }

  /** Takes no more calls, and resolves when those that wait are done. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#underWay > 0 || this.#queue.length > 0) await new Promise<void>((idle) => this.#whenIdle.push(idle));
  }

  #startSoon(): void {
    if (this.#starting) return;
    this.#starting = true;
    const {defer} = this.#options;
    defer(() => {
      this.#starting = false;
      this.#start();
    });
  }

  #start(): void {
    const {besideOnlyFull, mostInCommit, writers} = this.#options;
    while (this.#underWay < writers) {
      if (this.#underWay > 0 && besideOnlyFull && this.#waiting < mostInCommit) return;
      const calls = this.#nextGroup();
      if (calls.length === 0) return;
      this.#underWay++;
      void this.#run(calls);
    }
  }

  /** Calls from the head of the queue, as many as one commit holds, up to one whose id is being written elsewhere. */
  #nextGroup(): Call<Item, Outcome>[] {
    let calls = 0;
    let items = 0;
    for (const call of this.#queue) {
      if (calls > 0 && items + call.items.length > this.#options.mostInCommit) break;
      if (this.#underWay > 0 && call.items.some((item) => this.#busyIds.has(item.id))) break;
      calls++;
      items += call.items.length;
    }
    this.#waiting -= items;
    return this.#queue.splice(0, calls);
  }

  async #run(calls: readonly Call<Item, Outcome>[]): Promise<void> {
    const items = calls.flatMap((call) => call.items);
    for (const item of items) this.#busyIds.add(item.id);
    try {
      const outcomes = await this.#commit(items);
      let from = 0;
      for (const call of calls) call.resolve(outcomes.slice(from, (from += call.items.length)));
    } catch (cause) {
      const hopeless = calls.length === 1 || !this.#options.mayBeOfOne(cause);
      if (hopeless) for (const call of calls) call.reject(cause);
      else for (const call of calls) await this.#runAlone(call);
    }
    for (const item of items) this.#busyIds.delete(item.id);
    this.#underWay--;
    this.#startSoon();
    if (this.#underWay === 0 && this.#queue.length === 0) for (const idle of this.#whenIdle.splice(0)) idle();
  }

  async #runAlone(call: Call<Item, Outcome>): Promise<void> {
    try {
      call.resolve(await this.#commit(call.items));
    } catch (cause) {
      call.reject(cause);
    }
  }
}
