import assert from 'node:assert/strict';
import {test} from 'node:test';
import {SdkError} from './errors.ts';
import {FRESH_ENDPOINT} from './endpoint-state.ts';
import {memoryOutbox} from './memory-outbox.ts';
import {outboxCases} from './outbox-cases.ts';
import {queueOver} from './queue-over.ts';
import type {OutboxStore} from './queue-over.ts';
import type {StoredItem} from './stored-item.ts';

for (const {title, run} of outboxCases) {
  test(`an outbox in memory ${title}`, () => run({open: memoryOutbox, keeps: false}));
}

function keptStore(records = new Map<string, unknown>()): OutboxStore & {readonly records: Map<string, unknown>} {
  return {
    records,
    all: () => Promise.resolve([...records]),
    set: (key, value) => Promise.resolve(void records.set(key, structuredClone(value))),
    remove: (key) => Promise.resolve(void records.delete(key)),
  };
}

for (const {title, run} of outboxCases) {
  test(`an outbox over a store of one's own ${title}`, () => {
    const store = keptStore();
    return run({open: (limits) => queueOver(store, limits), keeps: true});
  });
}

const item = {id: 'i', kind: 'review', enqueuedAt: 1, attempts: 0, notBefore: 1, bytes: 9, refusals: 0} as const;
const review: StoredItem = {...item, body: {id: 'i'}};
const parked = {id: 'i', code: 'x', parkedAt: 2, item: review};

test('an item that was parked when the device died is parked, and is not sent again', async () => {
  const store = keptStore(
    new Map<string, unknown>([
      ['item:i', review],
      ['parked:i', parked],
    ]),
  );
  const queue = queueOver(store);
  assert.deepEqual(await queue.records(), {items: [], parked: [parked]});
  assert.deepEqual([...store.records.keys()], ['parked:i']);
});

test('records that cannot be read are told when a turn begins, and stand in nobody’s way', async () => {
  const queue = queueOver(
    keptStore(
      new Map<string, unknown>([
        ['item:i', review],
        ['item:broken', {half: true}],
      ]),
    ),
  );
  const begun = await queue.inTurn(new AbortController().signal, (turn) => Promise.resolve(turn));
  assert.deepEqual(begun !== 'busy' && begun.unreadable, ['broken']);
  assert.deepEqual(await queue.due({at: 9, eager: false, limit: 9}), [review]);
});

test('a store without room still lets be deleted, and says what it could not write', async () => {
  const store = keptStore(
    new Map<string, unknown>([
      ['item:i', review],
      ['item:j', {...review, id: 'j', body: {id: 'j'}}],
    ]),
  );
  const queue = queueOver({...store, set: () => Promise.reject(new SdkError('storage-full', 'no room'))});
  const settled = [
    {do: 'park', id: 'i', code: 'x'},
    {do: 'delete', id: 'j', bytes: 9, outcome: 'recorded'},
  ] as const;
  assert.deepEqual(await queue.settle(settled, FRESH_ENDPOINT, 3), [settled[1]]);
  assert.deepEqual([...store.records.keys()], ['item:i']);
});

test('whatever a store fails with is a failure of storage, and the next call asks it again', async () => {
  const store = keptStore();
  let broken = true;
  const queue = queueOver({...store, all: () => (broken ? Promise.reject(new TypeError('no')) : store.all())});
  await assert.rejects(queue.put(review), {name: 'SdkError', code: 'storage-failed'});
  broken = false;
  assert.equal(await queue.put(review), 'stored');
});
