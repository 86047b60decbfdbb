import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {StoredItem} from './stored-item.ts';
import {createFetchTransport} from './transport.ts';
import type {Transport} from './transport.ts';

const ID = '01900000-0000-7000-8000-000000000001';
const NEVER = new AbortController().signal;
/** Node collects a request, its signal and whoever waits for that when nothing outside holds them; a real fetch does. */
const held: Request[] = [];

function item(bytes = 300): StoredItem {
  const body = {id: ID, text: '好'};
  return {id: ID, kind: 'review', enqueuedAt: 0, attempts: 0, notBefore: 0, bytes, refusals: 0, body};
}

function transportOver(fetch: (request: Request) => Promise<Response>, answerMs = 5_000): Transport {
  const words = () => import('./words-way.ts');
  return createFetchTransport({
    endpoint: 'https://backend.example/',
    fetch,
    answerMs,
    headers: {'x-portal': 'a'},
    words,
  });
}

test('posts the bodies as they are stored, with the headers of the host', async () => {
  const seen: Request[] = [];
  const transport = transportOver((request) => {
    seen.push(request);
    const outcomes = [{id: ID, outcome: 'contested', receivedAt: '2026-11-22T04:00:00Z'}];
    return Promise.resolve(Response.json({outcomes}));
  });

  assert.deepEqual(await transport.send([item()], NEVER), {
    status: 200,
    ourBody: true,
    outcomes: [{id: ID, outcome: 'contested', receivedAt: '2026-11-22T04:00:00Z'}],
  });
  assert.equal(seen[0]?.url, 'https://backend.example/v1/reviews');
  assert.equal(seen[0].headers.get('x-portal'), 'a');
  assert.deepEqual(await seen[0].json(), {reviews: [{id: ID, text: '好'}]});
});

test('tells a page of something else from an answer of ours', async () => {
  const page = (status: number): Promise<unknown> =>
    transportOver(() => Promise.resolve(new Response('<html>', {status, headers: {'retry-after': '7'}}))).send(
      [item()],
      NEVER,
    );

  assert.deepEqual(await page(200), {status: 200, ourBody: false});
  assert.deepEqual(await page(403), {status: 403, ourBody: false, retryAfter: '7'});
  const ours = {type: 'about:blank', title: 'wait', status: 503, code: 'overloaded'};
  const busy = transportOver(() => Promise.resolve(Response.json(ours, {status: 503, headers: {'retry-after': '3'}})));
  assert.deepEqual(await busy.send([item()], NEVER), {
    status: 503,
    ourBody: true,
    code: 'overloaded',
    retryAfter: '3',
  });
});

test('takes no refusal of a body that arrived damaged for a judgement of what was sent', async () => {
  for (const code of ['body-not-json', 'body-not-utf8', 'review-without-id']) {
    const problem = {type: 'about:blank', title: 'no', status: 400, code};
    const transport = transportOver(() => Promise.resolve(Response.json(problem, {status: 400})));
    const ourBody = code === 'review-without-id';
    assert.deepEqual(await transport.send([item()], NEVER), {status: 400, retryAfter: null, ourBody, code});
  }
});

test('takes a refusal with a code of a later release for a refusal, so that it is not sent for ever', async () => {
  const outcomes = [{id: ID, outcome: 'refused', code: 'of-a-later-release'}];
  const transport = transportOver(() => Promise.resolve(Response.json({outcomes})));

  assert.deepEqual(await transport.send([item()], NEVER), {status: 200, ourBody: true, outcomes});
});

test('leaves out an outcome of a kind that only a later release knows, and reads the others', async () => {
  const known = {id: ID, outcome: 'contested', receivedAt: '2026-11-22T04:00:00Z'};
  const later = {...known, id: ID.replace(/1$/, '2'), outcome: 'of-a-later-release'};
  const transport = transportOver(() => Promise.resolve(Response.json({outcomes: [later, known]})));

  assert.deepEqual(await transport.send([item()], NEVER), {status: 200, ourBody: true, outcomes: [known]});
});

test('says so when no answer comes, or none in time', async () => {
  const broken = transportOver(() => Promise.reject(new TypeError('Failed to fetch')));
  assert.equal(await broken.send([item()], NEVER), 'network-error');

  const silent = transportOver((request) => {
    held.push(request);
    return new Promise((_, reject) => {
      request.signal.addEventListener('abort', () => reject(new Error('aborted')));
    });
  }, 20);
  assert.equal(await silent.send([item()], NEVER), 'timeout');
});

test('lets a small batch survive its page, and a large one not', async () => {
  const kept: boolean[] = [];
  const transport = transportOver((request) => {
    kept.push(request.keepalive);
    return Promise.resolve(new Response(''));
  });

  await transport.send([item(59_999)], NEVER);
  await transport.send([item(30_000), item(30_000)], NEVER);

  assert.deepEqual(kept, [true, false]);
});

test('goes on without keepalive where the browser refuses it, as Chromium 69 does across origins', async () => {
  const kept: boolean[] = [];
  const transport = transportOver((request) => {
    kept.push(request.keepalive);
    return request.keepalive ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(new Response(''));
  });

  assert.deepEqual(await transport.send([item()], NEVER), {status: 200, ourBody: false});
  await transport.send([item()], NEVER);

  assert.deepEqual(kept, [true, false, false]);
});
