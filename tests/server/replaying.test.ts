import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {citizenRoutes, createApi, publicRoutes, type Summary} from '@haochaping/protocol';
import {type RunningServer, runReplay, startServer} from '@haochaping/server';
import Database from 'better-sqlite3';
import {type ContractPlace, finishCase, type ReviewSent, reviewOf} from '../contract/place.ts';
import {temporaryFolder} from './server-process.ts';

interface TestContext {
  after(step: () => Promise<void> | void): void;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What a device would have exported. */
function outboxFile(folder: string, bodies: readonly {readonly id: string}[], kind = 'review'): string {
  const items = bodies.map((body) => ({
    id: body.id,
    kind,
    state: 'waiting',
    since: new Date().toISOString(),
    attempts: 7,
    body,
    digest: sha256(JSON.stringify([body.id, kind, body])),
  }));
  const file = path.join(folder, `${kind}.json`);
  const outbox = {
    format: 'haochaping-outbox',
    version: 1,
    madeAt: new Date().toISOString(),
    device: {storageName: 'haochaping'},
    count: items.length,
    digest: sha256(items.map(({digest}) => digest).join('\n')),
    items,
  };
  fs.writeFileSync(file, JSON.stringify(outbox));
  return file;
}

async function replay(...args: readonly string[]): Promise<{code: number; out: string; err: string}> {
  const said = {out: '', err: ''};
  const terminal = {
    log: (line: string): unknown => (said.out += `${line}\n`),
    error: (line: string): unknown => (said.err += `${line}\n`),
  };
  const code = await runReplay(args, {}, terminal);
  return {code, ...said};
}

async function summaryOf(endpoint: string): Promise<Summary> {
  const answer = await createApi(publicRoutes, {endpoint}).readSummary({query: {}});
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
  return answer.body;
}

function placeOf(baseUrl: string): Pick<ContractPlace, 'baseUrl' | 'fetch'> {
  return {baseUrl, fetch: (request) => fetch(request)};
}

async function reviewsOfFreshCases(base: string, levels: readonly number[]): Promise<ReviewSent[]> {
  const reviews: ReviewSent[] = [];
  for (const level of levels) {
    const {invitation} = await finishCase(placeOf(base) as ContractPlace);
    reviews.push(reviewOf(invitation, level < 3 ? {level, text: '跑了两趟'} : {level}));
  }
  return reviews;
}

function ordersOf(data: string, ids: readonly string[]): number {
  const db = new Database(path.join(data, 'haochaping.sqlite'), {readonly: true});
  try {
    const asked = ids.map(() => '?').join(',');
    const sql = `select count(*) as n from work_order where review_id in (${asked})`;
    return (db.prepare(sql).get(...ids) as {n: number}).n;
  } finally {
    db.close();
  }
}

const template = fs.mkdtempSync(path.join(os.tmpdir(), 'haochaping-replaying-'));

async function startOn(data: string): Promise<RunningServer> {
  const report = (what: string, cause: unknown): void => {
    throw new Error(what, {cause});
  };
  return startServer({port: 0, host: '127.0.0.1', data, reset: false, https: false, report});
}

before(async () => {
  const seeded = await startOn(template);
  await seeded.stop();
});

after(() => fs.rmSync(template, {recursive: true}));

/** A server over data of its own. */
async function start(t: TestContext, data: string): Promise<{server: RunningServer; base: string}> {
  if (fs.readdirSync(data).length === 0) fs.cpSync(template, data, {recursive: true});
  const server = await startOn(data);
  t.after(() => server.stop());
  return {server, base: server.address};
}

test('what a device exported counts once however often it is replayed, and its bad ratings open orders', async (t) => {
  const data = temporaryFolder(t);
  const {server, base} = await start(t, data);
  const reviews = await reviewsOfFreshCases(base, [5, 4, 1, 2]);
  const [first] = reviews;
  // One of them had arrived before the device died.
  await createApi(citizenRoutes, {endpoint: base}).postReviews({body: {reviews: [first]}});
  const before = await summaryOf(base);
  const file = outboxFile(data, reviews);

  const once = await replay(file, '--endpoint', base);
  assert.equal(once.code, 0, once.out + once.err);
  assert.match(once.out, /3 {2}已收录\n/);
  assert.match(once.out, /1 {2}后端早已收到/);
  const after = await summaryOf(base);
  assert.equal(after.levels['4'], before.levels['4'] + 1);
  assert.equal(after.levels['1'], before.levels['1'] + 1);
  assert.equal(after.levels['2'], before.levels['2'] + 1);
  const bad = reviews.filter(({level}) => Number(level) < 3).map(({id}) => id);
  assert.equal(ordersOf(data, bad), 2);

  const twice = await replay(file, '--endpoint', base);
  assert.equal(twice.code, 0, twice.out + twice.err);
  assert.match(twice.out, /4 {2}后端早已收到/);
  assert.deepEqual({...(await summaryOf(base)), asOf: after.asOf}, after);
  assert.equal(ordersOf(data, bad), 2);

  // What was said of a review lies in the same outbox, and goes to its own address.
  const receiptCode = reviews.find(({level}) => level === 1)?.receiptCode ?? '';
  const words = [{receiptCode}, {receiptCode: '0'.repeat(16)}].map((said, index) => ({
    id: `019aa9b4-6c00-7abc-8def-00000000000${String(index)}`,
    ...said,
    statedAt: new Date().toISOString(),
  }));
  const said = await replay(outboxFile(data, words, 'mistake'), '--endpoint', base);
  assert.equal(said.code, 1, 'nobody knows the second receipt');
  assert.match(said.out, /1 {2}已收录\n/);
  assert.match(said.out, /1 {2}后端拒收：receipt-unknown/);
  const receipt = await createApi(citizenRoutes, {endpoint: base}).readReceipt({body: {receiptCode}});
  assert.ok(receipt.kind === 'ok' && receipt.body.may?.includes('mistake') !== true, 'it was said already');
  await server.stop();
});

test('a file is replayed into the data of a server that does not run, and never beside one that does', async (t) => {
  const data = temporaryFolder(t);
  const {server, base} = await start(t, data);
  const [review] = await reviewsOfFreshCases(base, [3]);
  if (review === undefined) throw new Error('No review was made.');
  const file = outboxFile(data, [review, {...review, id: review.id.replace(/^./, 'x')}]);

  const beside = await replay(file, '--data', data);
  assert.equal(beside.code, 2);
  assert.match(beside.err, /正被运行中的后端使用。请用 --endpoint/);
  await server.stop();

  const checked = await replay(file, '--data', data, '--dry-run');
  assert.equal(checked.code, 1);
  assert.match(checked.err, /第 2 条（x.+）不送：没有可用的编号/);
  const alone = await replay(file, '--data', data);
  assert.equal(alone.code, 1, 'one item of the file could not be sent');
  assert.match(alone.out, /1 {2}已收录\n/);

  const {base: again} = await start(t, data);
  const receipt = await createApi(citizenRoutes, {endpoint: again}).readReceipt({
    body: {receiptCode: review.receiptCode},
  });
  assert.equal(receipt.kind === 'ok' && receipt.body.level, 3);
});

test('what is no outbox, or nowhere to be put, is told in one sentence and nothing is sent', async (t) => {
  const folder = temporaryFolder(t);
  const file = outboxFile(folder, []);
  const broken = path.join(folder, 'broken.json');
  fs.writeFileSync(broken, fs.readFileSync(file, 'utf8').slice(0, -9));
  for (const [args, says] of [
    [[], /请写明要补送的文件/],
    [[path.join(folder, 'none.json')], /读不了文件/],
    [[broken], /不是完整的 JSON/],
    [[file, '--endpoint', 'ftp://x'], /--endpoint ftp:\/\/x 不对/],
    [[file, '--fast'], /参数 --fast 不对/],
    [[file, '--data', folder], /里没有后端的数据/],
  ] as const) {
    const {code, err} = await replay(...args);
    assert.equal(code, 2, err);
    assert.match(err, says);
    assert.doesNotMatch(err, /at .+:\d+/);
  }
});
