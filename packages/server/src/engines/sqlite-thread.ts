import {parentPort, workerData} from 'node:worker_threads';
import {type SqlRow, SqliteSession, type SqlValue, type SyncSql, type SyncStatement} from '@haochaping/backend';
import Database from 'better-sqlite3';
import type {ThreadAnswer, ThreadFailure, ThreadOptions, ThreadRequest, Ticketed} from './sqlite-messages.ts';

// The one writer of a SQLite store: it alone holds the connection. The other side is sqlite.ts.

const BUSY_TIMEOUT_MS = 5000;
const PAGE_CACHE_KIB = 65_536;

function open(file: string): SyncSql {
  const database = new Database(file, {timeout: BUSY_TIMEOUT_MS});
  database.pragma('journal_mode = WAL');
  // Only FULL flushes at each commit: NORMAL lost acknowledged rows when the power was cut.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = OFF');
  database.pragma(`cache_size = -${PAGE_CACHE_KIB}`);
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

async function serve(session: SqliteSession, request: ThreadRequest): Promise<ThreadAnswer> {
  switch (request.kind) {
    case 'execute':
      return {kind: 'execute', ...session.execute(request.sql, request.values)};
    case 'record':
      return {kind: 'record', outcomes: await session.record(request.reviews)};
    case 'close':
      session.close();
      return {kind: 'close'};
  }
}

function failureOf(error: unknown): ThreadFailure {
  if (!(error instanceof Error)) return {message: String(error)};
  return {message: error.message, ...('code' in error && {code: String(error.code)})};
}

function start(port: NonNullable<typeof parentPort>): void {
  const answer = (message: Ticketed<ThreadAnswer>): void => port.postMessage(message);
  const {file, rules} = workerData as ThreadOptions;
  let session: SqliteSession;
  try {
    session = new SqliteSession(open(file), rules);
  } catch (error) {
    answer({ticket: 0, kind: 'failed', failure: failureOf(error)});
    return;
  }
  port.on('message', ({ticket, ...request}: Ticketed<ThreadRequest>) => {
    serve(session, request).then(
      (served) => {
        answer({ticket, ...served});
        // The thread ends when nothing listens any more.
        if (served.kind === 'close') port.close();
      },
      (error: unknown) => answer({ticket, kind: 'failed', failure: failureOf(error)}),
    );
  });
  answer({ticket: 0, kind: 'execute', rows: [], changes: 0});
}

if (parentPort !== null) start(parentPort);
