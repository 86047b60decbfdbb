import {capacity} from '@haochaping/core';
import {openDB} from 'idb';
import type {DBSchema, IDBPDatabase, IDBPTransaction} from 'idb';
import {SdkError} from './errors.ts';
import type {ParkedItem, StoredItem} from './stored-item.ts';
import {withTimeLimit} from './time-limit.ts';

/** What the outbox holds, so that a submit need not count. `parked` are part of `items`. */
export interface OutboxCounts {
  readonly items: number;
  readonly bytes: number;
  readonly parked: number;
}

export const NOTHING: OutboxCounts = {items: 0, bytes: 0, parked: 0};

/** `facts` holds what is small and single: the state of the endpoint, the lease, the kept catalogue, a shared device's last number. */
interface OutboxSchema extends DBSchema {
  items: {key: string; value: StoredItem; indexes: {due: [string, number]; mark: string}};
  parked: {key: string; value: ParkedItem};
  counts: {key: 'all'; value: OutboxCounts};
  facts: {key: 'endpoint' | 'lease' | 'catalogue' | 'device' | 'probe'; value: unknown};
}

type StoreName = 'items' | 'parked' | 'counts' | 'facts';
export type Database = IDBPDatabase<OutboxSchema>;
type Transaction<Names extends StoreName[], Mode extends IDBTransactionMode> = IDBPTransaction<
  OutboxSchema,
  Names,
  Mode
>;

// Not 1: a store of version 1 with nothing in it is what an open without a version leaves behind.
export const SCHEMA_VERSION = 2;

const QUOTA_REACHED = 'QuotaExceededError';

export interface OutboxLimits {
  readonly maxItems: number;
  readonly maxBytes: number;
  readonly openMs: number;
  readonly writeMs: number;
}

/**
 * The one place where what citizens said lies until the server has it: an IndexedDB database, shared by all tabs of the origin. Every
 * open and every transaction has a time limit; what fails, fails as an SdkError whose code begins with `storage-`.
 */
export interface Outbox {
  /**
   * Resolves once the item is on disk, not when the request was merely accepted. `full`: it was not stored, and nothing was dropped
   * to make room. An item whose id is there already is left as it is.
   */
  readonly put: (item: StoredItem) => Promise<'stored' | 'full'>;

  /** All records, unread. */
  records(): Promise<{readonly items: unknown[]; readonly parked: ParkedItem[]}>;

  read<T, const Names extends StoreName[]>(
    names: Names,
    work: (transaction: Transaction<Names, 'readonly'>) => Promise<T>,
  ): Promise<T>;

  /**
   * Resolves with what `work` brought, after the transaction has completed. `strict` waits for the disk; Chromium's default does
   * not, and a power cut then loses what was called written.
   */
  readonly write: <T, const Names extends StoreName[]>(
    names: Names,
    durability: 'strict' | 'relaxed',
    work: (transaction: Transaction<Names, 'readwrite'>) => Promise<T>,
  ) => Promise<T>;

  /** Gives up every transaction under way, as a failure of storage, and begins none before `back` resolves. */
  leave(back: Promise<unknown>): void;

  /** Lets go of the database. A later call opens it again. */
  close(): void;
}

/** Opens nothing yet: the first call does. */
export function createOutbox(name: string, limits: OutboxLimits, onProblem: (problem: SdkError) => void): Outbox {
  let connection: Promise<Database> | undefined;
  /** Begun together they would wait for each other on their own time, and the last of a burst would run out of it. */
  let last: Promise<unknown> = Promise.resolve();
  /** Abort them, each. */
  const underWay = new Set<() => void>();
  let back: Promise<unknown> | undefined;

  const request = (version: number | undefined): Promise<Database> =>
    openDB<OutboxSchema>(name, version, {
      upgrade: addWhatIsMissing,
      blocked() {
        onProblem(new SdkError('storage-upgrade-blocked', 'Another tab holds an older store open.'));
      },
      blocking(_current, _blocked, event) {
        // Else the other tab's upgrade, and every open after it, would hang for good.
        (event.target as IDBDatabase).close();
        connection = undefined;
      },
      terminated() {
        connection = undefined;
      },
    });

  const connect = async (): Promise<Database> => {
    try {
      return await request(SCHEMA_VERSION);
    } catch (cause) {
      if (nameOf(cause) !== 'VersionError') throw cause;
      // A tab with a newer release has upgraded. Upgrades only add, so that what this release needs is still there.
      return await request(undefined);
    }
  };

  const open = async (): Promise<Database> => {
    // After a timeout the promise stays: what opens late serves the next call.
    const opening = (connection ??= connect());
    try {
      return await withTimeLimit(opening, limits.openMs);
    } catch (cause) {
      const problem = toStorageError(cause, 'storage-blocked');
      if (problem.code !== 'storage-timeout' && connection === opening) connection = undefined;
      throw problem;
    }
  };

  const close = (): void => {
    const closing = connection;
    connection = undefined;
    // Where it never opened, whoever waited for it was told.
    void closing?.then((db) => db.close()).catch(() => undefined);
  };

  const begin = async <Tx>(start: (db: Database) => Tx, again = false): Promise<Tx> => {
    await back;
    const db = await open();
    try {
      return start(db);
    } catch (cause) {
      close();
      // Closed under us by another tab's upgrade or by the browser. Once more; a second time it is something else.
      if (!again && nameOf(cause) === 'InvalidStateError') return begin(start, true);
      throw toStorageError(cause, 'storage-failed');
    }
  };

  const transact = async <T, Names extends StoreName[], Mode extends IDBTransactionMode>(
    start: (db: Database) => Transaction<Names, Mode>,
    work: (transaction: Transaction<Names, Mode>) => Promise<T>,
  ): Promise<T> => {
    const transaction = await begin(start);
    const abort = (): void => {
      try {
        transaction.abort();
      } catch {
        // It is committing, or has ended: what it wrote may stay. Ids make that harmless.
        return;
      }
    };
    const result = (async () => work(transaction))();
    result.catch(abort);
    underWay.add(abort);
    try {
      const [value] = await withTimeLimit(Promise.all([result, transaction.done]), limits.writeMs, abort);
      return value;
    } catch (cause) {
      throw toStorageError(cause, 'storage-failed');
    } finally {
      underWay.delete(abort);
    }
  };

  const read: Outbox['read'] = (names, work) => transact((db) => db.transaction(names, 'readonly'), work);
  const write: Outbox['write'] = (names, durability, work) =>
    transact((db) => db.transaction(names, 'readwrite', {durability}), work);

  const putNow = (item: StoredItem): ReturnType<Outbox['put']> =>
    write(['items', 'counts'], 'strict', async (transaction) => {
      const items = transaction.objectStore('items');
      const counts = transaction.objectStore('counts');
      const [known, now = NOTHING] = await Promise.all([items.getKey(item.id), counts.get('all')]);
      if (known !== undefined) return 'stored';
      if (capacity(now, limits) === 'full') return 'full';
      const next = {...now, items: now.items + 1, bytes: now.bytes + item.bytes};
      await Promise.all([items.add(item), counts.put(next, 'all')]);
      return 'stored';
    });

  return {
    read,
    write,
    leave(until) {
      back = until;
      for (const abort of underWay) abort();
    },
    close,
    put(item) {
      const stored = last.then(() => putNow(item));
      last = stored.catch(() => undefined);
      return stored;
    },
    records: () =>
      read(['items', 'parked'], async (transaction) => {
        const [items, parked] = await Promise.all([
          transaction.objectStore('items').getAll(),
          transaction.objectStore('parked').getAll(),
        ]);
        return {items, parked};
      }),
  };
}

function addWhatIsMissing(
  db: Database,
  _from: number,
  _to: number | null,
  transaction: IDBPTransaction<OutboxSchema, StoreName[], 'versionchange'>,
): void {
  // That it failed is told by the open itself.
  transaction.done.catch(() => undefined);
  const has = db.objectStoreNames;
  const items = has.contains('items')
    ? transaction.objectStore('items')
    : db.createObjectStore('items', {keyPath: 'id'});
  if (!items.indexNames.contains('due')) items.createIndex('due', ['kind', 'notBefore']);
  if (!items.indexNames.contains('mark')) items.createIndex('mark', 'mark');
  if (!has.contains('parked')) db.createObjectStore('parked', {keyPath: 'id'});
  if (!has.contains('counts')) db.createObjectStore('counts');
  if (!has.contains('facts')) db.createObjectStore('facts');
}

function toStorageError(cause: unknown, code: 'storage-blocked' | 'storage-failed'): SdkError {
  if (cause instanceof SdkError) return cause;
  const name = nameOf(cause);
  return new SdkError(name === QUOTA_REACHED ? 'storage-full' : code, `The storage failed: ${name}.`, {cause});
}

function nameOf(cause: unknown): string {
  // A DOMException is not an Error in every engine we run on.
  return typeof cause === 'object' && cause !== null && 'name' in cause ? String(cause.name) : '';
}
