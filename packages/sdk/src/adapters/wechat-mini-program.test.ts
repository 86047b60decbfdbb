import assert from 'node:assert/strict';
import path from 'node:path';
import {before, test} from 'node:test';
import vm from 'node:vm';
import * as esbuild from 'esbuild';
import type {Client, Draft, FlushReport} from '../index.ts';
import {FakeWechat} from './testing/fake-wechat.ts';
import type * as adapter from './wechat-mini-program.ts';

type Json = Record<string, unknown>;

let code = '';

before(async () => {
  const {outputFiles} = await esbuild.build({
    entryPoints: [path.join(import.meta.dirname, 'wechat-mini-program.ts')],
    bundle: true,
    write: false,
    format: 'cjs',
    target: 'es2018',
    conditions: ['@haochaping/source'],
  });
  code = outputFiles[0]?.text ?? '';
});

/** The adapter in an engine that has the language and timers, and nothing of a browser or of Node. */
function inBareEngine(): typeof adapter {
  const module = {exports: {}};
  const require = (name: string): never => {
    throw new Error(`A mini program has no module ${name}.`);
  };
  vm.runInNewContext(code, {module, exports: module.exports, require, setTimeout, clearTimeout});
  return module.exports as typeof adapter;
}

const ENDPOINT = 'https://pj.example.gov.cn';

/** Our backend's half, by hand. */
function backend(): {readonly recorded: Map<string, Json>; answer: NonNullable<FakeWechat['answer']>} {
  const recorded = new Map<string, Json>();
  return {
    recorded,
    answer(url, data) {
      if (url !== `${ENDPOINT}/v1/reviews`) {
        return {statusCode: 404, data: '<html>', header: {'Content-Type': 'text/html'}};
      }
      const {reviews} = JSON.parse(data) as {reviews: Json[]};
      const outcomes = reviews.map((review) => {
        const id = String(review['id']);
        const known = recorded.has(id);
        if (!known) recorded.set(id, review);
        const receivedAt = '2026-11-22T04:00:00.000Z';
        return known
          ? {id, outcome: 'already-recorded', by: 'this-review', receivedAt}
          : {id, outcome: 'recorded', receivedAt, late: false};
      });
      return {statusCode: 200, data: JSON.stringify({outcomes}), header: {'Content-Type': 'application/json'}};
    },
  };
}

function draft(changes: Partial<Draft> = {}): Draft {
  const claims = {exp: Math.floor(Date.now() / 1_000) + 86_400};
  const invitation = `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
  return {invitation, level: 1, indicators: [], text: '窗口排队两小时 👍🏽', identityMode: 'real-name', ...changes};
}

async function opened<T>(wx: FakeWechat, use: (client: Client) => Promise<T>): Promise<T> {
  const client = await inBareEngine().createMiniProgramClient(wx, {endpoint: ENDPOINT, headers: {'X-Gateway': '1'}});
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

test('needs nothing of Node', () => {
  const required = [...code.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name);
  assert.deepEqual(required, []);
});

test('a review saved without a line is delivered after the mini program was ended and opened again, once', async () => {
  const wx = new FakeWechat();
  const said = draft();
  const saved = await opened(wx, async (client) => {
    const submission = await client.submit(said);
    assert.equal(submission.state, 'saved');
    return submission;
  });

  const again = new FakeWechat(wx.kept);
  const {recorded, answer} = backend();
  again.answer = answer;
  await opened(again, async (client) => {
    assert.equal((await client.pending()).length, 1);
    const report: FlushReport = await client.flush();
    assert.deepEqual({...report}, {delivered: 1, refused: 0, waiting: 0});
    await client.flush();
  });
  assert.deepEqual([...recorded.keys()], ['id' in saved ? saved.id : '']);
  const review = [...recorded.values()][0] ?? {};
  assert.equal(review['text'], said.text);
  assert.match(String(review['id']), /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual(
    [...again.kept.keys()].filter((key) => key.includes('item:')),
    [],
  );
  assert.equal(again.requests[0]?.header['X-Gateway'], '1');
});

test('goes out by itself when the network comes back', async () => {
  const wx = new FakeWechat();
  const {recorded, answer} = backend();
  await opened(wx, async (client) => {
    const delivered = new Promise((resolve) => {
      client.subscribe((event) => {
        if (event.type === 'delivered') resolve(event.id);
      });
    });
    const retrying = new Promise((resolve) => {
      client.subscribe((event) => {
        if (event.type === 'retrying') resolve(event.id);
      });
    });
    const submission = await client.submit(draft());
    await retrying;
    wx.answer = answer;
    wx.connect();
    assert.equal(await delivered, 'id' in submission && submission.id);
    assert.equal(recorded.size, 1);
  });
  assert.equal(wx.listeners, 0);
});

test('a full storage is told, and the review is posted at once where there is a line', async () => {
  const full = new Map(Array.from({length: 10}, (_, n) => [`big-${n}`, 'x'.repeat(1_048_570)] as const));
  const wx = new FakeWechat(full);
  const long = draft({text: '长'.repeat(490)});
  await opened(wx, async (client) => {
    assert.equal((await client.submit(long)).state, 'unsaved');
    const {recorded, answer} = backend();
    wx.answer = answer;
    assert.equal((await client.submit(long)).state, 'delivered');
    assert.equal(recorded.size, 1);
  });
});

test('what waits is exported from a mini program too, and no contact is kept in the open', async () => {
  const wx = new FakeWechat();
  await opened(wx, async (client) => {
    const consentedAt = new Date().toISOString();
    const submission = await client.submit(draft({contact: {phone: '13800000000', consentedAt}}));
    assert.equal('contactLeftOut' in submission && submission.contactLeftOut, true);
    const {text} = await client.export();
    assert.match(text, /窗口排队两小时/);
    assert.doesNotMatch(text + [...wx.kept.values()].join(''), /13800000000/);
  });
});
