import assert from 'node:assert/strict';
import test from 'node:test';
import {createMockFetch} from './mock-fetch.ts';

interface Letters {
  readonly letters: readonly {
    readonly number: number;
    readonly way: string;
    readonly to: string;
    readonly subject?: string;
    readonly text: string;
  }[];
}

test('a page shows what would have been sent: nothing of the invented past, and everything since', async (t) => {
  const start = Date.parse('2026-11-23T02:00:00Z');
  const clock = {now: start};
  const mock = await createMockFetch({
    clock: () => clock.now,
    report: (what, cause) => assert.fail(`${what} ${String(cause)}`),
  });
  t.after(() => mock.close());
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    mock.fetch(new Request(`https://page.example${path}`, init));
  const json = {'content-type': 'application/json'};
  const sent = async (): Promise<Letters['letters']> =>
    ((await (await ask('/demo/letters')).json()) as Letters).letters;
  await mock.tick();
  // What is seen today of the past is news of today.
  assert.deepEqual(
    (await sent()).filter(({subject}) => subject !== '【好差评】差评风险预警'),
    [],
  );

  const administrator = mock.credentials.accounts.find(({role}) => role === 'administrator');
  const signedIn = await ask('/v1/staff/session', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({account: administrator?.account, password: administrator?.password}),
  });
  const session = {'hcp-session': signedIn.headers.get('hcp-session') ?? ''};
  const order = {name: '城市大脑', kinds: ['work-order-changed'], withText: false};
  const subscribe = (url: string): Promise<Response> =>
    ask('/v1/telling/webhooks', {
      method: 'POST',
      headers: {...json, ...session},
      body: JSON.stringify({...order, url}),
    });
  const refused = await subscribe('https://127.0.0.1/');
  assert.equal(((await refused.json()) as {code: string}).code, 'webhook-address-refused');
  assert.equal((await subscribe('https://brain.example/hook')).status, 201);

  // A deadline that passes is news: time alone brings it.
  clock.now += 86_400_000;
  await mock.tick();
  const letters = await sent();
  const ways = new Set(letters.map(({way}) => way));
  assert.deepEqual([ways.has('webhook'), ways.has('mail'), ways.has('province')], [true, true, true]);
  assert.deepEqual(
    letters.map(({number}) => number),
    letters.map((_, place) => letters.length - place),
    'the newest first',
  );
  const mail = letters.find(({way}) => way === 'mail');
  assert.match(mail?.to ?? '', /@office\.example$/);
  assert.match(mail?.subject ?? '', /^【好差评】/);
  const hook = letters.find(({way}) => way === 'webhook');
  assert.equal((JSON.parse(hook?.text ?? '{}') as {type?: string}).type, 'work-order-changed');
});
