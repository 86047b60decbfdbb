import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createApi} from './api.ts';
import {citizenRoutes} from './routes/citizen.ts';
import {publicRoutes} from './routes/public.ts';
import {staffRoutes} from './routes/staff.ts';

const id = '019aa9b4-6c00-7abc-8def-0123456789ab';
const outcome = {id, outcome: 'recorded', receivedAt: '2026-11-22T02:03:05Z', late: false};

function answering(response: () => Response | Promise<Response>): {
  readonly asked: Request[];
  readonly fetch: (request: Request) => Promise<Response>;
} {
  const asked: Request[] = [];
  return {
    asked,
    fetch: (request) => {
      asked.push(request);
      return Promise.resolve(response());
    },
  };
}

test('asks by the row of the table: method, path, headers and body', async () => {
  const world = answering(() => Response.json({outcomes: [outcome]}));
  const api = createApi(citizenRoutes, {
    endpoint: 'http://127.0.0.1/base/',
    fetch: world.fetch,
    headers: {'x-site': 'a'},
  });
  const answer = await api.postReviews({body: {reviews: [{id}]}});
  assert.equal(answer.kind, 'ok');
  const [request] = world.asked;
  assert.ok(request !== undefined);
  assert.equal(request.method, 'POST');
  assert.equal(request.url, 'http://127.0.0.1/base/v1/reviews');
  assert.equal(request.headers.get('content-type'), 'application/json');
  assert.equal(request.headers.get('x-site'), 'a');
  assert.deepEqual(await request.json(), {reviews: [{id}]});
});

test('percent-encodes path parameters and leaves out absent query members', async () => {
  const world = answering(() => new Response('{}', {status: 404}));
  const staff = createApi(staffRoutes, {endpoint: 'http://127.0.0.1', fetch: world.fetch});
  await staff.readWorkOrder({params: {id: 'a/b?c'}});
  await staff.listWorkOrders({query: {show: 'open', search: undefined}});
  assert.deepEqual(
    world.asked.map((request) => request.url),
    ['http://127.0.0.1/v1/work-orders/a%2Fb%3Fc', 'http://127.0.0.1/v1/work-orders?show=open'],
  );
});

test('tells our own problem from a page that somebody else answered with', async () => {
  const ours = {type: 'about:blank', title: 'Busy', status: 503, code: 'overloaded'};
  const world = answering(() => Response.json(ours, {status: 503, headers: {'retry-after': '7'}}));
  const api = createApi(citizenRoutes, {endpoint: 'http://127.0.0.1', fetch: world.fetch});
  assert.deepEqual(await api.readCatalogue(), {kind: 'problem', status: 503, retryAfter: '7', problem: ours});

  const proxy = answering(() => new Response('<h1>Forbidden</h1>', {status: 403}));
  const behind = createApi(citizenRoutes, {endpoint: 'http://127.0.0.1', fetch: proxy.fetch});
  assert.deepEqual(await behind.readCatalogue(), {kind: 'problem', status: 403, retryAfter: null});
});

test('does not take a 200 for an answer when its body is not ours', async () => {
  for (const body of ['<html>Log in to the hotel network</html>', '{"outcomes":[{}]}', '', 'null']) {
    const world = answering(() => new Response(body, {status: 200}));
    const api = createApi(citizenRoutes, {endpoint: 'http://127.0.0.1', fetch: world.fetch});
    assert.deepEqual(await api.postReviews({body: {reviews: [{id}]}}), {kind: 'foreign', status: 200}, body);
  }
});

test('answers that nobody gave are values too: no network, and no end of waiting', async () => {
  const cause = new TypeError('fetch failed');
  const broken = createApi(publicRoutes, {endpoint: 'http://127.0.0.1', fetch: () => Promise.reject(cause)});
  assert.deepEqual(await broken.readSummary(), {kind: 'network-error', cause});

  const silent = createApi(publicRoutes, {
    endpoint: 'http://127.0.0.1',
    timeoutMs: 5,
    fetch: (request) =>
      new Promise((_, reject) => {
        request.signal.addEventListener('abort', () => reject(new Error('aborted')));
      }),
  });
  assert.deepEqual(await silent.readSummary(), {kind: 'timeout'});
});

test('an unchanged catalogue is told by its 304', async () => {
  const world = answering(() => new Response(null, {status: 304, headers: {etag: '"1"'}}));
  const api = createApi(citizenRoutes, {endpoint: 'http://127.0.0.1', fetch: world.fetch});
  const answer = await api.readCatalogue(undefined, {headers: {'if-none-match': '"1"'}});
  assert.equal(answer.kind, 'unchanged');
  assert.equal(world.asked[0]?.headers.get('if-none-match'), '"1"');
});
