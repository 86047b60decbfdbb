import assert from 'node:assert/strict';
import {once} from 'node:events';
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import test from 'node:test';
import {Webhook} from 'standardwebhooks';
import {filled, smsGateway} from './sms.ts';

const SECRET = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;

test('asks the gateway in its own words, signed, one request a message', async (t) => {
  const heard: unknown[] = [];
  const server = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => (body += part));
    request.on('end', () => {
      heard.push(new Webhook(SECRET).verify(body, request.headers as Record<string, string>));
      response.writeHead(heard.length === 1 ? 200 : 429, {'retry-after': '7'}).end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => void server.close());
  const gateway = smsGateway({
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/send`,
    secret: SECRET,
    template: {mobiles: ['{{phone}}'], content: {text: '{{text}}', sign: 1}, extId: 'hcp-{{id}}'},
  });
  const text = '您的评价已有答复。"}{{id}}\\';
  const sent = await gateway.deliver([
    {id: 'a', to: '13812345206', text},
    {id: 'b', to: '13900001111', text: '二'},
  ]);
  assert.deepEqual(sent, [{kind: 'delivered'}, {kind: 'retry', code: 'http-429', afterMs: 7000}]);
  assert.deepEqual(heard, [
    {mobiles: ['13812345206'], content: {text, sign: 1}, extId: 'hcp-a'},
    {mobiles: ['13900001111'], content: {text: '二', sign: 1}, extId: 'hcp-b'},
  ]);
});

test('fills in what it knows, and leaves what it does not', () => {
  assert.deepEqual(filled({a: '{{text}} {{other}}', b: [1, null, '{{text}}']}, {text: '$&'}), {
    a: '$& {{other}}',
    b: [1, null, '$&'],
  });
});
