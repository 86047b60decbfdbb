import {type SqlRow, type SqlValue, StoreError, type SyncSql, type SyncStatement} from '@haochaping/backend';
import sqlite3InitModule, {type Database, type SAHPoolUtil, type Sqlite3Static} from '@sqlite.org/sqlite-wasm';

/** Where a database of a page lies. */
export type WasmStorage = 'persistent' | 'memory';

/** The database itself, the first file of a pool and the only one that is opened by name. */
const FILE = '/haochaping.sqlite';

/** Opens a database in the origin's private files if the browser lets this thread, else in memory. */
export async function openWasmDatabase(
  name: string,
  wanted: WasmStorage,
): Promise<{readonly sql: SyncSql; readonly storage: WasmStorage}> {
  const sqlite3 = await sqlite3InitModule();
  if (wanted === 'persistent' && (await canPersist())) {
    const pool = await installPool(sqlite3, `haochaping-${name.replaceAll(/[^\w-]/g, '_')}`);
    return {sql: syncSql(sqlite3, new pool.OpfsSAHPoolDb(FILE), () => pool.pauseVfs()), storage: 'persistent'};
  }
  return {sql: syncSql(sqlite3, new sqlite3.oo1.DB(':memory:'), () => undefined), storage: 'memory'};
}

/** Synchronous private files exist in dedicated workers only; some browsers refuse them in private windows. */
async function canPersist(): Promise<boolean> {
  if (!('FileSystemFileHandle' in globalThis) || !('createSyncAccessHandle' in FileSystemFileHandle.prototype))
    return false;
  try {
    await navigator.storage.getDirectory();
    return true;
  } catch {
    // Storage is switched off here: memory is what is left.
    return false;
  }
}

async function installPool(sqlite3: Sqlite3Static, directory: string): Promise<SAHPoolUtil> {
  try {
    return await sqlite3.installOpfsSAHPoolVfs({name: directory, directory: `/${directory}`});
  } catch (cause) {
    const held = cause instanceof DOMException && cause.name === 'NoModificationAllowedError';
    if (held) throw new StoreError('directory-in-use', `Another worker holds the database ${directory}.`, {cause});
    throw cause;
  }
}

function syncSql(sqlite3: Sqlite3Static, database: Database, afterClose: () => void): SyncSql {
  // A power cut must not take back what was acknowledged. It is SQLite's default, and said here so that it stays.
  database.exec('pragma synchronous = full');
  return {
    prepare: (text): SyncStatement => {
      const statement = database.prepare(text);
      const columns = statement.columnCount > 0 ? statement.getColumnNames() : [];
      const step = (values: readonly SqlValue[], row: () => void): void => {
        try {
          if (values.length > 0) statement.bind([...values]);
          while (statement.step()) row();
        } finally {
          statement.reset();
        }
      };
      return {
        run: (values) => {
          step(values, () => undefined);
          return database.changes();
        },
        all: (values) => {
          const rows: SqlRow[] = [];
          step(values, () => {
            rows.push(Object.fromEntries(columns.map((column, index) => [column, statement.get(index) as SqlValue])));
          });
          return rows;
        },
        gives: columns.length > 0,
        release: () => void statement.finalize(),
      };
    },
    get inTransaction() {
      const {pointer} = database;
      return pointer !== undefined && sqlite3.capi.sqlite3_get_autocommit(pointer) === 0;
    },
    close: () => {
      database.close();
      afterClose();
    },
  };
}
