import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {ReplayItem} from './read-outbox-file.ts';
import {replayItems, type Replayed, type SentAnswer, type Taken} from './replay-items.ts';

const idOf = (n: number): string => `019aa9b4-6c00-7abc-8def-${String(n).padStart(12, '0')}`;
const review = (n: number): ReplayItem => ({
  id: idOf(n),
  kind: 'review',
  body: {id: idOf(n), receiptCode: n},
  since: n,
});
const reviews = (count: number): ReplayItem[] => Array.from({length: count}, (_, n) => review(n));

/** A server by hand, on a clock that only sleeping moves. */
function rig(reply: (items: readonly ReplayItem[], attempt: number) => SentAnswer, patienceMs = 60_000) {
  const requests: string[][] = [];
  const slept: number[] = [];
  let now = 0;
  const run = (items: readonly ReplayItem[]): Promise<Replayed[]> =>
    replayItems(items, {
      send(sent) {
        requests.push(sent.map(({id}) => id));
        return Promise.resolve(reply(sent, requests.length));
      },
      clock: () => now,
      random: () => 0.5,
      sleep(ms) {
        slept.push(ms);
        now += ms;
        return Promise.resolve();
      },
      patienceMs,
    });
  return {run, requests, slept};
}

function took(items: readonly ReplayItem[], taken: Taken = 'recorded'): SentAnswer {
  return {status: 200, ourBody: true, outcomes: new Map(items.map(({id}) => [id, {taken}]))};
}

const outcomes = (replayed: readonly Replayed[]): string[] =>
  replayed.map(({outcome, code}) => (code === undefined ? outcome : `${outcome} ${code}`)).sort();

test('sends in batches of fifty and tells of each item what the server said', async () => {
  const {run, requests} = rig((items) => took(items, 'known'));
  const replayed = await run(reviews(120));
  assert.deepEqual(
    requests.map(({length}) => length),
    [50, 50, 20],
  );
  assert.deepEqual([...new Set(outcomes(replayed))], ['known']);
  assert.equal(replayed.length, 120);
});

test('halves a batch that is refused as a whole down to the one that is meant', async () => {
  const {run} = rig((items) =>
    items.some(({id}) => id === idOf(3)) ? {status: 422, ourBody: true, code: 'batch-invalid'} : took(items),
  );
  assert.deepEqual(outcomes(await run(reviews(5))), [
    'recorded',
    'recorded',
    'recorded',
    'recorded',
    'refused batch-invalid',
  ]);
});

test('calls nothing a firewall refused a refusal, and gives up when everything is refused so', async () => {
  const {run, requests} = rig(() => ({status: 403, ourBody: false}));
  const replayed = await run(reviews(40));
  assert.deepEqual([...new Set(outcomes(replayed))], ['not-delivered', 'not-delivered http-403']);
  assert.equal(replayed.length, 40);
  assert.ok(requests.length < 40, `${String(requests.length)} requests`);
});

test('waits at least as long as the server asks for', async () => {
  const {run, slept} = rig((items, attempt) =>
    attempt === 1 ? {status: 503, ourBody: false, retryAfter: '7'} : took(items),
  );
  assert.deepEqual(outcomes(await run(reviews(1))), ['recorded']);
  assert.ok(slept.reduce((sum, ms) => sum + ms, 0) >= 7_000, slept.join());
});

test('asks again for items that the answer says nothing of, and never calls them done', async () => {
  const {run} = rig((items, attempt) => (attempt === 1 ? took(items.slice(1)) : took(items)));
  assert.deepEqual(outcomes(await run(reviews(2))), ['recorded', 'recorded']);
  const silent = rig(() => took([]), 5_000);
  assert.deepEqual(outcomes(await silent.run(reviews(1))), ['not-delivered no-outcome']);
});

test('does not take a 2xx without our body for an answer', async () => {
  const {run} = rig(() => ({status: 200, ourBody: false}), 5_000);
  assert.deepEqual(outcomes(await run(reviews(1))), ['not-delivered http-200']);
});

test('stops when the patience has run out, or when the server wants other credentials', async () => {
  const dead = rig(() => 'network-error', 10_000);
  assert.deepEqual(outcomes(await dead.run(reviews(2))), [
    'not-delivered network-error',
    'not-delivered network-error',
  ]);
  const shut = rig(() => ({status: 401, ourBody: true, code: 'key-missing'}));
  assert.deepEqual(outcomes(await shut.run(reviews(1))), ['not-delivered key-missing']);
  assert.equal(shut.requests.length, 1);
});

test('sends what is said of a review after that review, although it is older by the clock of the device', async () => {
  const {run, requests} = rig((items) => took(items));
  const mistake: ReplayItem = {id: idOf(9), kind: 'mistake', body: {id: idOf(9), receiptCode: 1}, since: 0};
  await run([mistake, review(1)]);
  assert.deepEqual(requests, [[idOf(1)], [idOf(9)]]);
});
