import {type Counts, type DaySpan, isLevel, type Level, LEVELS, periodsOf} from '@haochaping/core';
import {sql, type Transaction} from 'kysely';
import {chunks} from './chunks.ts';
import type {DeltaCell} from './delta-sheet.ts';
import {countOf, MEASURES} from './measures.ts';
import {type CountedPlace, EVER, keysOf} from './rollup-cells.ts';
import type {RollupDimension, Schema} from './schema.ts';

/** What is asked of the sums. */
export interface CountsAsked {
  readonly dimension: RollupDimension;
  readonly keys: readonly string[];
  /** Without it, all that ever was. */
  readonly span?: DaySpan;
  /** Which deadlines have passed. */
  readonly at: number;
}

/** The counts of one key: reviews of each level, and every other count whose source is here. */
export interface SummedCounts {
  readonly levels: Readonly<Record<Level, number>>;
  readonly counts: Counts;
}

/**
 * The counts of some keys at one moment: sums, what waits to be folded into them, and what the passing of a deadline has added,
 * all in the snapshot `trx`. A key of which there is nothing has zeros. The work grows with the cells and with what waits, not
 * with the reviews.
 */
export async function readCounts(trx: Transaction<Schema>, asked: CountsAsked): Promise<(key: string) => SummedCounts> {
  const sums = new Map<string, Map<number, number>>(asked.keys.map((key) => [key, new Map<number, number>()]));
  const add = (key: string, measure: number, count: number): void => {
    const sum = sums.get(key);
    sum?.set(measure, (sum.get(measure) ?? 0) + count);
  };
  for (const {key, measure, count} of await readRollups(trx, asked)) add(key, measure, count);
  for (const table of ['count_delta', 'order_share'] as const) {
    for (const {measure, count, ...place} of await readLoose(trx, table, asked)) {
      for (const key of keysOf(asked.dimension, place)) add(key, measure, count);
    }
  }
  return (key) => countsOf(sums.get(key) ?? new Map<number, number>());
}

function countsOf(sums: ReadonlyMap<number, number>): SummedCounts {
  const levels: Record<Level, number> = {5: 0, 4: 0, 3: 0, 2: 0, 1: 0};
  const counts: Partial<Record<keyof Counts, number>> = {};
  for (const measure of MEASURES) {
    const count = sums.get(measure) ?? 0;
    const name = countOf(measure);
    if (name !== undefined) counts[name] = count;
    else if (isLevel(measure)) levels[measure] = count;
  }
  counts.good = levels[5] + levels[4] + levels[3];
  counts.bad = levels[2] + levels[1];
  return {levels, counts};
}

interface Summed {
  readonly measure: number;
  readonly count: number;
}

async function readRollups(
  trx: Transaction<Schema>,
  {dimension, keys, span}: CountsAsked,
): Promise<readonly (Summed & {readonly key: string})[]> {
  const periods = span === undefined ? [EVER] : periodsOf(span);
  const rows: (Summed & {readonly key: string})[] = [];
  if (periods.length === 0) return rows;
  for (const part of chunks(keys)) {
    const found = await trx
      .selectFrom('count_rollup')
      .select(['key', 'measure'])
      .select(({fn}) => fn.sum<number>('count').as('count'))
      .where('dimension', '=', dimension)
      .where('key', 'in', part)
      .where('period', 'in', periods)
      .groupBy(['key', 'measure'])
      .execute();
    rows.push(...found);
  }
  return rows;
}

/** The columns by which a dimension tells places apart. */
const COLUMNS: Readonly<Record<RollupDimension, readonly (keyof CountedPlace)[]>> = {
  whole: [],
  area: ['area'],
  department: ['department'],
  item: ['item_code'],
  channel: ['channel'],
  window: ['department', 'window_number'],
};

/** Deltas that wait to be folded, or the shares of orders whose deadline has passed while nobody moved them. */
async function readLoose(
  trx: Transaction<Schema>,
  table: 'count_delta' | 'order_share',
  {dimension, span, at}: CountsAsked,
): Promise<readonly (Summed & CountedPlace)[]> {
  const columns = COLUMNS[dimension];
  const conditions = [
    ...(table === 'order_share' ? [sql`from_at > 0 and from_at <= ${at}`] : []),
    ...(span === undefined ? [] : [sql`day >= ${span.from} and day <= ${span.to}`]),
  ];
  const names = sql.join([sql.ref('measure'), ...columns.map((column) => sql.ref(column))]);
  const where = conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;
  const {rows} = await sql<Summed & Partial<Pick<DeltaCell, keyof CountedPlace>>>`
    select ${names}, sum(count) as count from ${sql.table(table)} ${where} group by ${names}`.execute(trx);
  const nowhere: CountedPlace = {area: '', department: '', item_code: '', window_number: null, channel: null};
  return rows.map((row) => ({...nowhere, ...row}));
}

/** How many reviews the levels hold. */
export function reviewCount({levels}: SummedCounts): number {
  return LEVELS.reduce((sum, level) => sum + levels[level], 0);
}
