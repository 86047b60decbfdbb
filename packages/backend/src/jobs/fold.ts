import type {Engine} from '../ports.ts';
import {foldDeltas} from '../store/index.ts';

const ROWS_A_TRANSACTION = 5_000;

/** Folds the counts that wait into the sums, some at a time, until none waits; says how many. Readers are exact throughout. */
export async function runFold({engine}: {readonly engine: Engine}): Promise<number> {
  let folded = 0;
  for (;;) {
    const now = await foldDeltas(engine, ROWS_A_TRANSACTION);
    folded += now;
    if (now < ROWS_A_TRANSACTION) return folded;
  }
}
