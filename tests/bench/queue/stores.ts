// IndexedDB with nothing around it.

const FILL_IN_ONE_TRANSACTION = 1_000;

export function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('IndexedDB said no.', {cause: request.error}));
  });
}

export function completionOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(new Error('The transaction was aborted.', {cause: transaction.error}));
  });
}

/** Opens the database as it is; `upgrade` is called for a new one. */
export function openDatabase(name: string, upgrade?: (db: IDBDatabase) => void): Promise<IDBDatabase> {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => upgrade?.(request.result);
  return resultOf(request);
}

export async function deleteDatabase(name: string): Promise<void> {
  await resultOf(indexedDB.deleteDatabase(name));
}

/** Writes so many records into a store, many in one transaction. */
export async function fill(
  db: IDBDatabase,
  storeName: string,
  count: number,
  record: (index: number) => {readonly value: unknown; readonly key?: string},
): Promise<void> {
  for (let from = 0; from < count; from += FILL_IN_ONE_TRANSACTION) {
    const transaction = db.transaction(storeName, 'readwrite', {durability: 'relaxed'});
    const store = transaction.objectStore(storeName);
    for (let index = from; index < Math.min(count, from + FILL_IN_ONE_TRANSACTION); index++) {
      const {value, key} = record(index);
      store.add(value, key);
    }
    await completionOf(transaction);
  }
}
