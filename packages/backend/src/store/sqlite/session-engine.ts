import {Kysely} from 'kysely';
import type {Engine} from '../../ports.ts';
import {migrate} from '../migrations/migrate.ts';
import {GroupCommit} from '../record-reviews/group-commit.ts';
import type {PreparedReview, RecordingRules} from '../record-reviews/prepared-review.ts';
import type {Schema} from '../schema.ts';
import {sqliteDialect} from './sqlite-dialect.ts';
import {SqliteSession} from './sqlite-session.ts';
import type {SyncSql} from './sync-sql.ts';

/**
 * Makes a store of a SQLite connection in the thread that calls, with its tables up to date. It closes the connection with
 * itself, also when it rejects.
 */
export async function openSessionEngine(sql: SyncSql, rules: RecordingRules): Promise<Engine> {
  const session = new SqliteSession(sql, rules);
  const db = new Kysely<Schema>({
    dialect: sqliteDialect(async (text, values) => Promise.resolve(session.execute(text, values))),
  });
  const commits = new GroupCommit((reviews: readonly PreparedReview[]) => session.record(reviews));
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await commits.close();
    await db.destroy();
    session.close();
  };
  try {
    await migrate(db);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    dialect: 'sqlite',
    db,
    recordReviews: (reviews) => commits.add(reviews),
    close: () => (closing ??= close()),
  };
}
