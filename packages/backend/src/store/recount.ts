import {type LocalDate, monthOf, daysOfMonth, type LocalMonth} from '@haochaping/core';
import {sql, type Transaction} from 'kysely';
import type {Engine} from '../ports.ts';
import {addToRollups} from './fold-deltas.ts';
import {checkShares} from './recount-orders.ts';
import {addFacts} from './recount-facts.ts';
import {EVER, ROLLUP_DIMENSIONS, RollupSheet} from './rollup-cells.ts';
import type {RollupDimension, Schema} from './schema.ts';
import {inSnapshot, inTransaction} from './transaction.ts';

/** How far the counts are from the rows themselves. */
export interface Drift {
  /** The sum of all differences over all cells, without sign. Zero, or there is a bug, or somebody was at the database. */
  readonly drift: number;
  /** How many reviews, service instances and orders were counted. */
  readonly counted: number;
}

/**
 * A piece of a recount that one short transaction can do: what some orders add, the cells of one day against the rows
 * themselves, those of one month against its days, those of all time against the months.
 */
export type RecountSlice =
  | {readonly of: 'orders'; readonly after: string}
  | {readonly of: 'day'; readonly day: LocalDate}
  | {readonly of: 'month'; readonly month: LocalMonth}
  | {readonly of: 'ever'; readonly dimension: RollupDimension};

/** The first slice of a recount of everything. */
export const FIRST_SLICE: RecountSlice = {of: 'orders', after: ''};

/** What one slice found, and where to go on; without `next` everything has been counted. */
export interface SliceDone extends Drift {
  readonly next?: RecountSlice;
}

/** Counts one slice anew and compares, in one snapshot. Nothing is changed. */
export async function recountSlice(engine: Engine, slice: RecountSlice): Promise<SliceDone> {
  return inSnapshot(engine, (trx) => compare(trx, slice, false));
}

/** The same, and brings what is kept to what was counted. Slices must be mended in their order: each stands on those before. */
export async function mendSlice(engine: Engine, slice: RecountSlice): Promise<SliceDone> {
  return inTransaction(engine, (trx) => compare(trx, slice, true));
}

/** Counts everything anew, slice by slice. */
export async function recount(engine: Engine): Promise<Drift> {
  let sum: Drift = {drift: 0, counted: 0};
  for (let slice: RecountSlice | undefined = FIRST_SLICE; slice !== undefined;) {
    const done: SliceDone = await recountSlice(engine, slice);
    sum = {drift: sum.drift + done.drift, counted: sum.counted + done.counted};
    slice = done.next;
  }
  return sum;
}

async function compare(trx: Transaction<Schema>, slice: RecountSlice, mend: boolean): Promise<SliceDone> {
  switch (slice.of) {
    case 'orders': {
      const {last, ...found} = await checkShares(trx, slice.after, mend);
      return {...found, ...nextOf(last === undefined ? await dayAfter(trx, '') : {of: 'orders', after: last})};
    }
    case 'day': {
      const sheet = new RollupSheet();
      const counted = await addFacts(trx, sheet, slice.day);
      await takeOffKept(trx, sheet, slice.day);
      const next = (await dayAfter(trx, slice.day)) ?? (await monthAfter(trx, ''));
      return {...(await settle(trx, onlyOf(sheet, slice.day), mend)), counted, ...nextOf(next)};
    }
    case 'month': {
      const found = await settle(trx, await monthAgainstDays(trx, slice.month), mend);
      return {
        ...found,
        counted: 0,
        ...nextOf((await monthAfter(trx, slice.month)) ?? {of: 'ever', dimension: 'whole'}),
      };
    }
    case 'ever': {
      const found = await settle(trx, await everAgainstMonths(trx, slice.dimension), mend);
      const dimension = ROLLUP_DIMENSIONS[ROLLUP_DIMENSIONS.indexOf(slice.dimension) + 1];
      return {...found, counted: 0, ...nextOf(dimension && {of: 'ever', dimension})};
    }
  }
}

function nextOf(next: RecountSlice | undefined): {readonly next?: RecountSlice} {
  return next === undefined ? {} : {next};
}

async function settle(
  trx: Transaction<Schema>,
  differences: RollupSheet,
  mend: boolean,
): Promise<{readonly drift: number}> {
  const drift = differences.cells().reduce((sum, {count}) => sum + Math.abs(count), 0);
  if (mend && drift > 0) await addToRollups(trx, differences);
  return {drift};
}

/** The cells of one period alone: what a day adds to its month is looked at with the month. */
function onlyOf(sheet: RollupSheet, period: string): RollupSheet {
  const only = new RollupSheet();
  for (const {key, count} of sheet.cells()) if (key.period === period) only.add(key, count);
  return only;
}

/** Takes off what is kept of a day, folded or waiting. */
async function takeOffKept(trx: Transaction<Schema>, sheet: RollupSheet, day: LocalDate): Promise<void> {
  const deltas = await trx.selectFrom('count_delta').selectAll().where('day', '=', day).execute();
  for (const {count, ...cell} of deltas) sheet.addDelta(cell, -count);
  const rollups = await trx.selectFrom('count_rollup').selectAll().where('period', '=', day).execute();
  for (const {count, ...key} of rollups) sheet.add(key, -count);
}

async function monthAgainstDays(trx: Transaction<Schema>, month: LocalMonth): Promise<RollupSheet> {
  const {from, to} = daysOfMonth(month);
  const {rows} = await sql<{dimension: RollupDimension; key: string; measure: number; days: number}>`
    select dimension, key, measure, sum(case when period = ${month} then -count else count end) as days
    from count_rollup where period = ${month} or (period >= ${from} and period <= ${to})
    group by dimension, key, measure
    having sum(case when period = ${month} then -count else count end) <> 0`.execute(trx);
  const sheet = new RollupSheet();
  for (const {days, ...cell} of rows) sheet.add({...cell, period: month}, days);
  return sheet;
}

async function everAgainstMonths(trx: Transaction<Schema>, dimension: RollupDimension): Promise<RollupSheet> {
  const sign = sql`case when period = ${EVER} then -count when length(period) = 7 then count else 0 end`;
  const {rows} = await sql<{key: string; measure: number; months: number}>`
    select key, measure, sum(${sign}) as months from count_rollup where dimension = ${dimension}
    group by key, measure having sum(${sign}) <> 0`.execute(trx);
  const sheet = new RollupSheet();
  for (const {months, ...cell} of rows) sheet.add({...cell, dimension, period: EVER}, months);
  return sheet;
}

/** The first day after `day` of which there is anything, kept or to be counted. */
async function dayAfter(trx: Transaction<Schema>, day: string): Promise<RecountSlice | undefined> {
  const first = async (table: 'review' | 'service_instance' | 'order_share' | 'count_delta', column: string) => {
    const {rows} = await sql<{day: LocalDate | null}>`
      select min(${sql.ref(column)}) as day from ${sql.table(table)}
      where ${sql.ref(column)} > ${day} and ${sql.ref(column)} is not null`.execute(trx);
    return rows[0]?.day ?? undefined;
  };
  const kept = await trx
    .selectFrom('count_rollup')
    .select('period')
    .where('period', '>', day)
    .where(sql`length(period)`, '=', sql.lit(10))
    .orderBy('period')
    .limit(1)
    .executeTakeFirst();
  const days = [
    await first('review', 'counted_on'),
    await first('service_instance', 'served_on'),
    await first('order_share', 'day'),
    await first('count_delta', 'day'),
    kept?.period as LocalDate | undefined,
  ].filter((one) => one !== undefined);
  const [next] = days.sort();
  return next === undefined ? undefined : {of: 'day', day: next};
}

async function monthAfter(trx: Transaction<Schema>, month: string): Promise<RecountSlice | undefined> {
  const row = await trx
    .selectFrom('count_rollup')
    .select('period')
    // A day of the month is longer than its name, and sorts behind it.
    .where('period', '>', month === '' ? '' : `${month}-99`)
    .where('period', '<', EVER)
    .orderBy('period')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : {of: 'month', month: monthOf(row.period as LocalDate)};
}
