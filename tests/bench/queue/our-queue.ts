import {type Client, type ClientOptions, createClient} from '@haochaping/sdk';
import {DRAFT, nextId} from './sample.ts';
import {completionOf, deleteDatabase, fill, openDatabase, resultOf} from './stores.ts';

// For a number of reviews that a device never holds; and longer than any bench runs.
const LIMITS = {maxItems: 1_000_000, maxBytes: 2_000_000_000, answerMs: 86_400_000} as const;

/** A server that never answers: the turn stays taken, so that nothing is sent beside what is measured. */
const noAnswer = (): Promise<Response> => new Promise(() => undefined);

/** Resolves once it is saved; rejects when it is not. */
export async function submitOne(client: Client): Promise<void> {
  const submission = await client.submit(DRAFT);
  if (submission.state !== 'saved') throw new Error(`Not saved: ${JSON.stringify(submission)}`);
}

/** The SDK over a database with so many reviews waiting, and nobody to send them to. */
export async function openOurs(storageName: string, waiting: number): Promise<Client> {
  await prepareOurs(storageName, waiting);
  return silentClient(storageName);
}

/** The SDK over a database with so many reviews waiting, which it may send in batches of so many. */
export async function openOursToDrain(
  storageName: string,
  waiting: number,
  batchItems: number,
  fetch: NonNullable<ClientOptions['fetch']>,
): Promise<Client> {
  await prepareOurs(storageName, waiting);
  return createClient({endpoint: location.origin, storageName, fetch, limits: {...LIMITS, batchItems}});
}

function silentClient(storageName: string): Client {
  return createClient({endpoint: location.origin, storageName, fetch: noAnswer, limits: LIMITS});
}

/** The SDK makes the store and its first record; that one is then copied, for a hundred thousand submits take minutes. */
async function prepareOurs(storageName: string, waiting: number): Promise<void> {
  await deleteDatabase(storageName);
  if (waiting === 0) return;
  const client = silentClient(storageName);
  await submitOne(client);
  await client.close();
  const db = await openDatabase(storageName);
  const reading = db.transaction(['items', 'counts']);
  const [records, counts] = await Promise.all([
    resultOf(reading.objectStore('items').getAll() as IDBRequest<{id: string; body: object}[]>),
    resultOf(reading.objectStore('counts').get('all') as IDBRequest<{items: number; bytes: number}>),
  ]);
  const [first] = records;
  if (first === undefined) throw new Error('What was saved is gone.');
  await fill(db, 'items', waiting - 1, () => {
    const id = nextId();
    return {value: {...first, id, body: {...first.body, id}}};
  });
  const writing = db.transaction('counts', 'readwrite');
  writing.objectStore('counts').put({...counts, items: waiting, bytes: counts.bytes * waiting}, 'all');
  await completionOf(writing);
  db.close();
}
