import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createMockFetch} from '@haochaping/mock';
import {ServerProcess, temporaryFolder} from './server-process.ts';

type Send = (request: Request) => Promise<Response>;

const ID = '019a9c3e-0000-7000-8000-00000000000';

async function invitationFrom(send: Send, base: string): Promise<string> {
  const made = await send(new Request(`${base}/demo/cases`, {method: 'POST'}));
  const {invitation} = (await made.json()) as {invitation: string};
  return invitation;
}

function post(base: string, path: string, body: unknown): Request {
  const headers = {'content-type': 'application/json'};
  return new Request(base + path, {method: 'POST', headers, body: JSON.stringify(body)});
}

function reviewOf(invitation: string, number: number): object {
  const receiptCode = `7K3M9QXZ4T2B8WF${String(number)}`;
  const submittedAt = new Date().toISOString();
  const said = {level: 5, indicators: [], indicatorsVersion: '2', text: '', identityMode: 'real-name'};
  return {format: 1, id: ID + String(number), receiptCode, invitation, submittedAt, ...said};
}

async function outcomeOf(response: Response): Promise<unknown> {
  const {outcomes} = (await response.json()) as {outcomes: {outcome: string}[]};
  return outcomes[0]?.outcome;
}

test('a backend in a test goes from one scenario to the next, and what it refused it has not', async (t) => {
  const base = 'http://mock.local';
  const mock = await createMockFetch({scenario: '503'});
  t.after(() => mock.close());
  const invitation = await invitationFrom(mock.fetch, base);
  const reviews = [reviewOf(invitation, 1)];
  assert.equal((await mock.fetch(post(base, '/v1/reviews', {reviews}))).status, 503);
  mock.setScenario('offline');
  await assert.rejects(mock.fetch(post(base, '/v1/reviews', {reviews})), TypeError);
  mock.setScenario('refused');
  assert.equal(await outcomeOf(await mock.fetch(post(base, '/v1/reviews', {reviews}))), 'refused');
  mock.setScenario('expired');
  const read = await mock.fetch(post(base, '/v1/invitations/read', {invitation}));
  assert.equal(((await read.json()) as {state: string}).state, 'expired');
  mock.setScenario('answer-lost');
  await assert.rejects(mock.fetch(post(base, '/v1/reviews', {reviews})), TypeError);
  mock.setScenario('healthy');
  assert.equal(await outcomeOf(await mock.fetch(post(base, '/v1/reviews', {reviews}))), 'already-recorded');
});

test('a server in a scenario says so, keeps its pages and its portal, and breaks the line of citizens alone', async (t) => {
  const server = new ServerProcess(['--port', '0', '--data', temporaryFolder(t), '--scenario', 'offline']);
  t.after(() => server.kill('SIGKILL'));
  const base = await server.address();
  assert.match(await server.saying(/场景 \w+/), /offline/);
  const invitation = await invitationFrom(fetch, base);
  await assert.rejects(fetch(post(base, '/v1/reviews', {reviews: [reviewOf(invitation, 2)]})), TypeError);
  assert.equal((await fetch(`${base}/healthz`)).status, 200);
  assert.equal(server.err, '');
});
