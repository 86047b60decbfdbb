import assert from 'node:assert/strict';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import type {DemonstrationCredentials} from '@haochaping/backend/seed';
import {
  bodyOf,
  citizen,
  type ContractPlace,
  everybody,
  finishCase,
  reviewOf,
  saysOf,
  send,
  staff,
} from '../contract/place.ts';
import {ServerProcess, temporaryFolder} from './server-process.ts';

const entry = fileURLToPath(import.meta.resolve('./stalling-server.ts'));

function placeOf(baseUrl: string, credentials: DemonstrationCredentials): ContractPlace {
  return {
    baseUrl,
    credentials,
    fetch: (request) => fetch(request),
    sessionHeaders: (answer) => ({cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''}),
  };
}

test('a server killed between commit and answer: the retry finds exactly one review and exactly one order', async (t) => {
  const data = temporaryFolder(t);
  const start = (stall: boolean): ServerProcess => {
    const server = new ServerProcess([data], {entry, env: {HCP_STALL: stall ? '1' : '0'}});
    t.after(() => server.kill('SIGKILL'));
    return server;
  };

  const seeded = start(false);
  const credentials = JSON.parse(await seeded.saying(/CREDENTIALS (.*)\n/)) as DemonstrationCredentials;
  const first = placeOf(await seeded.address(), credentials);
  const reviews = [
    reviewOf((await finishCase(first)).invitation, {level: 1, indicators: ['115']}),
    reviewOf((await finishCase(first)).invitation),
  ];
  const before = bodyOf(await everybody(first).readSummary({query: {}}));
  await seeded.kill('SIGTERM');

  const stalled = start(true);
  const second = placeOf(await stalled.address(), credentials);
  const unanswered = citizen(second).postReviews({body: {reviews}});
  await stalled.saying(/COMMITTED (.*)\n/);
  await stalled.kill('SIGKILL');
  assert.equal((await unanswered).kind, 'network-error');

  const revived = start(false);
  const third = placeOf(await revived.address(), credentials);
  for (let retry = 0; retry < 2; retry++) {
    assert.deepEqual((await send(third, ...reviews)).map(saysOf), [
      {outcome: 'already-recorded', by: 'this-review'},
      {outcome: 'already-recorded', by: 'this-review'},
    ]);
  }
  const after = bodyOf(await everybody(third).readSummary({query: {}}));
  assert.deepEqual(after.levels, {...before.levels, '1': before.levels['1'] + 1, '5': before.levels['5'] + 1});
  const receiptCode = reviews[0]?.receiptCode ?? '';
  const {workOrder} = bodyOf(await citizen(third).readReceipt({body: {receiptCode}}));
  const supervisor = await staff(third, 'supervisor');
  const query = {show: 'all', limit: '200'} as const;
  const {orders} = bodyOf(await supervisor.listWorkOrders({query: {...query, search: workOrder?.number ?? '-'}}));
  assert.equal(orders.length, 1);
  const all = bodyOf(await supervisor.listWorkOrders({query})).orders;
  const fresh = all.filter(({openedAt}) => Date.parse(openedAt) > Date.now() - 60_000);
  assert.deepEqual(
    fresh.map(({number}) => number),
    [workOrder?.number],
  );
  await revived.kill('SIGTERM');
});
