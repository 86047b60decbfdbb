import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, before, describe, test} from 'node:test';
import {type RunningServer, startServer} from '@haochaping/server';
import {contractCases} from './contract-cases.ts';
import type {ContractPlace} from './place.ts';

describe('the backend on Node keeps the contract', () => {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'haochaping-contract-'));
  const reported: unknown[] = [];
  let server: RunningServer;
  let place: ContractPlace;

  before(async () => {
    server = await startServer({
      port: 0,
      host: '127.0.0.1',
      data,
      reset: false,
      https: false,
      report: (what, cause) => reported.push([what, cause]),
    });
    assert.ok(server.credentials, 'the first start tells the credentials');
    place = {
      baseUrl: server.address,
      fetch: (request) => fetch(request),
      credentials: server.credentials,
      sessionHeaders: (answer) => ({cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''}),
    };
  });

  after(async () => {
    await server.stop();
    fs.rmSync(data, {recursive: true});
  });

  for (const {title, run} of contractCases) test(title, () => run(place));

  test('pages of any origin may use the citizen routes, without credentials', async () => {
    const origin = {origin: 'https://portal.example'};
    const asked = 'content-type,if-none-match,x-gateway';
    const preflight = await fetch(`${server.address}/v1/reviews`, {
      method: 'OPTIONS',
      headers: {...origin, 'access-control-request-method': 'POST', 'access-control-request-headers': asked},
    });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-origin'), '*');
    assert.match(preflight.headers.get('access-control-allow-methods') ?? '', /POST/);
    assert.equal(preflight.headers.get('access-control-allow-headers'), asked);
    assert.equal(preflight.headers.get('access-control-allow-credentials'), null);
    const catalogue = await fetch(`${server.address}/v1/catalogue`, {headers: origin});
    assert.equal(catalogue.headers.get('access-control-allow-origin'), '*');
    assert.equal(catalogue.headers.get('access-control-expose-headers'), 'date, etag, retry-after');
    await catalogue.body?.cancel();
  });

  test('pages of another origin may neither sign in nor give commands', async () => {
    const preflight = await fetch(`${server.address}/v1/staff/session`, {
      method: 'OPTIONS',
      headers: {origin: 'https://portal.example', 'access-control-request-method': 'POST'},
    });
    assert.equal(preflight.headers.get('access-control-allow-origin'), null);
    for (const headers of [{origin: 'https://portal.example'}, {origin: 'null'}, {'sec-fetch-site': 'cross-site'}]) {
      const response = await fetch(`${server.address}/v1/staff/session`, {
        method: 'POST',
        headers: {'content-type': 'application/json', ...headers} as Record<string, string>,
        body: JSON.stringify({account: 'handler', password: 'x'}),
      });
      assert.equal(response.status, 403);
      assert.equal(((await response.json()) as {code: string}).code, 'origin-not-allowed');
    }
  });

  test('the session travels in a cookie that scripts cannot read and other sites do not bring along', async () => {
    const account = place.credentials.accounts.find(({role}) => role === 'leader');
    const response = await fetch(`${server.address}/v1/staff/session`, {
      method: 'POST',
      headers: {'content-type': 'application/json', origin: server.address},
      body: JSON.stringify({account: account?.account, password: account?.password}),
    });
    assert.equal(response.status, 200);
    assert.match(
      response.headers.get('set-cookie') ?? '',
      /^hcp-session=[\w-]{43}; Path=\/v1; HttpOnly; SameSite=Strict; Max-Age=43200$/,
    );
  });

  test('nothing unexpected was reported', () => {
    assert.deepEqual(reported, []);
  });
});
