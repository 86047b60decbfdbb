import type {Engine} from '../ports.ts';
import {appendAudit, type Drift} from '../store/index.ts';
import {FIRST_SLICE, mendSlice, type RecountSlice, type SliceDone} from '../store/recount.ts';
import {recountNext} from '../store/recount-runs.ts';

// A recount an hour: what it finds is published, and nobody waits for it.
const RECOUNT_EVERY_MS = 3_600_000;
// One run does no more than this; the next goes on.
const MOST_SLICES = 50;

/**
 * Counts everything anew in small pieces, some a run, and begins again every hour; says how many pieces it did. Its result is
 * published; nothing is mended by itself, for a drift is a mistake that somebody has to know of.
 */
export async function runRecount({engine}: {readonly engine: Engine}, at: number): Promise<number> {
  for (let slices = 0; slices < MOST_SLICES; slices++) {
    if (!(await recountNext(engine, at, RECOUNT_EVERY_MS))) return slices;
  }
  return MOST_SLICES;
}

/**
 * Brings every sum to what the rows say, on somebody's word, and notes it in the log with what it came to. Figures are exact for
 * whoever reads meanwhile, as far as they were before.
 */
export async function mendCounts(engine: Engine, actor: string, at: number): Promise<Drift> {
  let sum: Drift = {drift: 0, counted: 0};
  for (let slice: RecountSlice | undefined = FIRST_SLICE; slice !== undefined;) {
    const done: SliceDone = await mendSlice(engine, slice);
    sum = {drift: sum.drift + done.drift, counted: sum.counted + done.counted};
    slice = done.next;
  }
  await appendAudit(engine.db, {actor, action: 'counts-mended', subject: 'store', at, detail: {...sum}});
  return sum;
}
