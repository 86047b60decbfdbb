import type {Transaction} from 'kysely';
import type {Engine} from '../ports.ts';
import {EVER, RollupSheet} from './rollup-cells.ts';
import type {Schema} from './schema.ts';
import {inSnapshot} from './transaction.ts';

/** How far the counts are from the reviews and instances themselves. */
export interface Drift {
  /** The sum of all differences over all cells, without sign. Zero, or there is a bug. */
  readonly drift: number;
  /** How many reviews and service instances were counted. */
  readonly counted: number;
}

/** Counts reviews and service instances anew, of one day or of all, and compares with rollups and deltas, in one snapshot. */
export async function recount(engine: Engine, day?: string): Promise<Drift> {
  return inSnapshot(engine, async (trx) => {
    const sheet = new RollupSheet();
    const counted = await addFacts(trx, sheet, day);
    let deltas = trx.selectFrom('review_delta').selectAll();
    if (day !== undefined) deltas = deltas.where('day', '=', day);
    for (const {count, ...cell} of await deltas.execute()) sheet.addDelta(cell, -count);
    let rollups = trx.selectFrom('review_rollup').selectAll();
    if (day !== undefined) rollups = rollups.where('period', '=', day);
    for (const {count, ...key} of await rollups.execute()) sheet.add(key, -count);
    const differences = sheet.cells().filter(({key}) => day === undefined || key.period === day);
    return {drift: differences.reduce((sum, {count}) => sum + Math.abs(count), 0), counted};
  });
}

async function addFacts(trx: Transaction<Schema>, sheet: RollupSheet, day: string | undefined): Promise<number> {
  let reviews = trx
    .selectFrom('review')
    .select(['area', 'department', 'item_code', 'channel', 'counted_on', 'level'])
    .select(({fn}) => fn.countAll<number>().as('count'))
    .where('counted_on', 'is not', null)
    .groupBy(['area', 'department', 'item_code', 'channel', 'counted_on', 'level']);
  if (day !== undefined) reviews = reviews.where('counted_on', '=', day);
  let instances = trx
    .selectFrom('service_instance')
    .select(['area', 'department', 'item_code', 'served_on'])
    .select(({fn}) => fn.countAll<number>().as('count'))
    .groupBy(['area', 'department', 'item_code', 'served_on']);
  if (day !== undefined) instances = instances.where('served_on', '=', day);
  let counted = 0;
  for (const {count, counted_on, ...cell} of await reviews.execute()) {
    sheet.addDelta({...cell, day: counted_on ?? EVER}, count);
    counted += count;
  }
  for (const {count, served_on, ...cell} of await instances.execute()) {
    sheet.addDelta({...cell, channel: null, day: served_on, level: 0}, count);
    counted += count;
  }
  return counted;
}
