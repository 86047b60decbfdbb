import type {Engine} from '../ports.ts';
import {moveCursor, readCursor} from './job-cursor.ts';
import {FIRST_SLICE, type RecountSlice, recountSlice} from './recount.ts';
import {uuidV7} from './uuid-v7.ts';

/** A recount of everything that came to its end. */
export interface RecountRun {
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly drift: number;
  readonly counted: number;
}

interface RecountPlace {
  /** Absent between two recounts. */
  readonly slice?: RecountSlice;
  readonly startedAt: number;
  readonly drift: number;
  readonly counted: number;
}

const RECOUNT_JOB = 'recount';
const NEVER: RecountPlace = {startedAt: 0, drift: 0, counted: 0};

/**
 * Does the next slice of a recount of everything; begins a new one when the last began at least `everyMs` ago. False when
 * there is nothing to do now, or another process did the slice. A recount that comes to its end is published by `readLastRecount`.
 */
export async function recountNext(engine: Engine, at: number, everyMs: number): Promise<boolean> {
  const {version, place} = await readCursor(engine, RECOUNT_JOB, NEVER);
  if (place.slice === undefined && place.startedAt !== 0 && at - place.startedAt < everyMs) return false;
  const so = place.slice === undefined ? {startedAt: at, drift: 0, counted: 0, slice: FIRST_SLICE} : place;
  const {drift, counted, next} = await recountSlice(engine, so.slice ?? FIRST_SLICE);
  const sums = {startedAt: so.startedAt, drift: so.drift + drift, counted: so.counted + counted};
  const after: RecountPlace = next === undefined ? sums : {...sums, slice: next};
  return moveCursor(engine, RECOUNT_JOB, version, after, async (trx) => {
    if (next !== undefined) return;
    await trx
      .insertInto('recount_run')
      .values({
        id: uuidV7(at),
        started_at: sums.startedAt,
        finished_at: at,
        drift: sums.drift,
        counted: sums.counted,
      })
      .execute();
  });
}

/** The last recount that came to its end; undefined before the first. */
export async function readLastRecount(engine: Engine): Promise<RecountRun | undefined> {
  const row = await engine.db.selectFrom('recount_run').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst();
  if (row === undefined) return undefined;
  return {startedAt: row.started_at, finishedAt: row.finished_at, drift: row.drift, counted: row.counted};
}
