import assert from 'node:assert/strict';
import {test} from 'node:test';
import {runDue, runEndSessions, runFold, settingsOf} from '@haochaping/backend';
import {apiOf, assertProblem, bodyOf, everybody, post, refusedWith, signIn, staff} from '../contract/place.ts';
import {staffRoutes} from '@haochaping/protocol';
import {openSeededStore} from './seeded-store.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const FRIDAY_NOON = Date.parse('2026-11-20T04:00:00Z');
const settings = settingsOf({deployment: 'test'});

test('the clock signs, marks and archives what nobody touched, and does each once', async (t) => {
  const {ports, place, clock, engine} = await openSeededStore(t, FRIDAY_NOON);
  const statesOf = async (): Promise<Record<string, number>> => {
    const rows = await engine.db.selectFrom('work_order').select('state').execute();
    return Object.fromEntries([...Map.groupBy(rows, ({state}) => state)].map(([state, {length}]) => [state, length]));
  };
  assert.deepEqual(
    await runDue(ports, settings, clock.now),
    {stepped: 0, stuck: []},
    'nothing is left from the seeding',
  );
  const before = await statesOf();
  assert.ok((before['dispatched'] ?? 0) > 0);

  clock.now += 4 * DAY_MS;
  assert.ok((await runDue(ports, settings, clock.now)).stepped > 0);
  assert.deepEqual(await runDue(ports, settings, clock.now), {stepped: 0, stuck: []});
  assert.equal((await statesOf())['dispatched'], undefined, 'the system signed in the departments’ place');
  const handler = await staff(place, 'handler');
  const overdue = bodyOf(await handler.listWorkOrders({query: {}})).orders.filter((order) => order.overdue);
  assert.ok(overdue.length > 1);

  clock.now += 60 * DAY_MS;
  await runDue(ports, settings, clock.now);
  assert.deepEqual(await runDue(ports, settings, clock.now), {stepped: 0, stuck: []});
  const after = await statesOf();
  assert.equal(after['closed'], undefined, 'what was closed long ago is archived');
  assert.equal(after['archived'], (before['closed'] ?? 0) + (before['archived'] ?? 0));
});

test('what the clock did stands in the history, with the system’s name', async (t) => {
  const {ports, place, clock} = await openSeededStore(t, FRIDAY_NOON);
  clock.now += 20 * DAY_MS;
  await runDue(ports, settings, clock.now);
  const handler = await staff(place, 'handler');
  const {orders} = bodyOf(await handler.listWorkOrders({query: {state: 'verifying'}}));
  const detail = bodyOf(await handler.readWorkOrder({params: {id: orders[0]?.id ?? ''}}));
  const marks = detail.history.filter(({command}) => command === 'mark-overdue');
  assert.ok(marks.length > 0);
  assert.deepEqual([...new Set(marks.map(({role}) => role))], ['system']);
  assert.deepEqual(
    detail.history.map(({version}) => version),
    detail.history.map((_, index) => index + 1),
  );
});

test('a session ends after half an hour without use, and is tidied away', async (t) => {
  const {ports, place, clock, engine} = await openSeededStore(t, FRIDAY_NOON);
  const used = apiOf(place, staffRoutes, await signIn(place, 'handler'));
  const idle = apiOf(place, staffRoutes, await signIn(place, 'leader'));
  for (let minutes = 0; minutes < 60; minutes += 20) {
    clock.now += 20 * MINUTE_MS;
    assert.equal((await used.readSession()).kind, 'ok');
  }
  assert.equal(await runEndSessions(ports, settings, clock.now), 1);
  assert.deepEqual(refusedWith(await idle.readSession()), {status: 401, code: 'session-expired'});
  assert.equal((await engine.db.selectFrom('session').selectAll().execute()).length, 1);
});

test('no use keeps a session alive for more than twelve hours', async (t) => {
  const {place, clock} = await openSeededStore(t, FRIDAY_NOON);
  const api = apiOf(place, staffRoutes, await signIn(place, 'handler'));
  for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
    clock.now += 20 * MINUTE_MS;
    assert.equal((await api.readSession()).kind, 'ok');
  }
  clock.now += 20 * MINUTE_MS;
  assert.deepEqual(refusedWith(await api.readSession()), {status: 401, code: 'session-expired'});
});

test('a locked account opens again after a quarter of an hour', async (t) => {
  const {place, clock} = await openSeededStore(t, FRIDAY_NOON);
  const guess = (): Promise<Response> => post(place, '/v1/staff/session', {account: 'handler', password: 'guess'});
  for (let times = 0; times < 4; times++) await assertProblem(await guess(), 'credentials-wrong', 401);
  await assertProblem(await guess(), 'account-locked', 403);
  clock.now += 14 * MINUTE_MS;
  await assertProblem(await guess(), 'account-locked', 403);
  clock.now += 2 * MINUTE_MS;
  assert.ok(await signIn(place, 'handler'));
});

test('whoever has a password that somebody else gave may only set a new one, and then works on', async (t) => {
  const {place, engine, credentials} = await openSeededStore(t, FRIDAY_NOON);
  // As an administrator's hand leaves an account.
  await engine.db.updateTable('account').set({must_change_password: 1}).where('name', '=', 'handler').execute();
  const handler = await staff(place, 'handler');
  assert.equal(bodyOf(await handler.readSession()).mustChangePassword, true);
  const first = {status: 403, code: 'password-change-needed'};
  const params = {id: '00000000-0000-7000-8000-000000000000'};
  const sign = {idempotencyKey: crypto.randomUUID(), expectedVersion: 1, command: {type: 'sign'}} as const;
  assert.deepEqual(refusedWith(await handler.listWorkOrders({query: {}})), first);
  assert.deepEqual(refusedWith(await handler.readWorkOrder({params})), first);
  assert.deepEqual(refusedWith(await handler.commandWorkOrder({params, body: sign})), first);
  const current = credentials.accounts.find(({role}) => role === 'handler')?.password ?? '';
  assert.deepEqual(refusedWith(await handler.changePassword({body: {current, next: current}})), {
    status: 422,
    code: 'password-too-weak',
  });
  assert.deepEqual(refusedWith(await handler.listWorkOrders({query: {}})), first);
  const changed = bodyOf(await handler.changePassword({body: {current, next: '自己定的新口令 2026'}}));
  assert.equal(changed.mustChangePassword, false);
  assert.equal((await handler.listWorkOrders({query: {}})).kind, 'ok');
  assert.equal((await handler.signOut()).kind, 'ok');
});

test('the accounts of the demonstration may be used as they are', async (t) => {
  const {engine} = await openSeededStore(t, FRIDAY_NOON);
  const rows = await engine.db.selectFrom('account').select(['name', 'must_change_password']).execute();
  assert.ok(rows.length > 0);
  assert.deepEqual(
    rows.filter((row) => row.must_change_password !== 0),
    [],
  );
});

test('a person who was rated sees nothing of the order, although it lies with their own office', async (t) => {
  const {place, engine} = await openSeededStore(t, FRIDAY_NOON);
  const handler = await staff(place, 'handler');
  const {orders} = bodyOf(await handler.listWorkOrders({query: {}}));
  const details = await Promise.all(orders.map(async ({id}) => bodyOf(await handler.readWorkOrder({params: {id}}))));
  const rated = details.find(({order}) => order.subject.staffNumber !== undefined);
  assert.ok(rated, 'somebody at a window was rated');
  // From here on the handler is that very person.
  const staffNumber = rated.order.subject.staffNumber ?? '';
  await engine.db.updateTable('account').set({staff_number: staffNumber}).where('name', '=', 'handler').execute();
  const params = {id: rated.order.id};
  assert.deepEqual(refusedWith(await handler.readWorkOrder({params})), {status: 404, code: 'work-order-unknown'});
  const left = bodyOf(await handler.listWorkOrders({query: {}})).orders.map(({id}) => id);
  assert.ok(!left.includes(rated.order.id));
  const {order} = rated;
  const command = {
    idempotencyKey: crypto.randomUUID(),
    expectedVersion: order.version,
    command: {type: 'sign'},
  } as const;
  assert.deepEqual(refusedWith(await handler.commandWorkOrder({params, body: command})), {
    status: 404,
    code: 'work-order-unknown',
  });
});

test('the figures stay exact while the clock folds them', async (t) => {
  const {ports, place} = await openSeededStore(t, FRIDAY_NOON);
  const before = bodyOf(await everybody(place).readSummary({query: {}}));
  assert.equal(await runFold(ports), 0, 'the seeding leaves nothing to fold');
  assert.deepEqual(bodyOf(await everybody(place).readSummary({query: {}})), before);
});
