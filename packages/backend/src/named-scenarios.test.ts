import assert from 'node:assert/strict';
import {test} from 'node:test';
import {SCENARIO_NAMES, type ScenarioName, withNamedScenario} from './named-scenarios.ts';

const ID = '019a9c3e-0000-7000-8000-000000000001';

function backendIn(name: ScenarioName): {ask: (path: string, body?: unknown) => Promise<Response>; arrived: string[]} {
  const arrived: string[] = [];
  const fetch = withNamedScenario(
    (request) => {
      const {pathname} = new URL(request.url);
      arrived.push(pathname);
      return Promise.resolve(Response.json({state: 'open', expiresAt: '2099-01-01T00:00:00.000Z', from: pathname}));
    },
    () => name,
  );
  return {
    arrived,
    ask: (path, body) =>
      fetch(
        new Request(`http://localhost${path}`, body === undefined ? {} : {method: 'POST', body: JSON.stringify(body)}),
      ),
  };
}

test('only what citizens’ devices ask is touched', async () => {
  for (const name of SCENARIO_NAMES) {
    const {ask} = backendIn(name);
    for (const path of ['/v1/session', '/demo/my-cases', '/healthz', '/v1/public/summary']) {
      assert.equal((await ask(path)).status, 200, `${name} ${path}`);
    }
  }
});

test('a healthy backend answers as it is, below any path', async () => {
  const answer = await backendIn('healthy').ask('/some/folder/v1/catalogue');
  assert.equal(((await answer.json()) as {from: string}).from, '/some/folder/v1/catalogue');
});

test('503 asks for patience; a firewall answers with a page of its own', async () => {
  const busy = await backendIn('503').ask('/v1/catalogue');
  assert.deepEqual([busy.status, busy.headers.get('retry-after')], [503, '5']);
  const wall = await backendIn('firewall').ask('/v1/reviews', {reviews: [{id: ID}]});
  assert.deepEqual([wall.status, wall.headers.get('content-type')], [403, 'text/html']);
});

test('offline nothing arrives; an answer that is lost was carried out', async () => {
  const offline = backendIn('offline');
  await assert.rejects(offline.ask('/v1/reviews', {reviews: [{id: ID}]}), TypeError);
  assert.deepEqual(offline.arrived, []);
  const lost = backendIn('answer-lost');
  await assert.rejects(lost.ask('/v1/reviews', {reviews: [{id: ID}]}), TypeError);
  assert.deepEqual(lost.arrived, ['/v1/reviews']);
});

test('refused: each review by its own outcome, and nothing is recorded', async () => {
  const {ask, arrived} = backendIn('refused');
  const answer = await ask('/v1/reviews', {reviews: [{id: ID}]});
  assert.deepEqual(await answer.json(), {outcomes: [{id: ID, outcome: 'refused', code: 'invitation-forged'}]});
  assert.deepEqual(arrived, []);
  assert.equal((await ask('/v1/invitations/read', {})).status, 200);
});

test('refused: what is no batch of reviews the backend judges itself', async () => {
  const {ask, arrived} = backendIn('refused');
  for (const body of [{}, {reviews: []}, {reviews: [{}]}, 'x']) await ask('/v1/reviews', body);
  assert.equal(arrived.length, 4);
});

test('expired: the invitation is read as one that has ended', async () => {
  const answer = await backendIn('expired').ask('/v1/invitations/read', {invitation: 'x'});
  const {state, expiresAt} = (await answer.json()) as {state: string; expiresAt: string};
  assert.equal(state, 'expired');
  assert.ok(Date.parse(expiresAt) < Date.now());
});
