import type {Engine} from '../ports.ts';

/** Folds the waiting delta rows into the rollups, at most `limit` in one transaction; says how many. Counts stay exact throughout. */
export async function foldDeltas(engine: Engine, limit = 10_000): Promise<number> {
  throw new Error(`${engine.dialect} ${limit}`);
}
