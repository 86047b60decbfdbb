import {openDB} from 'idb';
import type {IDBPTransaction} from 'idb';
import {SdkError} from './errors.ts';
import type {Outbox} from './outbox.ts';
import type {Settled} from './settlement.ts';
import {readStoredItem} from './stored-item.ts';
import {withTimeLimit} from './time-limit.ts';

/*
 * What a store needs that is not as it should be, or that gets no more room. Loaded when that is so, which on most devices is never.
 */

/**
 * Makes the counter true to what is there, and returns the ids of records that cannot be sent. Reads every record. What earlier releases
 * did not count is counted, and so is what was deleted while nothing could be written.
 */
export async function mend(outbox: Outbox): Promise<string[]> {
  try {
    return await outbox.write(['items', 'parked', 'counts'], 'relaxed', async (transaction) => {
      const unreadable: string[] = [];
      const found = {items: 0, bytes: 0, parked: 0};
      const count = (record: unknown): boolean => {
        const item = readStoredItem(record);
        found.items++;
        found.bytes += item?.bytes ?? 0;
        return item !== undefined;
      };
      for (let cursor = await transaction.objectStore('items').openCursor(); cursor; cursor = await cursor.continue()) {
        if (!count(cursor.value)) unreadable.push(cursor.primaryKey);
      }
      for (
        let cursor = await transaction.objectStore('parked').openCursor();
        cursor;
        cursor = await cursor.continue()
      ) {
        count(cursor.value.item);
        found.parked++;
      }
      await transaction.objectStore('counts').put(found, 'all');
      return unreadable;
    });
  } catch (cause) {
    // The counter stays wrong, and the pass goes on: what it delivers makes room.
    if (cause instanceof SdkError && cause.code === 'storage-full') return [];
    throw cause;
  }
}

/** Deletes those of them that were delivered, and returns these. The counter goes with them, for it cannot be written. */
export async function deleteDelivered(outbox: Outbox, settled: readonly Settled[]): Promise<readonly Settled[]> {
  const delivered = settled.filter((one) => one.do === 'delete');
  await outbox.write(['items', 'counts'], 'relaxed', (transaction) =>
    Promise.all([
      ...delivered.map(({id}) => transaction.objectStore('items').delete(id)),
      transaction.objectStore('counts').delete('all'),
    ]),
  );
  return delivered;
}

/**
 * What may be forgotten: it is asked for or drawn anew. A shared device's last number too: where nothing waits, every number has
 * arrived, and under its next name the device begins at 1.
 */
const FORGETTABLE: readonly string[] = ['endpoint', 'lease', 'catalogue', 'probe', 'device'];

// Above every version that a release has: a store of such a version without anything in it is nobody's.
const EMPTIED = 1_000_000;

interface Room {
  readonly outbox: Outbox;
  readonly name: string;
  readonly limits: {readonly openMs: number};
}

/**
 * Gives back the room of a store that holds nothing any more. Deleting rows may give nothing back for good; deleting the database does,
 * some seconds later (measured: Chromium 153 and 156).
 *
 * Whoever calls must be alone in having the turn. Other tabs may save at any moment: so a version change, which waits for every other
 * connection to end, first looks again and takes the stores away. From then on nothing can be saved there, and what is deleted after
 * it is empty. In between a submit fails, as one does without room.
 */
export async function makeRoom({outbox, name, limits}: Room): Promise<'made' | 'not-now'> {
  outbox.close();
  const patience = {over: false};
  const emptying = takeStoresAway(name, patience);
  try {
    const taken = await withTimeLimit(emptying, limits.openMs, () => {
      patience.over = true;
    });
    if (!taken) return 'not-now';
    await deleteDatabase(name);
    return 'made';
  } catch (cause) {
    throw new SdkError('storage-failed', 'The store could not be made anew.', {cause});
  }
}

/** Finishes what a page that died in `makeRoom` began; whether there was such a thing. Whoever calls must be alone in having the turn. */
export async function deleteEmptied({outbox, name}: Pick<Room, 'outbox' | 'name'>): Promise<boolean> {
  outbox.close();
  const db = await openDB(name);
  const emptied = db.version > EMPTIED && db.objectStoreNames.length === 0;
  db.close();
  if (emptied) await deleteDatabase(name);
  return emptied;
}

/** idb has one, which would be in every element then, for what most of them never do. */
function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('The browser gave no reason.'));
  });
}

async function takeStoresAway(name: string, patience: {readonly over: boolean}): Promise<boolean> {
  const present = await openDB(name);
  const {version} = present;
  present.close();
  const found = {needed: false};
  try {
    const changed = await openDB(name, version + EMPTIED, {
      upgrade(db, _from, _to, transaction) {
        // Also when it fails: the open tells.
        transaction.done.catch(() => 'told');
        const stores = [...db.objectStoreNames];
        void holdsWhatIsNeeded(transaction, stores).then((needed) => {
          found.needed = needed;
          if (needed || patience.over) transaction.abort();
          else for (const store of stores) db.deleteObjectStore(store);
        });
      },
    });
    changed.close();
    return true;
  } catch (cause) {
    if (found.needed) return false;
    throw cause;
  }
}

/** Whether anything is there that cannot be had again. A failed look is a yes. */
async function holdsWhatIsNeeded(
  transaction: IDBPTransaction<unknown, string[], 'versionchange'>,
  stores: readonly string[],
): Promise<boolean> {
  try {
    const keys = await Promise.all(
      stores.map(async (name) => ({name, keys: await transaction.objectStore(name).getAllKeys()})),
    );
    return keys.some(({name, keys}) => {
      if (name === 'counts') return false;
      return keys.some((key) => name !== 'facts' || !FORGETTABLE.includes(key as string));
    });
  } catch {
    return true;
  }
}
