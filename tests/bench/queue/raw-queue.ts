import {nextReview, requestOf} from './sample.ts';
import {completionOf, deleteDatabase, fill, openDatabase, resultOf} from './stores.ts';

const STORE = 'items';

/** One store, one record for a review: the least that IndexedDB can be asked for. */
export async function openRaw(name: string, waiting: number): Promise<IDBDatabase> {
  await deleteDatabase(name);
  const db = await openDatabase(name, (fresh) => fresh.createObjectStore(STORE, {keyPath: 'id'}));
  await fill(db, STORE, waiting, () => ({value: nextReview()}));
  return db;
}

export async function putRaw(db: IDBDatabase, durability: IDBTransactionDurability): Promise<void> {
  const transaction = db.transaction(STORE, 'readwrite', {durability});
  transaction.objectStore(STORE).add(nextReview());
  await completionOf(transaction);
}

/** Reads, posts, deletes, and does nothing else: what a drain cannot do without. */
export async function drainRaw(db: IDBDatabase, batch: number, onAnswer: () => void): Promise<void> {
  for (;;) {
    const reading = db.transaction(STORE).objectStore(STORE).getAll(undefined, batch);
    const reviews = (await resultOf(reading)) as {readonly id: string}[];
    if (reviews.length === 0) return;
    const response = await fetch(requestOf(reviews));
    await response.text();
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    onAnswer();
    const deleting = db.transaction(STORE, 'readwrite');
    for (const {id} of reviews) deleting.objectStore(STORE).delete(id);
    await completionOf(deleting);
  }
}
