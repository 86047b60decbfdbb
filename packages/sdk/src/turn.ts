import type {Database, Outbox} from './outbox.ts';

export interface TurnOptions {
  readonly outbox: Outbox;
  /** The name of the lock: one drainer for all clients that share it. */
  readonly name: string;
  readonly clock: () => number;
  /**
   * How long a lease is good for. It is renewed while the work goes on, so this is how long a page that was closed or reloaded meanwhile
   * keeps the others waiting.
   */
  readonly leaseMs: number;
  readonly signal: AbortSignal;
}

/** Whether the turn is still ours; to be asked before each request. */
type StillOurs = () => Promise<boolean>;

/** `alone`: nobody else can have the turn. A lease says so less surely than a lock. */
type Work<T> = (stillOurs: StillOurs, alone: boolean) => Promise<T>;

/**
 * Does the work when no other tab does it: behind a Web Lock, waiting for it; where there are none (plain-http pages, old browsers), under
 * a lease in the outbox, and then `busy` when another holds it. A lease can be lost to a clock or a stalled tab; two
 * drainers at once only cost requests, for the server knows each id.
 */
export async function takeTurn<T>(options: TurnOptions, work: Work<T>): Promise<T | 'busy'> {
  const locks = lockManager();
  if (locks === undefined) return withLease(options, work);
  const turn = {begun: false};
  try {
    return await locks.request(options.name, {signal: options.signal}, () => {
      turn.begun = true;
      return work(() => Promise.resolve(true), true);
    });
  } catch (cause) {
    if (turn.begun) throw cause;
    // Closed while waiting, or the browser has locks but not for this page.
    return options.signal.aborted ? 'busy' : withLease(options, work);
  }
}

const RENEWALS_IN_A_LEASE = 4;

async function withLease<T>(options: TurnOptions, work: Work<T>): Promise<T | 'busy'> {
  const holder = crypto.getRandomValues(new Uint32Array(4)).join('-');
  let database: Database | undefined;
  const hold = (): Promise<boolean> => holdLease(options, holder, (db) => (database = db));
  if (!(await hold())) return 'busy';
  const giveBack = ({persisted}: PageTransitionEvent): void => {
    if (persisted && database) giveBackAtOnce(database);
  };
  addEventListener('pagehide', giveBack);
  let renewing: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    renewing = hold().catch(() => 'the work meets what is wrong with the storage by itself');
  }, options.leaseMs / RENEWALS_IN_A_LEASE);
  try {
    return await work(hold, false);
  } finally {
    clearInterval(timer);
    removeEventListener('pagehide', giveBack);
    await renewing;
    await releaseLease(options.outbox, holder);
  }
}

interface Lease {
  readonly holder: string;
  readonly until: number;
}

/** Takes the lease or makes it longer; false while another holds it. One transaction, so that two tabs cannot both read it as free. */
function holdLease(
  {outbox, clock, leaseMs}: TurnOptions,
  holder: string,
  heldIn: (database: Database) => void,
): Promise<boolean> {
  return outbox.write(['facts'], 'relaxed', async (transaction) => {
    heldIn(transaction.db);
    const facts = transaction.objectStore('facts');
    const lease = readLease(await facts.get('lease'));
    const at = clock();
    // One that ends later than a lease can was taken before the clock was set back.
    const held = lease !== undefined && lease.holder !== holder && lease.until > at && lease.until <= at + leaseMs;
    if (held) return false;
    await facts.put({holder, until: at + leaseMs} satisfies Lease, 'lease');
    return true;
  });
}

function releaseLease(outbox: Outbox, holder: string): Promise<void> {
  return outbox.write(['facts'], 'relaxed', async (transaction) => {
    const facts = transaction.objectStore('facts');
    if (readLease(await facts.get('lease'))?.holder === holder) await facts.delete('lease');
  });
}

/** For a page that is put away: it does nothing more, and only a write that was ended in the same breath is done without it. */
function giveBackAtOnce(database: Database): void {
  // Where it cannot be ended so, in Chromium before 76, or is closed already, the lease runs out by itself.
  if (!('commit' in IDBTransaction.prototype)) return;
  const given = async (): Promise<void> => {
    const transaction = database.transaction('facts', 'readwrite');
    const deleted = transaction.objectStore('facts').delete('lease');
    transaction.commit();
    await Promise.all([deleted, transaction.done]);
  };
  given().catch(() => undefined);
}

function readLease(record: unknown): Lease | undefined {
  const lease = record as Partial<Lease> | null | undefined;
  return typeof lease?.holder === 'string' && Number.isFinite(lease.until) ? (lease as Lease) : undefined;
}

/** The page's locks; undefined where the browser has none for it. */
function lockManager(): LockManager | undefined {
  try {
    return (navigator as {readonly locks?: LockManager}).locks;
  } catch {
    // In a frame without an origin of its own even the getter may throw.
    return undefined;
  }
}
