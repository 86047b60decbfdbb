import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {startServer} from '@haochaping/server';
import Database from 'better-sqlite3';
import {ServerProcess, temporaryFolder} from './server-process.ts';

/** Runs the program with a command of an office, as an operator does. */
async function office(data: string, ...args: readonly string[]): Promise<{code: number | null; says: string}> {
  const program = new ServerProcess([...args, '--data', data]);
  const {code} = await program.ended;
  return {code, says: program.out + program.err};
}

test('tells what was counted on its own machine only; it is recounted and mended from the command line', async (t) => {
  const data = temporaryFolder(t);
  const reported: unknown[] = [];
  const report = (what: string, cause: unknown): number => reported.push([what, cause]);
  const server = await startServer({port: 0, host: '127.0.0.1', data, reset: false, https: false, report});
  try {
    const here = await fetch(`${server.address}/metrics`);
    assert.match(here.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
    const text = await here.text();
    assert.match(text, /^haochaping_recount_drift 0$/m);
    assert.match(text, /^haochaping_reviews\{level="5"\} [1-9]\d*$/m);
    for (const header of ['forwarded', 'x-forwarded-for', 'via']) {
      const proxied = await fetch(`${server.address}/metrics`, {headers: {[header]: 'for=192.0.2.7'}});
      assert.equal(proxied.status, 404, header);
      assert.equal(await proxied.text(), '');
    }
  } finally {
    await server.stop();
  }
  assert.deepEqual(reported, []);

  assert.equal((await office(data, 'recount')).code, 0);
  const database = new Database(path.join(data, 'haochaping.sqlite'));
  database.exec(
    `update count_rollup set count = count + 9 where dimension = 'whole' and period = 'ever' and measure = 5`,
  );
  database.close();
  const off = await office(data, 'recount');
  assert.equal(off.code, 1);
  assert.match(off.says, /差异 9/);
  assert.match((await office(data, 'recount', '--mend')).says, /改正了 9 处/);
  assert.equal((await office(data, 'recount')).code, 0);
  const log = new Database(path.join(data, 'haochaping.sqlite'), {readonly: true});
  const noted = log.prepare(`select actor, detail from audit_entry where action = 'counts-mended'`).all();
  log.close();
  assert.equal(noted.length, 1);
  assert.match(JSON.stringify(noted), /\\"drift\\":9/);
});

test('takes the figures of the hotline from a file, and names what is wrong with one', async (t) => {
  const data = temporaryFolder(t);
  const file = path.join(data, 'figures.json');
  const figures = {area: '320000000000', month: '2026-10', source: '月报', counts: {callsOffered: 1200}};
  fs.writeFileSync(file, JSON.stringify({...figures, month: '2026-13', counts: {callsOffered: -1}}));
  const wrong = await office(data, 'import-hotline', file);
  assert.equal(wrong.code, 1);
  assert.match(wrong.says, /\/month/);
  assert.match(wrong.says, /\/counts\/callsOffered/);
  fs.writeFileSync(file, JSON.stringify(figures));
  const nowhere = await office(data, 'import-hotline', file);
  assert.equal(nowhere.code, 1);
  assert.match(nowhere.says, /\/area：目录里没有这个地区/);
});
