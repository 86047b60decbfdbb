import type {Kysely, Transaction} from 'kysely';
import type {Engine} from '../ports.ts';
import type {Schema} from './schema.ts';

/** What a statement may run on: the store itself, or a transaction of it. */
export type Queries = Kysely<Schema>;

/** How often a transaction that lost a race is tried again before its error stands. */
const MOST_ATTEMPTS = 10;

/** serialization_failure, deadlock_detected, unique_violation: after another try the row that was in the way is seen. */
const LOST_RACES: ReadonlySet<unknown> = new Set(['40001', '40P01', '23505']);

/**
 * Runs `work` so that it sees and leaves the store as if it ran alone, and resolves after its commit. A lost race runs it
 * again, so it must do nothing but ask and write in `trx`. When it rejects nothing of it stays.
 */
export async function inTransaction<T>(engine: Engine, work: (trx: Transaction<Schema>) => Promise<T>): Promise<T> {
  if (engine.dialect === 'sqlite') return engine.db.transaction().execute(work);
  return retryLostRaces(() => engine.db.transaction().setIsolationLevel('serializable').execute(work));
}

/** Runs reads that must fit together: all of them see the store at one moment. */
export async function inSnapshot<T>(engine: Engine, work: (trx: Transaction<Schema>) => Promise<T>): Promise<T> {
  if (engine.dialect === 'sqlite') return engine.db.transaction().execute(work);
  return engine.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
}

/** Runs `attempt` again while it fails with an SQLSTATE that says that another transaction was first. */
export async function retryLostRaces<T>(attempt: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt();
    } catch (error) {
      if (attempts === MOST_ATTEMPTS || !lostRace(error)) throw error;
    }
  }
}

function lostRace(error: unknown): boolean {
  return error instanceof Error && 'code' in error && LOST_RACES.has(error.code);
}
