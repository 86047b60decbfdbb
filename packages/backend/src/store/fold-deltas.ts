import {sql, type Transaction} from 'kysely';
import type {Engine} from '../ports.ts';
import {chunks} from './chunks.ts';
import {RollupSheet} from './rollup-cells.ts';
import type {Schema} from './schema.ts';
import {retryLostRaces} from './transaction.ts';

/**
 * Folds waiting delta rows into the rollups, at most `limit` in one transaction, and says how many; 0 means that none waits.
 * Counts stay exact throughout, whoever reads or folds meanwhile.
 */
export async function foldDeltas(engine: Engine, limit = 10_000): Promise<number> {
  return retryLostRaces(() => engine.db.transaction().execute((trx) => fold(trx, limit)));
}

async function fold(trx: Transaction<Schema>, limit: number): Promise<number> {
  const oldest = trx.selectFrom('count_delta').select('id').orderBy('id').limit(limit);
  // What is counted is what this very statement removed: of two folds that meet, each row belongs to one.
  const deltas = await trx.deleteFrom('count_delta').where('id', 'in', oldest).returningAll().execute();
  const sheet = new RollupSheet();
  for (const {count, ...cell} of deltas) sheet.addDelta(cell, count);
  await addToRollups(trx, sheet);
  return deltas.length;
}

/** Adds the sums of a sheet to the rollups. */
export async function addToRollups(trx: Transaction<Schema>, sheet: RollupSheet): Promise<void> {
  for (const cells of chunks(sheet.cells())) {
    await trx
      .insertInto('count_rollup')
      .values(cells.map(({key, count}) => ({...key, count})))
      .onConflict((conflict) =>
        conflict
          .columns(['dimension', 'key', 'period', 'measure'])
          .doUpdateSet({count: sql<number>`count_rollup.count + excluded.count`}),
      )
      .execute();
  }
}
