import fs from 'node:fs';
import path from 'node:path';
import {type Report, StoreError} from '@haochaping/backend';
import {SQLITE_FILE} from '../engines/sqlite.ts';
import {KEYS_FILE} from '../keys.ts';
import {REPLAY_TEXT} from '../locales/replay-zh-cn.ts';
import type {ServerOptions} from '../options.ts';
import {StartError} from '../start-error.ts';
import {startServer} from '../start-server.ts';

export interface OwnServer {
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * A server of our own over a data directory, on a free port that only this machine reaches, for as long as the replay runs. Rejects
 * with `StartError` where there is no data, or where a running server holds it.
 */
export async function startOwnServer(options: ServerOptions): Promise<OwnServer> {
  const {data, databaseUrl} = options;
  const needed = databaseUrl === undefined ? [KEYS_FILE, SQLITE_FILE] : [KEYS_FILE];
  // Else a slip of the directory would make a backend of its own there, which knows nobody's invitations.
  if (!needed.every((file) => fs.existsSync(path.join(data, file)))) throw new StartError(REPLAY_TEXT.noData(data));
  try {
    return await startServer({...options, host: '127.0.0.1', port: 0, reset: false, report});
  } catch (cause) {
    const held =
      cause instanceof StartError && cause.cause instanceof StoreError && cause.cause.code === 'directory-in-use';
    throw held ? new StartError(REPLAY_TEXT.directoryInUse(data), {cause}) : cause;
  }
}

const report: Report = (what, cause) => {
  console.error(`${new Date().toISOString()} ${what}:`, cause);
};
