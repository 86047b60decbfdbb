import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import pg from 'pg';

/*
 * For the tests of this package; nothing of the product imports it.
 */

/** A PostgreSQL that tests may use: started by them, or the one of `DATABASE_URL`. */
export interface TestPostgres {
  /** An address whose connections work in an empty schema of their own. */
  createSchema(): Promise<{readonly url: string; drop(): Promise<void>}>;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 20_000;

/** Where everything must be shown, a missing server is a failure, not a reason to skip. */
export function mayNotSkip(): boolean {
  return process.env['HCP_REQUIRE_ALL'] === '1';
}

/** The server for tests, or in one sentence why there is none. */
export async function startTestPostgres(): Promise<TestPostgres | string> {
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
