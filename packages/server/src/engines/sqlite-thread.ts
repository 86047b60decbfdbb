import {parentPort, workerData} from 'node:worker_threads';
import {SqliteSession} from '@haochaping/backend';
import {openSqliteFile} from './sqlite-file.ts';
import type {ThreadAnswer, ThreadFailure, ThreadOptions, ThreadRequest, Ticketed} from './sqlite-messages.ts';

// The one writer of a SQLite store: it alone holds the connection. The other side is sqlite.ts.

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
    session = new SqliteSession(openSqliteFile(file), rules);
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
