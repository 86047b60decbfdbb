import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createApi} from './api.ts';
import {createReceiptApi} from './receipt-api.ts';
import {receiptRoutes} from './routes/receipt.ts';

test('asks for each route what the client with schemas asks', async () => {
  const asked: string[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    asked.push(`${request.method} ${request.url} ${await request.text()}`);
    return new Response('', {status: 502});
  };
  const options = {endpoint: 'http://127.0.0.1/base/', fetch};
  const [small, large] = [createReceiptApi(options), createApi(receiptRoutes, options)];
  assert.deepEqual(Object.keys(small).sort(), Object.keys(large).sort());
  const receiptCode = '7ZK3M9Q2X4T8B6VW';
  for (const client of [small, large]) {
    await client.stateMistake({body: {receiptCode, statedAt: '2026-11-22T02:03:05Z'}});
    await client.objectToDecision({body: {receiptCode, text: 'a'}});
    await client.giveFollowUp({body: {receiptCode, level: 1, text: 'a'}});
  }
  assert.deepEqual(asked.slice(0, 3), asked.slice(3));
  assert.match(asked[2] ?? '', /^POST http:\/\/127\.0\.0\.1\/base\/v1\/receipts\/follow-up \{/);
});

test('calls an answer foreign that is no progress', async () => {
  const fetch = (): Promise<Response> => Promise.resolve(Response.json({step: 'received'}));
  const api = createReceiptApi({endpoint: 'http://127.0.0.1', fetch});
  const answer = await api.objectToDecision({body: {receiptCode: '7ZK3M9Q2X4T8B6VW', text: 'a'}});
  assert.equal(answer.kind, 'foreign');
});
