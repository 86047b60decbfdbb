import assert from 'node:assert/strict';
import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';
import {conformanceCases, SAMPLE_RULES} from '@haochaping/backend/conformance';
import pg from 'pg';
import {openPostgresEngine} from './postgres.ts';

/** A PostgreSQL that tests may use: started by them, or the one of `DATABASE_URL`. */
interface TestPostgres {
  /** An address whose connections work in an empty schema of their own. */
  createSchema(): Promise<{readonly url: string; drop(): Promise<void>}>;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 20_000;

// Started before any test is defined, because whether there are tests hangs on it.
const server = await startTestPostgres();

if (typeof server === 'string') {
  test('PostgreSQL keeps the promises of a store', {skip: required() ? false : server}, () => assert.fail(server));
} else {
  after(() => server.stop());
  for (const {title, run} of conformanceCases) {
    test(`PostgreSQL ${title}`, async (t) => {
      const schema = await server.createSchema();
      const engine = await openPostgresEngine({url: schema.url, rules: SAMPLE_RULES});
      t.after(async () => {
        await engine.close();
        await schema.drop();
      });
      await run(engine, {equal: assert.deepEqual});
    });
  }
}

/** Where everything must be shown, a missing server is a failure, not a reason to skip. */
function required(): boolean {
  return process.env['HCP_REQUIRE_ALL'] === '1';
}

/** The server for tests, or in one sentence why there is none. */
async function startTestPostgres(): Promise<TestPostgres | string> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) return overSchemas(given, () => Promise.resolve());
  const binaries = findBinaries();
  if (binaries === undefined) return 'PostgreSQL is not installed here, and DATABASE_URL is not set.';
  const owner = findOwner();
  if (owner === 'missing') return 'PostgreSQL does not run as root, and there is no user “postgres” to run it.';
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'hcp-postgres-'));
  if (owner !== undefined) fs.chownSync(directory, owner.uid, owner.gid);
  const data = path.join(directory, 'data');
  execFileSync(path.join(binaries, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '-N'], {
    ...owner,
    stdio: 'ignore',
  });
  const settings = ['-c', 'listen_addresses=', '-c', 'max_connections=50'];
  const server = spawn(path.join(binaries, 'postgres'), ['-D', data, '-k', directory, ...settings], {
    ...owner,
    stdio: 'ignore',
  });
  const kill = (): void => void server.kill('SIGINT');
  process.once('exit', kill);
  const url = `postgres://postgres@/postgres?host=${encodeURIComponent(directory)}`;
  await untilReady(url, server);
  return overSchemas(url, async () => {
    process.off('exit', kill);
    const ended = once(server, 'exit');
    kill();
    await ended;
    fs.rmSync(directory, {recursive: true, force: true});
  });
}

function findBinaries(): string | undefined {
  const home = '/usr/lib/postgresql';
  const versions = fs.existsSync(home) ? fs.readdirSync(home).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [
    ...versions.map((version) => path.join(home, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ];
  return places.find((place) => fs.existsSync(path.join(place, 'initdb')));
}

/** Whom to run the server as: nobody else, unless we are root, as which it refuses to run. */
function findOwner(): {readonly uid: number; readonly gid: number} | undefined | 'missing' {
  if (process.getuid?.() !== 0) return undefined;
  const line = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  if (line === undefined) return 'missing';
  const [, , uid, gid] = line.split(':').map(Number);
  return uid === undefined || gid === undefined ? 'missing' : {uid, gid};
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const client = new pg.Client({connectionString: url});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (cause) {
      if (server.exitCode !== null || Date.now() > deadline) throw new Error('PostgreSQL did not start.', {cause});
      await wait(50);
    }
  }
}

function overSchemas(url: string, stop: () => Promise<void>): TestPostgres {
  let schemas = 0;
  const ask = async (sql: string): Promise<void> => {
    const client = new pg.Client({connectionString: url});
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  return {
    stop,
    createSchema: async () => {
      const name = `hcp_test_${process.pid}_${++schemas}`;
      await ask(`create schema ${name}`);
      const option = `options=${encodeURIComponent(`-c search_path=${name}`)}`;
      return {
        url: `${url}${url.includes('?') ? '&' : '?'}${option}`,
        drop: () => ask(`drop schema ${name} cascade`),
      };
    },
  };
}
