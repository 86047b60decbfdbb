import fs from 'node:fs';
import path from 'node:path';
import {CHINA_HOLIDAYS, type Profile} from '@haochaping/core';
import {type Engine, type RecordingRules, type Report, StoreError} from '@haochaping/backend';
import {FILES_FOLDER} from './directory-files.ts';
import {removeDurably, writeDurably} from './durable-file.ts';
import {fillSqlite} from './engines/fill-sqlite.ts';
import {type DirectoryLock, lockDirectory} from './engines/lock.ts';
import {openPostgresEngine} from './engines/postgres.ts';
import {openSqliteEngine, SQLITE_FILE} from './engines/sqlite.ts';
import {KEYS_FILE} from './keys.ts';
import {TEXT} from './locales/zh-cn.ts';
import type {ServerOptions} from './options.ts';
import {StartError, systemCode} from './start-error.ts';

/** There while the demonstration is being written: if it is found at a start, the last one was broken off. */
const SEEDING_MARK = 'seeding';

/** Takes the data directory for this process. */
export function takeDirectory({data, reset}: ServerOptions): DirectoryLock {
  let lock: DirectoryLock;
  try {
    lock = lockDirectory(data);
  } catch (cause) {
    throw explained(cause, data);
  }
  try {
    if (reset) clearDirectory(data, true);
    return lock;
  } catch (cause) {
    lock.release();
    throw new StartError(TEXT.dataUnwritable(data), {cause});
  }
}

/** Opens the store that the options name, with its tables up to date. */
export async function openStore(
  {databaseUrl, data}: ServerOptions,
  lock: DirectoryLock,
  {report, profile}: {readonly report: Report; readonly profile: Profile},
): Promise<Engine> {
  const rules = rulesOf(profile);
  const brokenOff = fs.existsSync(path.join(data, SEEDING_MARK));
  if (brokenOff && databaseUrl !== undefined) throw new StartError(TEXT.seedingBrokenOff);
  // No request was answered over a half-written demonstration, so that nothing of anybody is lost with it.
  if (brokenOff) clearDirectory(data, false);
  try {
    return await (databaseUrl === undefined
      ? openSqliteEngine({lock, rules})
      : openPostgresEngine({url: databaseUrl, rules, report}));
  } catch (cause) {
    throw explained(cause, data);
  }
}

/**
 * Runs `seed` over the empty store so that a process that is killed in the middle is known by its mark, and for the embedded
 * store in a quicker way than requests are served.
 */
export async function seedStore<T>(
  {databaseUrl, data}: ServerOptions,
  lock: DirectoryLock,
  {engine, profile}: {readonly engine: Engine; readonly profile: Profile},
  seed: (engine: Engine) => Promise<T>,
): Promise<T> {
  const mark = path.join(data, SEEDING_MARK);
  writeDurably(mark, '');
  const seeded = await (databaseUrl === undefined ? fillSqlite({lock, rules: rulesOf(profile)}, seed) : seed(engine));
  removeDurably(mark);
  return seeded;
}

function rulesOf(profile: Profile): RecordingRules {
  return {profile, notices: CHINA_HOLIDAYS};
}

/** Removes what this program writes, and nothing else that may lie there. The lock stays: it is held. */
function clearDirectory(data: string, withKeys: boolean): void {
  const files = [SQLITE_FILE, `${SQLITE_FILE}-wal`, `${SQLITE_FILE}-shm`, ...(withKeys ? [KEYS_FILE] : [])];
  for (const file of files) removeDurably(path.join(data, file));
  fs.rmSync(path.join(data, FILES_FOLDER), {recursive: true, force: true});
  // Last, so that a clearing that is broken off begins again.
  removeDurably(path.join(data, SEEDING_MARK));
}

function explained(cause: unknown, data: string): unknown {
  if (cause instanceof StoreError) {
    switch (cause.code) {
      case 'directory-in-use':
        return new StartError(TEXT.dataInUse(data), {cause});
      case 'directory-unwritable':
        return new StartError(TEXT.dataUnwritable(data), {cause});
      case 'schema-newer':
        return new StartError(TEXT.dataNewer, {cause});
      case 'unavailable':
        return new StartError(TEXT.databaseUnreachable, {cause});
      default:
        return cause;
    }
  }
  const code = systemCode(cause);
  const unreachable = ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOENT', '28P01', '28000', '3D000'];
  return code !== undefined && unreachable.includes(code) ? new StartError(TEXT.databaseUnreachable, {cause}) : cause;
}
