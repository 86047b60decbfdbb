import assert from 'node:assert/strict';
import {once} from 'node:events';
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import {test, type TestContext} from 'node:test';
import type {WebhookLetter} from '@haochaping/backend';
import type {SendOutcome} from '@haochaping/core';
import {Webhook} from 'standardwebhooks';
import {type WebhookSettings, webhooks} from './webhooks.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

interface Heard {
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver on this machine that answers as it is told to. */
async function receiver(
  t: TestContext,
  answer: (heard: Heard, response: http.ServerResponse) => void,
): Promise<{readonly port: number; readonly heard: readonly Heard[]}> {
  const heard: Heard[] = [];
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const one = {path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString('utf8')};
      heard.push(one);
      answer(one, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {port: (server.address() as AddressInfo).port, heard};
}

const letter = (url: string): WebhookLetter => ({
  id: '019f6b2a-5b10-7c44-9a77-0e1d2c3b4a59',
  url,
  secret: SECRET,
  body: '{"type":"work-order-changed","data":{"says":"已签收"}}',
});

async function sendTo(url: string, settings: WebhookSettings = {allowedHosts: ['127.0.0.1']}): Promise<SendOutcome> {
  const [outcome] = await webhooks(settings).deliver([letter(url)]);
  assert.ok(outcome);
  return outcome;
}

test('signs so that the library of any receiver takes it, and only with the right secret', async (t) => {
  const {port, heard} = await receiver(t, (_, response) => response.writeHead(204).end());
  assert.deepEqual(await sendTo(`http://127.0.0.1:${String(port)}/hook?x=1`), {kind: 'delivered'});
  const [one] = heard;
  assert.ok(one);
  assert.equal(one.path, '/hook?x=1');
  assert.equal(one.headers['webhook-id'], '019f6b2a-5b10-7c44-9a77-0e1d2c3b4a59');
  const headers = one.headers as Record<string, string>;
  assert.deepEqual(new Webhook(SECRET).verify(one.body, headers), {type: 'work-order-changed', data: {says: '已签收'}});
  const other = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
  assert.throws(() => new Webhook(other).verify(one.body, headers), /No matching signature/);
  assert.throws(() => new Webhook(SECRET).verify(one.body.replace('已', '未'), headers), /No matching signature/);
});

test('tries again after a failure, when the receiver says, and never after 410', async (t) => {
  const answers: Readonly<Record<string, readonly [number, Record<string, string>]>> = {
    '/busy': [503, {'retry-after': '120'}],
    '/broken': [500, {}],
    '/wrong': [400, {}],
    '/gone': [410, {}],
    '/moved': [302, {location: '/busy'}],
  };
  const {port, heard} = await receiver(t, ({path}, response) =>
    response.writeHead(...(answers[path] ?? [204, {}])).end(),
  );
  const to = (path: string): Promise<SendOutcome> => sendTo(`http://127.0.0.1:${String(port)}${path}`);
  assert.deepEqual(await to('/busy'), {kind: 'retry', code: 'http-503', afterMs: 120_000});
  assert.deepEqual(await to('/broken'), {kind: 'retry', code: 'http-500'});
  assert.deepEqual(await to('/wrong'), {kind: 'retry', code: 'http-400'});
  assert.deepEqual(await to('/gone'), {kind: 'refused', code: 'http-410'});
  assert.deepEqual(await to('/moved'), {kind: 'retry', code: 'http-302'});
  assert.deepEqual(
    heard.map(({path}) => path),
    ['/busy', '/broken', '/wrong', '/gone', '/moved'],
    'no redirect is followed',
  );
});

test('takes a flood for an answer without reading it all', async (t) => {
  const {port} = await receiver(t, (_, response) => {
    response.writeHead(200);
    const pour = (): void => {
      while (response.writable && response.write(Buffer.alloc(65_536)));
    };
    response.on('drain', pour);
    pour();
  });
  assert.deepEqual(await sendTo(`http://127.0.0.1:${String(port)}/`), {kind: 'delivered'});
});

test('a name that leads inside is refused when it is called, though it led outside when it was written down', async (t) => {
  const {port, heard} = await receiver(t, (_, response) => response.writeHead(204).end());
  const rebound = ((_: string, __: unknown, callback: (...all: unknown[]) => void): void =>
    callback(null, [{address: '127.0.0.1', family: 4}])) as unknown as NonNullable<WebhookSettings['resolve']>;
  const settings: WebhookSettings = {allowedHosts: [], resolve: rebound};
  const url = `https://hooks.example.com:${String(port)}/`;
  assert.equal(webhooks(settings).objection(url), undefined);
  assert.deepEqual(await sendTo(url, settings), {kind: 'refused', code: 'inside-address'});
  assert.deepEqual(await sendTo(`https://127.0.0.1:${String(port)}/`, settings), {
    kind: 'refused',
    code: 'inside-address',
  });
  assert.deepEqual(heard, []);
});

test('says that nobody listens, and tries again', async (t) => {
  const {port} = await receiver(t, (_, response) => response.destroy());
  assert.deepEqual(await sendTo(`http://127.0.0.1:${String(port)}/`), {kind: 'retry', code: 'network-econnreset'});
});
