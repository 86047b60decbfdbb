import path from 'node:path';
import {type Engine, openSessionEngine} from '@haochaping/backend';
import {type SqliteEngineOptions, SQLITE_FILE} from './sqlite.ts';
import {openUnflushedSqliteFile} from './sqlite-file.ts';

/**
 * Lets `fill` write much to an embedded store on which nobody relies yet, in this very thread and without waiting for the disk;
 * resolves once all of it is there. Where the process or the power ends before, what was written must be thrown away. Another
 * engine may be open over the store, as long as it is idle.
 */
export async function fillSqlite<T>(
  {lock, rules}: Pick<SqliteEngineOptions, 'lock' | 'rules'>,
  fill: (engine: Engine) => Promise<T>,
): Promise<T> {
  const sql = openUnflushedSqliteFile(path.join(lock.directory, SQLITE_FILE));
  const engine = await openSessionEngine(sql, rules);
  try {
    const filled = await fill(engine);
    sql.flush();
    return filled;
  } finally {
    await engine.close();
  }
}
