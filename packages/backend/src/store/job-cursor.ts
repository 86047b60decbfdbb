import type {Transaction} from 'kysely';
import type {Engine} from '../ports.ts';
import type {Schema} from './schema.ts';
import {retryLostRaces} from './transaction.ts';

/** How far a job has come. */
export interface JobCursor<Place> {
  readonly version: number;
  readonly place: Place;
}

/** Where a job stands; `start` where it never ran. */
export async function readCursor<Place>(engine: Engine, job: string, start: Place): Promise<JobCursor<Place>> {
  const row = await engine.db
    .selectFrom('job_cursor')
    .select(['version', 'body'])
    .where('job', '=', job)
    .executeTakeFirst();
  return row === undefined ? {version: 0, place: start} : {version: row.version, place: JSON.parse(row.body) as Place};
}

/**
 * Moves a job on from where it was read, with what it did, in one transaction. False where another process did that piece first;
 * then nothing was written.
 */
export async function moveCursor(
  engine: Engine,
  job: string,
  from: number,
  place: unknown,
  work: (trx: Transaction<Schema>) => Promise<void>,
): Promise<boolean> {
  return retryLostRaces(() =>
    engine.db.transaction().execute(async (trx) => {
      const body = JSON.stringify(place);
      if (from === 0) {
        const fresh = await trx
          .insertInto('job_cursor')
          .values({job, version: 1, body})
          .onConflict((conflict) => conflict.doNothing())
          .returning('job')
          .execute();
        if (fresh.length === 0) return false;
      } else {
        const moved = await trx
          .updateTable('job_cursor')
          .set({version: from + 1, body})
          .where('job', '=', job)
          .where('version', '=', from)
          .returning('job')
          .execute();
        if (moved.length === 0) return false;
      }
      await work(trx);
      return true;
    }),
  );
}
