import type {LocalDate} from '@haochaping/core';
import {type Transaction, sql} from 'kysely';
import {instanceCounts} from './instance-counts.ts';
import {measureOf} from './measures.ts';
import type {RollupSheet} from './rollup-cells.ts';
import type {Schema} from './schema.ts';

/** Adds all that belongs to a day, from the rows themselves; says how many reviews and service instances there were. */
export async function addFacts(trx: Transaction<Schema>, sheet: RollupSheet, day: LocalDate): Promise<number> {
  await addOrders(trx, sheet, day);
  return (await addReviews(trx, sheet, day)) + (await addInstances(trx, sheet, day));
}

async function addReviews(trx: Transaction<Schema>, sheet: RollupSheet, day: LocalDate): Promise<number> {
  const cell = ['area', 'department', 'item_code', 'window_number', 'channel', 'level'] as const;
  const rows = await trx
    .selectFrom('review')
    .select(cell)
    .select(({fn}) => fn.countAll<number>().as('count'))
    .where('counted_on', '=', day)
    .groupBy(cell)
    .execute();
  let counted = 0;
  for (const {count, level, ...place} of rows) {
    sheet.addDelta({...place, day, measure: level}, count);
    counted += count;
  }
  return counted;
}

async function addInstances(trx: Transaction<Schema>, sheet: RollupSheet, day: LocalDate): Promise<number> {
  const reviewed = sql<number>`case when exists (select 1 from review
    where review.subject_key = service_instance.subject_key and assess_number = 1 and counted_on is not null) then 1 else 0 end`;
  // Named in an inner question, for the one outside to group by.
  const {rows} = await sql<{
    area: string;
    department: string;
    item_code: string;
    window_number: string | null;
    reviewed: number;
    invited: number;
    contested: number;
    count: number;
  }>`
    select area, department, item_code, window_number, reviewed, invited, contested, count(*) as count from (
      select area, department, item_code, window_number, ${reviewed} as reviewed,
        case when invited_at is null then 0 else 1 end as invited,
        case when contested_at is null then 0 else 1 end as contested
      from service_instance where served_on = ${day}) as of_day
    group by area, department, item_code, window_number, reviewed, invited, contested`.execute(trx);
  let counted = 0;
  for (const {reviewed: isReviewed, invited, contested, count, ...place} of rows) {
    const known = {invited_at: invited === 1 ? 1 : null, contested_at: contested === 1 ? 1 : null};
    for (const name of instanceCounts(known, isReviewed === 1)) {
      sheet.addDelta({...place, channel: null, day, measure: measureOf(name)}, count);
    }
    counted += count;
  }
  return counted;
}

/** What orders add: their shares were held against the orders themselves before. */
async function addOrders(trx: Transaction<Schema>, sheet: RollupSheet, day: LocalDate): Promise<void> {
  const cell = ['area', 'department', 'item_code', 'window_number', 'channel', 'measure'] as const;
  const rows = await trx
    .selectFrom('order_share')
    .select(cell)
    .select(({fn}) => fn.sum<number>('count').as('count'))
    .where('day', '=', day)
    .where('from_at', '=', 0)
    .groupBy(cell)
    .execute();
  for (const {count, ...rest} of rows) sheet.addDelta({...rest, day}, count);
}
