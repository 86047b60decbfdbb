import assert from 'node:assert/strict';
import {createHmac, timingSafeEqual} from 'node:crypto';
import {once} from 'node:events';
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import {test, type TestContext} from 'node:test';
import type {ProvinceItem} from '@haochaping/backend';
import {sm2, sm3, sm4} from 'sm-crypto-v2';
import type {EncryptorSettings, SignerSettings} from './ciphers.ts';
import {provincePush} from './province-push.ts';
import {provinceProblems} from './province-settings.ts';

const AT = Date.parse('2026-11-20T02:15:00Z');
const KEY = '0123456789abcdeffedcba9876543210';
const SECRET = 'a secret of the province';
const PAIR = sm2.generateKeyPairHex();

interface Envelope {
  readonly params: Readonly<Record<string, readonly unknown[]>>;
  readonly sign: string;
  readonly time: string;
  readonly appMark: string;
}

interface Platform {
  readonly url: string;
  readonly taken: Record<string, unknown>[];
}

/**
 * A platform of a province: it refuses an envelope whose signature is wrong, opens each record, and answers for each: taken, there
 * before, refused for its area, or, for one that it was told to lose the first time, nothing.
 */
async function platform(
  t: TestContext,
  {
    signer,
    encryptor,
    loses,
  }: {readonly signer: SignerSettings; readonly encryptor: EncryptorSettings; readonly loses?: string},
): Promise<Platform> {
  const taken: Record<string, unknown>[] = [];
  const lost = new Set<string>();
  const judge = (record: Record<string, unknown>): {messageId: string; code: string}[] => {
    const messageId = String(record['messageId']);
    if (messageId === loses && !lost.has(messageId)) {
      lost.add(messageId);
      return [];
    }
    if (record['areaCode'] === '999999000000') return [{messageId, code: '40003'}];
    const known = taken.some((one) => one['messageId'] === messageId);
    if (!known) taken.push(record);
    return [{messageId, code: known ? '1' : '0'}];
  };
  const server = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => (body += part));
    request.on('end', () => {
      const envelope = JSON.parse(body) as Envelope;
      if (!isSigned(envelope, signer)) {
        response.writeHead(401).end('{"code":"401","msg":"验签失败"}');
        return;
      }
      const records = Object.values(envelope.params)
        .flat()
        .map((item) => opened(item, encryptor));
      response.writeHead(200, {'content-type': 'application/json'});
      response.end(JSON.stringify({results: records.flatMap(judge)}));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => void server.close());
  return {url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/api`, taken};
}

function isSigned({params, sign, time, appMark}: Envelope, signer: SignerSettings): boolean {
  const text = `${time}\n${appMark}\n${sm3(JSON.stringify(params))}`;
  if (signer.kind === 'sm2') return sm2.doVerifySignature(text, sign, PAIR.publicKey, {hash: true});
  const due = createHmac('sha256', signer.secret).update(text).digest();
  return timingSafeEqual(due, Buffer.from(sign, 'hex'));
}

function opened(item: unknown, encryptor: EncryptorSettings): Record<string, unknown> {
  if (encryptor.kind === 'none') return item as Record<string, unknown>;
  const bytes = new Uint8Array(Buffer.from(String(item), 'base64'));
  const json = sm4.decrypt(bytes.slice(12, -16), new Uint8Array(Buffer.from(encryptor.key, 'hex')), {
    mode: 'gcm',
    iv: bytes.slice(0, 12),
    tag: bytes.slice(-16),
    output: 'string',
  });
  return JSON.parse(json) as Record<string, unknown>;
}

const review = (id: string, areaCode = '320115000000'): ProvinceItem => ({
  id,
  kind: 'review',
  record: {
    reviewId: `review of ${id}`,
    level: 2,
    indicators: ['207', '214'],
    text: '没有人告诉我还要办哪些许可。',
    channel: 'desk-evaluator',
    receivedAt: AT,
    areaCode,
    departmentCode: '11320115MB10005717',
    itemCode: '11320115MB100057174000717051000',
    itemName: '企业设立登记',
    assessNumber: 1,
  },
});
const order = (id: string): ProvinceItem => ({
  id,
  kind: 'work-order',
  record: {
    number: 'CP1',
    reviewId: 'r',
    state: 'closed',
    areaCode: '320115000000',
    openedAt: AT,
    overdue: true,
    closedAt: AT,
  },
});

for (const [name, signer, encryptor] of [
  ['SM2 and SM4', {kind: 'sm2', privateKey: PAIR.privateKey}, {kind: 'sm4-gcm', key: KEY}],
  ['HMAC-SHA-256 and open records', {kind: 'hmac-sha256', secret: SECRET}, {kind: 'none'}],
] as const) {
  test(`a platform that wants ${name} reads each record under its national names`, async (t) => {
    const {url, taken} = await platform(t, {signer, encryptor});
    const push = provincePush({url, appMark: 'jn-hcp', signer, encryptor}, () => AT);
    assert.deepEqual(await push.deliver([review('a'), order('b')]), [{kind: 'delivered'}, {kind: 'delivered'}]);
    assert.deepEqual(taken, [
      {
        messageId: 'a',
        evaluateId: 'review of a',
        assessNumber: 1,
        taskCode: '11320115MB100057174000717051000',
        taskName: '企业设立登记',
        deptCode: '11320115MB10005717',
        areaCode: '320115000000',
        pf: '4',
        satisfaction: 2,
        evalDetail: '207,214',
        writingEvaluation: '没有人告诉我还要办哪些许可。',
        assessTime: '2026-11-20 10:15:00',
      },
      {
        messageId: 'b',
        evaluateId: 'r',
        orderNo: 'CP1',
        orderStatus: 'closed',
        areaCode: '320115000000',
        createTime: '2026-11-20 10:15:00',
        overdueFlag: '1',
        finishTime: '2026-11-20 10:15:00',
      },
    ]);
  });
}

test('each record is acknowledged by itself: taken, there before, refused, or lost and sent again', async (t) => {
  const signer = {kind: 'sm2', privateKey: PAIR.privateKey} as const;
  const encryptor = {kind: 'sm4-gcm', key: KEY} as const;
  const {url, taken} = await platform(t, {signer, encryptor, loses: 'lost'});
  const push = provincePush({url, appMark: 'jn-hcp', signer, encryptor});
  const batch = [review('a'), review('foreign', '999999000000'), review('lost')];
  assert.deepEqual(await push.deliver(batch), [
    {kind: 'delivered'},
    {kind: 'refused', code: 'province-40003'},
    {kind: 'retry', code: 'unacknowledged'},
  ]);
  assert.deepEqual(await push.deliver([review('lost'), review('a')]), [{kind: 'delivered'}, {kind: 'delivered'}]);
  assert.deepEqual(
    taken.map(({messageId}) => messageId),
    ['a', 'lost'],
  );
});

test('an envelope that is not believed says nothing of its records: all of them wait', async (t) => {
  const encryptor = {kind: 'none'} as const;
  const {url, taken} = await platform(t, {signer: {kind: 'hmac-sha256', secret: SECRET}, encryptor});
  const push = provincePush({
    url,
    appMark: 'jn-hcp',
    signer: {kind: 'hmac-sha256', secret: 'another secret of ours'},
    encryptor,
  });
  assert.deepEqual(await push.deliver([review('a'), review('b')]), [
    {kind: 'retry', code: 'http-401'},
    {kind: 'retry', code: 'http-401'},
  ]);
  assert.deepEqual(taken, []);
});

test('names each field of the settings that is wrong', () => {
  const right = {
    url: 'https://province.example.gov.cn/api',
    appMark: 'jn-hcp',
    signer: {kind: 'sm2', privateKey: PAIR.privateKey},
    encryptor: {kind: 'sm4-gcm', key: KEY},
  };
  assert.deepEqual(provinceProblems(right), []);
  assert.deepEqual(
    provinceProblems({
      ...right,
      url: 'province',
      appMark: '',
      signer: {kind: 'rsa'},
      encryptor: {kind: 'sm4-gcm', key: 'short'},
      fieldMap: {review: {pf: {from: 'channel', as: 'roman'}}, 'work-order': {}},
      ack: {list: 'results'},
      colour: 'red',
    }),
    ['colour', 'url', 'appMark', 'signer', 'encryptor', 'fieldMap', 'ack'],
  );
  assert.deepEqual(provinceProblems(null), ['province']);
});
