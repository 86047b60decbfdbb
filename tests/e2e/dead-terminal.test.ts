import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {type TestContext, test} from 'node:test';
import {SQLITE_FILE} from '@haochaping/server';
import Database from 'better-sqlite3';
import {ServerProcess, temporaryFolder} from '../server/server-process.ts';
import {PersistentBrowser} from './persistent-browser.ts';
import {SdkPortal} from './sdk-portal.ts';

interface Recorded {
  readonly reviews: readonly string[];
  readonly orders: readonly string[];
}

function recordedIn(data: string, ids: readonly string[]): Recorded {
  const database = new Database(path.join(data, SQLITE_FILE), {readonly: true});
  const among = `in (${ids.map(() => '?').join(',')}) order by 1`;
  const ask = (sql: string): string[] =>
    database
      .prepare<unknown[], string>(sql)
      .pluck()
      .all(...ids);
  try {
    return {
      reviews: ask(`select id from review where id ${among}`),
      orders: ask(`select review_id from work_order where review_id ${among}`),
    };
  } finally {
    database.close();
  }
}

async function levels(base: string): Promise<Readonly<Record<string, number>>> {
  const response = await fetch(`${base}/v1/public/summary`);
  return ((await response.json()) as {levels: Record<string, number>}).levels;
}

async function replay(t: TestContext, ...args: readonly string[]): Promise<string> {
  const program = new ServerProcess(['replay', ...args]);
  const {code} = await program.ended;
  t.diagnostic(program.out);
  assert.equal(code, 0, program.out + program.err);
  return program.out;
}

test('the ratings of a terminal that died travel in a file, count once, and the bad one opens an order', async (t) => {
  const folder = temporaryFolder(t);
  const data = path.join(folder, 'data');
  const server = new ServerProcess(['--port', '0', '--data', data]);
  t.after(() => server.kill('SIGKILL'));
  const base = await server.address();
  const portal = await SdkPortal.open(base);
  t.after(() => portal.close());
  const invitations = await portal.invitations(3);
  const before = await levels(base);
  portal.cut = true;

  // The terminal saves three ratings without a line, and dies.
  const terminal = new PersistentBrowser(t);
  const page = await (await terminal.launch()).newPage();
  await page.goto(portal.address);
  await page.evaluate(() => window.begin(false));
  const ids = await page.evaluate(async ([good, fine, bad]) => {
    const said = [{}, {level: 4}, {level: 1, text: '窗口提前下班，<b>白跑一趟</b>。'}];
    const saved = [good, fine, bad].map((each, index) => window.rate([String(each)], said[index]));
    return (await Promise.all(saved)).flat();
  }, invitations);
  assert.equal(ids.length, 3);
  await terminal.kill();

  // Somebody opens its disk where the line is still cut, and takes the file.
  const bench = await (await terminal.launch()).newPage();
  await bench.goto(portal.address);
  await bench.evaluate(() => window.begin(false));
  const file = path.join(folder, 'outbox.json');
  fs.writeFileSync(file, await bench.evaluate(() => window.exported()));
  assert.equal((await bench.evaluate(() => window.pending())).length, 3, 'exporting deletes nothing');
  assert.deepEqual(recordedIn(data, ids), {reviews: [], orders: []});

  assert.match(await replay(t, file, '--endpoint', base), /3 {2}已收录\n/);
  const sorted = [...ids].sort();
  assert.deepEqual(recordedIn(data, ids), {reviews: sorted, orders: [ids[2]]});
  const after = await levels(base);
  const grown = Object.fromEntries(
    Object.entries(after).map(([level, count]) => [level, count - (before[level] ?? 0)]),
  );
  assert.deepEqual(grown, {'1': 1, '2': 0, '3': 0, '4': 1, '5': 1});

  assert.match(await replay(t, file, '--endpoint', base), /3 {2}后端早已收到/);
  // And the terminal itself, when it lives again.
  portal.cut = false;
  await bench.evaluate(() => window.flush());
  assert.equal((await bench.evaluate(() => window.pending())).length, 0);
  assert.deepEqual(recordedIn(data, ids), {reviews: sorted, orders: [ids[2]]});
  assert.deepEqual(await levels(base), after);
});
