import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {type RunningServer, startServer} from '@haochaping/server';
import {type Claims, CLIENT, type IdentityProvider, startIdentityProvider} from './identity-provider.ts';
import {temporaryFolder} from './server-process.ts';

const RETURN_TO = 'http://127.0.0.1:9/console/';
const OFFICE = '11320115MB10005717';
const RULES = {
  name: '省统一身份认证',
  rules: [
    {claim: 'groups', value: 'hcp-admin', role: 'administrator'},
    {claim: 'groups', value: 'hcp-clerk', role: 'handler', departmentClaim: 'org_code'},
    {claim: 'groups', value: 'hcp-watch', role: 'auditor', areaCode: '320115'},
  ],
};
const CLERK: Claims = {preferred_username: 'chen', name: '陈志远', groups: ['all', 'hcp-clerk'], org_code: OFFICE};

interface World {
  readonly provider: IdentityProvider;
  readonly server: RunningServer;
}

async function open(t: TestContext, local = true): Promise<World> {
  const provider = await startIdentityProvider(RETURN_TO);
  t.after(() => provider.stop());
  const folder = temporaryFolder(t);
  const rules = path.join(folder, 'rules.json');
  fs.writeFileSync(rules, JSON.stringify(RULES));
  const server = await startServer({
    port: 0,
    host: '127.0.0.1',
    data: path.join(folder, 'data'),
    reset: false,
    https: false,
    withoutDemonstration: true,
    signIn: {
      local,
      oidc: {issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, rules, returnTo: RETURN_TO},
    },
    // What a provider refuses is reported too; the tests look at what people are told.
    report: () => undefined,
  });
  t.after(() => server.stop());
  return {provider, server};
}

interface Told {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly cookies: string;
}

/** Asks the server as the console's page would, with the cookies it was given. */
async function ask(
  {server}: World,
  [method, address]: readonly [string, string],
  {body, cookies = ''}: {readonly body?: unknown; readonly cookies?: string} = {},
): Promise<Told> {
  const response = await fetch(server.address + address, {
    method,
    headers: {cookie: cookies, origin: server.address, 'content-type': 'application/json'},
    ...(body === undefined ? {} : {body: JSON.stringify(body)}),
  });
  const text = await response.text();
  const given = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  return {
    status: response.status,
    body: text === '' ? {} : (JSON.parse(text) as Told['body']),
    cookies: given.filter((pair) => !pair.endsWith('=')).join('; '),
  };
}

const BEGIN = ['POST', '/v1/staff/sign-in/outside'] as const;
const RETURN = ['POST', '/v1/staff/sign-in/outside/return'] as const;
const SESSION = ['GET', '/v1/staff/session'] as const;

/** Begins, goes to the provider as somebody, and comes back. */
async function signIn(world: World, subject: string): Promise<Told> {
  const begun = await ask(world, BEGIN);
  const answer = await world.provider.visit(String(begun.body['address']), subject);
  return ask(world, RETURN, {body: {answer}, cookies: begun.cookies});
}

/** Fills the directory as somebody whom the provider makes an administrator. */
async function fillDirectory(world: World): Promise<string> {
  world.provider.people.set('root', {preferred_username: 'root', name: '管理员', groups: ['hcp-admin']});
  const {cookies} = await signIn(world, 'root');
  const directory = {
    areas: [
      {code: '320000', name: '江苏省'},
      {code: '320115', name: '江宁区'},
    ],
    departments: [{code: OFFICE, name: '南京市江宁区行政审批局', areaCode: '320115'}],
  };
  assert.equal((await ask(world, ['PUT', '/v1/directory'], {body: directory, cookies})).status, 200);
  return cookies;
}

test('somebody of the outside sign-in comes in with the role that their claims give, and goes out of both', async (t) => {
  const world = await open(t);
  const ways = await ask(world, ['GET', '/v1/staff/sign-in']);
  assert.deepEqual(ways.body, {local: true, provider: {name: '省统一身份认证'}});
  await fillDirectory(world);
  world.provider.people.set('7', CLERK);
  const {status, body, cookies} = await signIn(world, '7');
  assert.equal(status, 200);
  assert.equal(body['role'], 'handler');
  assert.equal(body['displayName'], '陈志远');
  assert.deepEqual(body['department'], {code: OFFICE, name: '南京市江宁区行政审批局'});
  assert.equal(body['mustChangePassword'], false);
  assert.match(String(body['signOutAddress']), new RegExp(`^${world.provider.issuer}/session/end\\?`));
  assert.equal((await ask(world, SESSION, {cookies})).body['account'], `chen@${new URL(world.provider.issuer).host}`);
  assert.equal((await ask(world, ['DELETE', '/v1/staff/session'], {cookies})).status, 204);
  assert.equal((await ask(world, SESSION, {cookies})).body['code'], 'session-expired');
});

test('what comes back counts once, in the browser that began it, and with its own state', async (t) => {
  const world = await open(t);
  world.provider.people.set('7', {groups: ['hcp-admin']});
  const begun = await ask(world, BEGIN);
  const answer = await world.provider.visit(String(begun.body['address']), '7');
  const stolen = await ask(world, RETURN, {body: {answer}});
  assert.equal(stolen.body['code'], 'sign-in-not-begun', 'another browser');
  const right = await ask(world, RETURN, {body: {answer}, cookies: begun.cookies});
  assert.equal(right.status, 200);
  const again = await ask(world, RETURN, {body: {answer}, cookies: begun.cookies});
  assert.equal(again.body['code'], 'sign-in-not-begun', 'a second time');

  const second = await ask(world, BEGIN);
  const wrongState = await world.provider.visit(String(second.body['address']), '7');
  const changed = wrongState.replace(/state=[^&]+/, 'state=another');
  const refused = await ask(world, RETURN, {body: {answer: changed}, cookies: second.cookies});
  assert.equal(refused.body['code'], 'sign-in-not-begun', 'another state');

  const third = await ask(world, BEGIN);
  const state = new URL(String(third.body['address'])).searchParams.get('state') ?? '';
  const code = new URLSearchParams(answer).get('code') ?? '';
  const iss = encodeURIComponent(world.provider.issuer);
  const replayed = {answer: `?code=${code}&state=${state}&iss=${iss}`};
  const known = await ask(world, RETURN, {body: replayed, cookies: third.cookies});
  assert.equal(known.body['code'], 'sign-in-refused', 'a code that was redeemed before');

  const foreign = await fetch(world.server.address + BEGIN[1], {
    method: 'POST',
    headers: {origin: 'https://evil.example'},
  });
  assert.equal(foreign.status, 403);
});

test('claims are asked again at each sign-in: another role, or none and then nowhere is anybody signed in', async (t) => {
  const world = await open(t);
  const administrator = await fillDirectory(world);
  world.provider.people.set('7', CLERK);
  const first = await signIn(world, '7');
  world.provider.people.set('7', {...CLERK, groups: ['hcp-watch'], name: '陈志远（督查）'});
  const second = await signIn(world, '7');
  assert.equal(second.body['role'], 'auditor');
  assert.equal(second.body['department'], undefined);
  assert.deepEqual(second.body['area'], {code: '320115000000', name: '江宁区'});
  assert.equal((await ask(world, SESSION, {cookies: first.cookies})).body['role'], 'auditor', 'where they were, too');
  const known = await ask(world, ['GET', '/v1/accounts?search=chen'], {cookies: administrator});
  assert.equal((known.body['accounts'] as unknown[]).length, 1, 'one person, one account');

  world.provider.people.set('7', {...CLERK, org_code: '11320115MB99999999'});
  assert.equal((await signIn(world, '7')).body['code'], 'sign-in-place-unknown');
  assert.equal((await ask(world, SESSION, {cookies: second.cookies})).body['code'], 'session-expired');
  world.provider.people.set('7', {preferred_username: 'chen', groups: ['all']});
  assert.equal((await signIn(world, '7')).body['code'], 'sign-in-without-role');
});

test('an administrator signs somebody of the outside sign-in out everywhere, or shuts them out', async (t) => {
  const world = await open(t);
  const cookies = await fillDirectory(world);
  world.provider.people.set('7', CLERK);
  const [one, two] = [await signIn(world, '7'), await signIn(world, '7')];
  const {body} = await ask(world, ['GET', '/v1/accounts?search=chen'], {cookies});
  const [line] = body['accounts'] as {id: string; provider: string; sessions: number}[];
  assert.equal(line?.provider, world.provider.issuer);
  assert.equal(line.sessions, 2);
  const all = await ask(world, ['DELETE', `/v1/accounts/${line.id}/sessions`], {cookies});
  assert.deepEqual(all.body, {ended: 2});
  for (const session of [one, two]) {
    assert.equal((await ask(world, SESSION, {cookies: session.cookies})).body['code'], 'session-expired');
  }
  const change = {displayName: '陈', role: 'auditor'};
  const changed = await ask(world, ['PUT', `/v1/accounts/${line.id}`], {body: change, cookies});
  assert.equal(changed.body['refusal'], 'provider-decides');
  await ask(world, ['PUT', `/v1/accounts/${line.id}/standing`], {body: {disabled: true}, cookies});
  assert.equal((await signIn(world, '7')).body['code'], 'account-disabled');
});

test('while the provider is away it is said so, before it was ever reached and after', async (t) => {
  const world = await open(t, false);
  const guess = {account: 'administrator', password: 'whatever it was'};
  const local = await ask(world, ['POST', '/v1/staff/session'], {body: guess});
  assert.equal(local.body['code'], 'local-sign-in-off');
  world.provider.people.set('7', {groups: ['hcp-admin']});
  assert.equal((await signIn(world, '7')).status, 200);
  const begun = await ask(world, BEGIN);
  const answer = await world.provider.visit(String(begun.body['address']), '7');
  await world.provider.stop();
  const away = await ask(world, RETURN, {body: {answer}, cookies: begun.cookies});
  assert.equal(away.status, 503);
  assert.equal(away.body['code'], 'provider-away');
  const other = await open(t);
  await other.provider.stop();
  assert.equal((await ask(other, BEGIN)).body['code'], 'provider-away');
  assert.equal((await ask(other, ['GET', '/v1/staff/sign-in'])).status, 200);
});
