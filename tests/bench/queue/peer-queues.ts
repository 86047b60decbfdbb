import localforage from 'localforage';
import {Queue} from 'workbox-background-sync';
import {nextReview, requestOf} from './sample.ts';
import {deleteDatabase, fill, openDatabase, resultOf} from './stores.ts';

const WORKBOX_DATABASE = 'workbox-background-sync';
const WORKBOX_STORE = 'requests';
const LOCALFORAGE_STORE = 'keyvaluepairs';

// It is made for a service worker and looks for its registration; with no Background Sync there it leaves the when to its user.
Object.assign(window, {registration: {}});
// One for a page: all that there are share one database.
const workbox = new Queue('reviews', {onSync: () => undefined});

export async function pushToWorkbox(): Promise<void> {
  await workbox.pushRequest({request: requestOf([nextReview()])});
}

export async function openWorkbox(waiting: number): Promise<Queue> {
  if (waiting === 0) return workbox;
  await pushToWorkbox();
  const db = await openDatabase(WORKBOX_DATABASE);
  const store = db.transaction(WORKBOX_STORE).objectStore(WORKBOX_STORE);
  const [first] = await resultOf(store.getAll() as IDBRequest<{id: number}[]>);
  if (first === undefined) throw new Error('What was pushed is gone.');
  const {id: _, ...entry} = first;
  await fill(db, WORKBOX_STORE, waiting - 1, () => ({value: entry}));
  db.close();
  return workbox;
}

export async function openLocalforage(name: string, waiting: number): Promise<LocalForage> {
  await deleteDatabase(name);
  const store = localforage.createInstance({name});
  if (waiting === 0) return store;
  await keepInLocalforage(store);
  const db = await openDatabase(name);
  await fill(db, LOCALFORAGE_STORE, waiting - 1, () => {
    const review = nextReview();
    return {value: review, key: review.id};
  });
  db.close();
  return store;
}

export async function keepInLocalforage(store: LocalForage): Promise<void> {
  const review = nextReview();
  await store.setItem(review.id, review);
}
