import assert from 'node:assert/strict';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {createApi} from './api.ts';
import {createCitizenApi} from './citizen-api.ts';
import {citizenRoutes} from './routes/citizen.ts';

const endpoint = 'http://127.0.0.1/base/';
const id = '019aa9b4-6c00-7abc-8def-0123456789ab';
const receivedAt = '2026-11-22T02:03:05Z';

function answering(body: unknown, status = 200): (request: Request) => Promise<Response> {
  return () => Promise.resolve(Response.json(body, {status}));
}

test('asks for each route what the client with schemas asks', async () => {
  const asked: string[] = [];
  const fetch = (request: Request): Promise<Response> => {
    asked.push(`${request.method} ${request.url}`);
    return Promise.resolve(new Response('', {status: 502}));
  };
  const small = createCitizenApi({endpoint, fetch});
  const large = createApi(citizenRoutes, {endpoint, fetch});
  assert.deepEqual(Object.keys(small).sort(), Object.keys(large).sort());
  for (const client of [small, large]) {
    await client.readCatalogue();
    await client.readInvitation({body: {invitation: 'a'}});
    await client.postReviews({body: {reviews: [{id}]}});
    await client.readReceipt({body: {receiptCode: '7ZK3M9Q2X4T8B6VW'}});
  }
  assert.deepEqual(asked.slice(0, 4), asked.slice(4));
  assert.equal(asked[2], 'POST http://127.0.0.1/base/v1/reviews');
});

test('brings what fits the route, and calls the rest foreign', async () => {
  const outcomes = [{id, outcome: 'recorded', receivedAt, late: false}];
  const api = createCitizenApi({endpoint, fetch: answering({outcomes})});
  const answer = await api.postReviews({body: {reviews: [{id}]}});
  assert.deepEqual(answer.kind === 'ok' && answer.body, {outcomes});
  for (const ask of [
    () => api.readCatalogue(),
    () => api.readInvitation({body: {invitation: 'a'}}),
    () => api.readReceipt({body: {receiptCode: '7ZK3M9Q2X4T8B6VW'}}),
  ])
    assert.deepEqual(await ask(), {kind: 'foreign', status: 200});
});

test('knows a problem of a later release for ours, by a code it has never heard of', async () => {
  const problem = {type: 'about:blank', title: 'New', status: 422, code: 'of-a-later-release'};
  for (const api of [
    createCitizenApi({endpoint, fetch: answering(problem, 422)}),
    createApi(citizenRoutes, {endpoint, fetch: answering(problem, 422)}),
  ])
    assert.deepEqual(await api.readCatalogue(), {kind: 'problem', status: 422, retryAfter: null, problem});
});

test('what a citizen loads holds no schema, and no route of another audience', async () => {
  const {metafile} = await build({
    entryPoints: [fileURLToPath(new URL('./citizen.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    treeShaking: false,
    conditions: ['@haochaping/source'],
    metafile: true,
    write: false,
  });
  const files = Object.keys(metafile.inputs).join('\n');
  assert.match(files, /citizen-guards\.ts/);
  assert.doesNotMatch(files, /zod|routes\/(staff|business|public|operations)/);
});
