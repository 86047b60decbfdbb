/** A store as a release wrote it, with a waiting review, a parked one, the counter and what is known of the endpoint. */
export interface EarlierStore {
  readonly version: number;
  /** Resolves once it is on disk and closed. */
  readonly write: (name: string) => Promise<void>;
  /** The id of the review that waits there, and of the one that is parked. */
  readonly waiting: string;
  readonly parked: string;
}

/*
 * Never changed and never taken out: devices have them on their disks. Raw IndexedDB, and the records as literals, so that nothing of today's
 * release writes them.
 */

const SUBMITTED = 1_795_320_000_000;
const INVITATION = 'eyJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJkZW1vIn0.c2lnbmF0dXJl';

function review(id: string): Record<string, unknown> {
  return {
    id,
    kind: 'review',
    enqueuedAt: SUBMITTED,
    attempts: 1,
    notBefore: SUBMITTED + 700,
    bytes: 420,
    refusals: 0,
    mark: 'c2lnbmF0dXJl',
    body: {
      format: 1,
      id,
      receiptCode: '7ZK3M9Q2X4T8B6VW',
      invitation: INVITATION,
      level: 2,
      indicators: ['207'],
      indicatorsVersion: 'v2',
      text: '等了两个小时',
      identityMode: 'real-name',
      submittedAt: '2026-11-22T04:00:00.000Z',
    },
  };
}

function open(name: string, version: number, upgrade: (db: IDBDatabase) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => upgrade(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('The earlier store could not be written.', {cause: request.error}));
  });
}

function fill(db: IDBDatabase, records: readonly (readonly [string, unknown, string?])[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction([...new Set(records.map(([store]) => store))], 'readwrite');
    for (const [store, value, key] of records) transaction.objectStore(store).put(value, key);
    transaction.oncomplete = () => {
      db.close();
      resolve();
    };
    transaction.onabort = () => reject(new Error('The earlier store could not be filled.', {cause: transaction.error}));
  });
}

const WAITING = '019ab9b2-0000-7000-8000-000000000001';
const PARKED = '019ab9b2-0000-7000-8000-000000000002';

/** Versions 1 and 2 have the same stores: 1 was given up, for an open without a version leaves an empty store of that version behind. */
function versionOneOrTwo(version: 1 | 2): EarlierStore {
  return {
    version,
    waiting: WAITING,
    parked: PARKED,
    async write(name) {
      const db = await open(name, version, (made) => {
        const items = made.createObjectStore('items', {keyPath: 'id'});
        items.createIndex('due', ['kind', 'notBefore']);
        items.createIndex('mark', 'mark');
        made.createObjectStore('parked', {keyPath: 'id'});
        made.createObjectStore('counts');
        made.createObjectStore('facts');
      });
      await fill(db, [
        ['items', review(WAITING)],
        ['parked', {id: PARKED, code: 'invitation-forged', parkedAt: SUBMITTED, item: review(PARKED)}],
        ['counts', {items: 2, bytes: 840, parked: 1}, 'all'],
        ['facts', {answeredAt: SUBMITTED, failures: 1, restUntil: SUBMITTED + 900, asked: false}, 'endpoint'],
      ]);
    },
  };
}

export const EARLIER_STORES: readonly EarlierStore[] = [versionOneOrTwo(1), versionOneOrTwo(2)];
