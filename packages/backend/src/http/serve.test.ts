import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {RouteTable} from '@haochaping/protocol';
import {Hono} from 'hono';
import * as z from 'zod/mini';
import {StoreOverloadedError} from '../store/index.ts';
import {createFallback} from './fallback.ts';
import {type Handlers, reply, serve} from './serve.ts';

const table = {
  readThing: {
    method: 'GET',
    path: '/things/{id}',
    summary: 'A thing.',
    query: z.strictObject({size: z.optional(z.string())}),
    answer: z.object({id: z.string(), size: z.optional(z.string())}),
    problems: [],
  },
  makeThing: {
    method: 'POST',
    path: '/things',
    summary: 'One more.',
    body: z.strictObject({'a/b': z.string()}),
    answer: z.object({at: z.number()}),
    status: 201,
    problems: [],
  },
  dropThing: {
    method: 'DELETE',
    path: '/things/{id}',
    summary: 'None.',
    answer: z.undefined(),
    status: 204,
    problems: [],
  },
} as const satisfies RouteTable;

const usual: Handlers<typeof table> = {
  readThing: ({params, query}) => reply({id: params.id, ...(query.size === undefined ? {} : {size: query.size})}),
  makeThing: ({at}) => reply({at}),
  dropThing: () => reply(undefined),
};

function serveTable(changes: Partial<Handlers<typeof table>> = {}): {app: Hono; reported: unknown[]} {
  const app = new Hono();
  const reported: unknown[] = [];
  serve(app, table, {...usual, ...changes}, {clock: () => 7, report: (what, cause) => reported.push([what, cause])});
  return {app, reported};
}

const makeThing = (body: string): Request =>
  new Request('http://localhost/things', {method: 'POST', body, headers: {'content-type': 'application/json'}});

async function codeOf(response: Response): Promise<unknown> {
  return ((await response.json()) as {code: unknown}).code;
}

test('path, query and body reach the handler parsed, with the moment the request is judged by', async () => {
  const {app} = serveTable();
  const read = await app.request('/things/a%2Fb?size=xl');
  assert.deepEqual(await read.json(), {id: 'a/b', size: 'xl'});
  const made = await app.request(makeThing('{"a/b":"x"}'));
  assert.equal(made.status, 201);
  assert.deepEqual(await made.json(), {at: 7});
  const dropped = await app.request('/things/1', {method: 'DELETE'});
  assert.equal(dropped.status, 204);
  assert.equal(await dropped.text(), '');
});

test('a wrong query and a wrong body say where, as JSON Pointers, without the words or the value', async () => {
  const {app} = serveTable();
  assert.equal(await codeOf(await app.request('/things/1?colour=red')), 'query-invalid');
  const response = await app.request(makeThing('{"a/b":"x","secret":1}'));
  assert.equal(response.status, 400);
  const wrong = await app.request(makeThing('{"a/b":4242}'));
  const text = await wrong.text();
  assert.deepEqual((JSON.parse(text) as {errors: unknown}).errors, [{pointer: '/a~1b', code: 'invalid-type'}]);
  assert.doesNotMatch(text, /4242/);
});

test('an exception is reported whole, and told as nothing but internal', async () => {
  const cause = new Error('select * from secret');
  const {app, reported} = serveTable({
    readThing: () => {
      throw cause;
    },
  });
  const response = await app.request('/things/1');
  assert.equal(response.status, 500);
  const text = await response.text();
  assert.match(text, /"internal"/);
  assert.doesNotMatch(text, /secret|serve\.test/);
  assert.deepEqual(reported, [['route readThing', cause]]);
});

test('a store with too much waiting is a 503 that says when to come again, and no mistake to report', async () => {
  const {app, reported} = serveTable({readThing: () => Promise.reject(new StoreOverloadedError())});
  const response = await app.request('/things/1');
  assert.equal(response.status, 503);
  assert.match(response.headers.get('retry-after') ?? '', /^\d+$/);
  assert.equal(await codeOf(response), 'overloaded');
  assert.deepEqual(reported, []);
});

test('what no row fits is told apart: no such address, or another method', async () => {
  const fallback = createFallback(Object.values(table));
  assert.equal(fallback(new Request('http://localhost/thing')).status, 404);
  assert.equal(fallback(new Request('http://localhost/things/1/2')).status, 404);
  const other = fallback(new Request('http://localhost/things/1', {method: 'PUT'}));
  assert.equal(other.status, 405);
  assert.equal(other.headers.get('allow'), 'GET, DELETE, HEAD, OPTIONS');
  assert.equal(await codeOf(other), 'method-not-allowed');
});
