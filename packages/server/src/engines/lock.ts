import fs from 'node:fs';
import path from 'node:path';
import {StoreError} from '@haochaping/backend';
import Database from 'better-sqlite3';

/** A data directory that this process alone may use. */
export interface DirectoryLock {
  readonly directory: string;
  /** Lets others in. Idempotent. */
  release(): void;
}

/** The file whose lock counts; its being there means nothing. */
const LOCK_FILE = 'lock.sqlite';

/** A connection that nobody refers to is closed by the garbage collector, and its lock with it: these are referred to. */
const held = new Set<Database.Database>();

/**
 * Takes a data directory for this process, making it where it is missing. Throws `StoreError` with code `directory-in-use` while
 * another process holds it, and `directory-unwritable` when it cannot be made or written. The lock is the operating
 * system's, by way of an exclusive transaction of SQLite: it ends with the process, however that ends.
 */
export function lockDirectory(directory: string): DirectoryLock {
  let database: Database.Database;
  try {
    fs.mkdirSync(directory, {recursive: true});
    database = new Database(path.join(directory, LOCK_FILE), {timeout: 0});
  } catch (cause) {
    throw new StoreError('directory-unwritable', `${directory} cannot be written.`, {cause});
  }
  try {
    database.exec('begin exclusive');
  } catch (cause) {
    database.close();
    const inUse = cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY');
    if (inUse) throw new StoreError('directory-in-use', `Another process uses ${directory}.`, {cause});
    throw new StoreError('directory-unwritable', `${directory} cannot be locked.`, {cause});
  }
  held.add(database);
  const release = (): void => {
    held.delete(database);
    database.close();
  };
  return {directory, release};
}
