import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Scenario, withScenario} from './scenarios.ts';

function lineWith(scenario: Scenario | undefined): {
  send: (signal?: AbortSignal) => Promise<Response>;
  arrived: () => number;
} {
  let arrived = 0;
  const fetch = withScenario(
    () => {
      arrived += 1;
      return Promise.resolve(new Response('ours'));
    },
    () => scenario,
  );
  return {
    send: (signal) => fetch(new Request('http://localhost/', signal === undefined ? {} : {signal})),
    arrived: () => arrived,
  };
}

test('a good line changes nothing', async () => {
  const line = lineWith(undefined);
  assert.equal(await (await line.send()).text(), 'ours');
});

test('a slow line answers later, and lets itself be given up', async () => {
  const line = lineWith({name: 'slow', afterMs: 10_000});
  const given = new AbortController();
  const sent = line.send(given.signal);
  given.abort();
  await assert.rejects(sent, {name: 'AbortError'});
  assert.equal(line.arrived(), 0);
  assert.equal((await lineWith({name: 'slow', afterMs: 1}).send()).status, 200);
});

test('offline nothing arrives; a lost answer was carried out all the same', async () => {
  const offline = lineWith({name: 'offline'});
  await assert.rejects(offline.send(), TypeError);
  assert.equal(offline.arrived(), 0);
  const lost = lineWith({name: 'answer-lost'});
  await assert.rejects(lost.send(), TypeError);
  assert.equal(lost.arrived(), 1);
});

test('an unavailable server and a firewall answer with pages that are not ours', async () => {
  const unavailable = await lineWith({name: 'unavailable', retryAfterSeconds: 7}).send();
  assert.deepEqual([unavailable.status, unavailable.headers.get('retry-after')], [503, '7']);
  const refused = await lineWith({name: 'refused'}).send();
  assert.deepEqual([refused.status, refused.headers.get('content-type')], [403, 'text/html']);
});
