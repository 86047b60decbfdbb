import assert from 'node:assert/strict';
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';
import {test} from 'node:test';
import {outcomeOf} from '@haochaping/core';
import type {StoredItem} from '../stored-item.ts';
import {jsonApiTransport} from './json-api.ts';
import type {JsonApiOptions} from './json-api.ts';

type Json = Record<string, unknown>;
type Handler = (
  body: Json,
  headers: http.IncomingHttpHeaders,
) => {status?: number; headers?: Record<string, string>; body?: unknown};

interface TestContext {
  after(step: () => Promise<void>): void;
}

/** A foreign backend: a real HTTP server with habits of its own. */
async function foreign(t: TestContext, handle: Handler): Promise<{url: string; asked: Json[]}> {
  const asked: Json[] = [];
  const server = http.createServer((request, response) => {
    void text(request).then((said) => {
      const body = JSON.parse(said) as Json;
      asked.push(body);
      const {status = 200, headers = {}, body: answer = ''} = handle(body, request.headers);
      response.writeHead(status, headers).end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/pj/submit`, asked};
}

function itemOf(id: string, kind: StoredItem['kind'] = 'review'): StoredItem {
  const body = {
    id,
    level: 2,
    text: '跑了两趟',
    indicators: ['207'],
    receiptCode: 'R',
    submittedAt: '2026-11-22T04:00:00.000Z',
  };
  return {id, kind, enqueuedAt: 1, attempts: 0, notBefore: 1, bytes: 100, refusals: 0, body};
}

const options = (url: string): JsonApiOptions => ({
  url,
  fields: {
    pjbh: 'id',
    pjdj: ({level}) => 6 - Number(level),
    pjnr: 'text',
    pjbq: ({indicators}) => (indicators as string[]).join(','),
  },
  envelope: (records) => ({list: records}),
  answer: {
    list: 'data.results',
    id: 'pjbh',
    code: 'jg',
    meanings: {'0': 'recorded', '1': 'already-recorded', '2': 'contested', E9: {refused: 'text-too-long'}},
  },
  clock: () => Date.parse('2026-11-22T04:00:00.000Z'),
});

const send = (transport: ReturnType<typeof jsonApiTransport>, ...ids: readonly string[]) =>
  transport.send(
    ids.map((id) => itemOf(id)),
    new AbortController().signal,
  );

const results = (...pairs: readonly (readonly [unknown, unknown])[]): unknown => ({
  data: {results: pairs.map(([pjbh, jg]) => ({pjbh, jg}))},
});

test('posts our members under their names, and reads each outcome by its id', async (t) => {
  const {url, asked} = await foreign(t, () => ({body: results(['d', 'E9'], ['a', '0'], ['b', 1], ['c', '2'])}));
  const answer = await send(jsonApiTransport(options(url)), 'a', 'b', 'c', 'd');
  assert.deepEqual(asked[0]?.['list'] && (asked[0]['list'] as Json[])[0], {
    pjbh: 'a',
    pjdj: 4,
    pjnr: '跑了两趟',
    pjbq: '207',
  });
  const receivedAt = '2026-11-22T04:00:00.000Z';
  assert.deepEqual(answer, {
    status: 200,
    ourBody: true,
    outcomes: [
      {id: 'd', outcome: 'refused', code: 'text-too-long'},
      {id: 'a', outcome: 'recorded', receivedAt, late: false},
      {id: 'b', outcome: 'already-recorded', by: 'this-review', receivedAt},
      {id: 'c', outcome: 'contested', receivedAt},
    ],
  });
});

test('takes nothing for an outcome that it does not understand', async (t) => {
  const {url} = await foreign(t, () => ({
    body: results(['a', '7'], ['b', null], ['b', 'constructor'], ['not-sent', '0'], [7, '0']),
  }));
  assert.deepEqual(await send(jsonApiTransport(options(url)), 'a', 'b'), {status: 200, ourBody: true, outcomes: []});
});

test('takes a 200 with something else in it for a retry', async (t) => {
  for (const body of ['', '<html>', '[]', '{"data":null}', '{"data":{"results":{}}}']) {
    const {url} = await foreign(t, () => ({body}));
    const answer = await send(jsonApiTransport(options(url)), 'a');
    assert.deepEqual(outcomeOf(answer, 0), {kind: 'retry'}, body);
  }
});

test('refreshes its credentials after a 401, once', async (t) => {
  const {url, asked} = await foreign(t, (_, {authorization}) =>
    authorization === 'Bearer 2' ? {body: results(['a', '0'])} : {status: 401},
  );
  let token = 1;
  const refresh = (): Promise<unknown> => Promise.resolve(token++);
  const headers = (): Record<string, string> => ({authorization: `Bearer ${token}`});
  const answer = await send(jsonApiTransport({...options(url), headers, refresh}), 'a');
  assert.equal(outcomeOf(answer, 0).kind, 'answered');
  assert.equal(asked.length, 2);

  const shut = await foreign(t, () => ({status: 401}));
  const refused = await send(jsonApiTransport({...options(shut.url), headers, refresh}), 'a');
  assert.deepEqual(outcomeOf(refused, 0), {kind: 'retry'});
  assert.equal(shut.asked.length, 2);
});

test('hands on what a server says that is busy, and what a firewall refuses', async (t) => {
  const busy = await foreign(t, () => ({status: 503, headers: {'retry-after': '7'}}));
  assert.deepEqual(outcomeOf(await send(jsonApiTransport(options(busy.url)), 'a'), 0), {kind: 'retry', afterMs: 7_000});
  const firewall = await foreign(t, () => ({status: 403, body: '<html>'}));
  const refused = outcomeOf(await send(jsonApiTransport(options(firewall.url)), 'a'), 0);
  assert.deepEqual(refused, {kind: 'refused-whole', code: 'http-403', byUs: false});
});

test('says that no answer came: none in time, no line, no credentials', async (t) => {
  const {url} = await foreign(t, () => ({body: results(['a', '0'])}));
  const never = (_: string, {signal}: RequestInit): Promise<Response> =>
    new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))));
  assert.equal(await send(jsonApiTransport({...options(url), fetch: never, timeoutMs: 5}), 'a'), 'timeout');
  assert.equal(await send(jsonApiTransport(options('http://127.0.0.1:1/')), 'a'), 'network-error');
  const headers = (): Promise<never> => Promise.reject(new Error('no token'));
  assert.equal(await send(jsonApiTransport({...options(url), headers}), 'a'), 'network-error');
  const stopped = new AbortController();
  stopped.abort();
  assert.equal(await jsonApiTransport(options(url)).send([itemOf('a')], stopped.signal), 'network-error');
});

test('lets wait what a foreign backend has no receipt for', async (t) => {
  const {url, asked} = await foreign(t, () => ({body: results(['a', '0'])}));
  const answer = await jsonApiTransport(options(url)).send([itemOf('a', 'follow-up')], new AbortController().signal);
  assert.deepEqual(outcomeOf(answer, 0), {kind: 'retry'});
  assert.equal(asked.length, 0);
});
