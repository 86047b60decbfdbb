import type {SqlRow, SqlValue, SyncSql, SyncStatement} from '@haochaping/backend';
import Database from 'better-sqlite3';

const BUSY_TIMEOUT_MS = 5000;
const PAGE_CACHE_KIB = 65_536;

/** A connection that does not flush at each commit, until it is told to. */
export interface UnflushedSql extends SyncSql {
  /** Returns when all that was committed is on disk. No transaction may be open. */
  flush(): void;
}

/** Opens the database of a store in the thread that calls; what it commits is on disk. */
export function openSqliteFile(file: string): SyncSql {
  const database = open(file);
  // Only FULL flushes at each commit: NORMAL lost acknowledged rows when the power was cut.
  database.pragma('synchronous = FULL');
  return syncSql(database);
}

/** Opens it for filling a store that nobody relies on yet: should the power fail before `flush`, it may be broken. */
export function openUnflushedSqliteFile(file: string): UnflushedSql {
  const database = open(file);
  database.pragma('synchronous = OFF');
  return Object.assign(syncSql(database), {
    flush: () => {
      database.pragma('synchronous = FULL');
      // A checkpoint that finds nothing to do flushes nothing: so there is something, this one page.
      database.pragma(`user_version = ${String(database.pragma('user_version', {simple: true}))}`);
      const [checkpoint] = database.pragma('wal_checkpoint(TRUNCATE)') as {readonly busy: number}[];
      if (checkpoint?.busy !== 0) throw new Error('The database was in use while it was to be flushed.');
    },
  });
}

function open(file: string): Database.Database {
  const database = new Database(file, {timeout: BUSY_TIMEOUT_MS});
  database.pragma('journal_mode = WAL');
  database.pragma('foreign_keys = OFF');
  database.pragma(`cache_size = -${PAGE_CACHE_KIB}`);
  return database;
}

function syncSql(database: Database.Database): SyncSql {
  return {
    prepare: (sql): SyncStatement => {
      const statement = database.prepare<[readonly SqlValue[]], SqlRow>(sql);
      return {
        run: (values) => statement.run(values).changes,
        all: (values) => statement.all(values),
        gives: statement.reader,
        // better-sqlite3 frees a statement with its last reference.
        release: () => undefined,
      };
    },
    get inTransaction() {
      return database.inTransaction;
    },
    close: () => void database.close(),
  };
}
