import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, test, type TestContext} from 'node:test';
import {type Engine, type LogVerdict, noteKeyOf, runSealLog, verifierKey} from '@haochaping/backend';
import {SAMPLE_AT, SAMPLE_RULES, stock} from '@haochaping/backend/conformance';
import {sql} from 'kysely';
import {lockDirectory} from '../engines/lock.ts';
import {openPostgresEngine} from '../engines/postgres.ts';
import {openSqliteEngine} from '../engines/sqlite.ts';
import {mayNotSkip, startTestPostgres} from '../engines/test-postgres.ts';
import {KEYS_FILE, openKeys} from '../keys.ts';
import {runVerifyLog} from './run-verify-log.ts';

interface Logged {
  readonly engine: Engine;
  readonly data: string;
  readonly env: {readonly DATABASE_URL?: string};
  /** The last published checkpoint as the public route gives it. */
  readonly published: () => Promise<string>;
  /** The public key as the public route gives it. */
  readonly key: string;
}

/** A store whose log has 20 entries, sealed in two runs, and one that is not sealed. */
async function fill(engine: Engine, data: string, env: Logged['env']): Promise<Logged> {
  const keys = await openKeys(data);
  await stock(engine);
  for (const run of [0, 1]) {
    for (let place = 0; place < 10; place++) await append(engine, run * 10 + place);
    await runSealLog({engine, keys}, keys, SAMPLE_AT + run * 60_000 + 1_000);
  }
  await append(engine, 20);
  const published = async (): Promise<string> => {
    const {rows} = await sql<{note: string}>`select note from log_checkpoint order by size desc limit 1`.execute(
      engine.db,
    );
    return JSON.stringify(rows[0]);
  };
  return {engine, data, env, published, key: verifierKey(noteKeyOf(keys.deployment, keys.logKey))};
}

async function append(engine: Engine, number: number): Promise<void> {
  const id = `entry-${String(number).padStart(3, '0')}`;
  const at = SAMPLE_AT + number * 5_000;
  const entry = {id, at, actor: 'a', action: 'sign-in', subject: 'a', detail: '{}'};
  await engine.db.insertInto('audit_entry').values(entry).execute();
}

function folder(t: TestContext): string {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), 'haochaping-verify-'));
  t.after(() => fs.rmSync(made, {recursive: true}));
  return made;
}

async function onSqlite(t: TestContext): Promise<Logged> {
  const data = folder(t);
  const lock = lockDirectory(data);
  const engine = await openSqliteEngine({lock, rules: SAMPLE_RULES});
  t.after(async () => {
    await engine.close();
    lock.release();
  });
  return fill(engine, data, {});
}

const postgres = await startTestPostgres();
after(() => (typeof postgres === 'string' ? undefined : postgres.stop()));

async function onPostgres(t: TestContext): Promise<Logged> {
  if (typeof postgres === 'string') throw new Error(postgres);
  const schema = await postgres.createSchema();
  const {url} = schema;
  const engine = await openPostgresEngine({url, rules: SAMPLE_RULES});
  t.after(async () => {
    await engine.close();
    await schema.drop();
  });
  return fill(engine, folder(t), {DATABASE_URL: url});
}

/** Runs the program and gives its exit code with all that it said. */
async function verify(
  t: TestContext,
  {data, env}: Pick<Logged, 'data' | 'env'>,
  ...args: readonly string[]
): Promise<{code: number; said: string}> {
  const said: string[] = [];
  const write = (line: string): void => void said.push(line);
  const mocked = (['log', 'error'] as const).map((method) => t.mock.method(console, method, write));
  const code = await runVerifyLog(['--data', data, ...args], env);
  for (const {mock} of mocked) mock.restore();
  return {code, said: said.join('\n')};
}

function save(data: string, text: string): string {
  const file = path.join(data, 'saved.json');
  fs.writeFileSync(file, text);
  return file;
}

for (const [place, open] of [
  ['SQLite', onSqlite],
  ['PostgreSQL', onPostgres],
] as const) {
  const skip = place === 'PostgreSQL' && typeof postgres === 'string' && !mayNotSkip() ? postgres : false;

  test(`${place}: a whole log is proved while the store is open, with what lies after it`, {skip}, async (t) => {
    const logged = await open(t);
    const saved = save(logged.data, await logged.published());
    const {code, said} = await verify(t, logged, '--checkpoint', saved);
    assert.equal(code, 0);
    assert.match(said, /日志完整：20 条/);
    assert.match(said, /与另存的检查点（20 条）相符/);
    assert.match(said, /还有 1 条记录尚未封存/);
    const verdict = JSON.parse((await verify(t, logged, '--json')).said) as LogVerdict;
    assert.deepEqual([verdict.proved, verdict.unsealed, verdict.fault], [20, 1, undefined]);
  });

  test(`${place}: the first entry that was changed is named, and how far the log is whole`, {skip}, async (t) => {
    const logged = await open(t);
    await sql`update audit_entry set actor = 'b' where id in ('entry-013', 'entry-017')`.execute(logged.engine.db);
    const {code, said} = await verify(t, logged);
    assert.equal(code, 1);
    assert.match(said, /第 13 条记录（entry-013）内容与封存时不同/);
    assert.match(said, /此前公布的 10 条记录与封存时相同/);
    assert.doesNotMatch(said, /017/);
  });

  test(`${place}: a history sealed anew with the right key is caught by a saved checkpoint`, {skip}, async (t) => {
    const logged = await open(t);
    const {engine, data} = logged;
    const saved = save(data, await logged.published());
    await sql`update audit_entry set actor = 'b', sealed = 0 where id = 'entry-003'`.execute(engine.db);
    for (const table of ['log_leaf', 'log_node', 'log_checkpoint']) {
      await sql`delete from ${sql.table(table)}`.execute(engine.db);
    }
    await sql`update audit_entry set sealed = 0`.execute(engine.db);
    const keys = await openKeys(data);
    await runSealLog({engine, keys}, keys, SAMPLE_AT + 600_000);
    assert.equal((await verify(t, logged)).code, 0);
    const {code, said} = await verify(t, logged, '--checkpoint', saved);
    assert.equal(code, 1);
    assert.match(said, /公布过的历史被改写过/);
  });
}

test('a log signed with another key than that of the data directory is not taken, but by the key that is named', async (t) => {
  const logged = await onSqlite(t);
  const saved = save(logged.data, await logged.published());
  const file = path.join(logged.data, KEYS_FILE);
  const kept = JSON.parse(fs.readFileSync(file, 'utf8')) as object;
  fs.writeFileSync(file, JSON.stringify({...kept, logKey: Buffer.alloc(32, 9).toString('base64url')}));
  const {code, said} = await verify(t, logged);
  assert.equal(code, 1);
  assert.match(said, /第 0 至 9 条记录所在的检查点不是由已知的密钥签名的/);
  const foreign = await verify(t, logged, '--checkpoint', saved);
  assert.deepEqual([foreign.code, /没有由已知密钥签名的检查点/.test(foreign.said)], [2, true]);
  assert.equal((await verify(t, logged, '--checkpoint', saved, '--key', logged.key)).code, 0);
});

test('what cannot be looked at is told in a sentence, and is no verdict', async (t) => {
  const empty = {data: folder(t), env: {}};
  const logged = await onSqlite(t);
  const cases: readonly (readonly [Pick<Logged, 'data' | 'env'>, readonly string[], RegExp])[] = [
    [empty, [], /没有密钥文件/],
    [empty, ['--key', logged.key], /没有数据/],
    [logged, ['--key', 'nonsense'], /不是检查点的公钥/],
    [logged, ['--checkpoint', path.join(empty.data, 'none')], /读不了文件/],
    [logged, ['--checkpoint', save(logged.data, '{"note":')], /没有由已知密钥签名的检查点/],
    [logged, ['--nonsense'], /参数 --nonsense 不对/],
    [{...logged, env: {DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none'}}, [], /连不上/],
  ];
  for (const [place, args, says] of cases) {
    const {code, said} = await verify(t, place, ...args);
    assert.equal(code, 2, said);
    assert.match(said, says);
  }
  assert.equal((await verify(t, logged, '--help')).code, 0);
});
