import {type Counts, type DaySpan, periodsOf} from '@haochaping/core';
import {CHANNELS} from '@haochaping/protocol';
import {type RawBuilder, sql, type Transaction} from 'kysely';
import {areaRange} from './area-range.ts';
import {measureOf} from './measures.ts';
import {EVER} from './rollup-cells.ts';
import type {Schema} from './schema.ts';

/** Of which part of the directory the coverage is asked. */
export type Covered =
  | {readonly kind: 'whole'}
  | {readonly kind: 'area'; readonly areaCode: string}
  | {readonly kind: 'department'; readonly departmentCode: string};

type CoverageCounts = Pick<
  Counts,
  'items' | 'itemsReviewable' | 'objects' | 'objectsReviewable' | 'channels' | 'channelsReviewable'
>;

/**
 * How much of the directory could be rated (三个全覆盖): items, and objects, which are departments and windows, of which a
 * service instance was told in the span; for the whole also the channels by which a review came. What is no longer in force on
 * `day` is not asked for.
 */
export async function readCoverage(
  trx: Transaction<Schema>,
  covered: Covered,
  span: DaySpan | undefined,
  day: string,
): Promise<CoverageCounts> {
  const scope = {covered, span, day};
  const items = await count(trx, 'item', 'code', 'department', scope);
  const departments = await count(trx, 'department', 'code', 'code', scope);
  const windows = await count(trx, 'service_window', undefined, 'department', scope);
  return {
    items: items.all,
    itemsReviewable: items.reviewable,
    objects: departments.all + windows.all,
    objectsReviewable: departments.reviewable + windows.reviewable,
    ...(covered.kind === 'whole' && {
      channels: CHANNELS.length,
      channelsReviewable: await countChannels(trx, span),
    }),
  };
}

interface Scope {
  readonly covered: Covered;
  readonly span: DaySpan | undefined;
  readonly day: string;
}

async function count(
  trx: Transaction<Schema>,
  table: 'item' | 'department' | 'service_window',
  code: 'code' | undefined,
  department: 'code' | 'department',
  {covered, span, day}: Scope,
): Promise<{readonly all: number; readonly reviewable: number}> {
  const dimension = table === 'service_window' ? 'window' : table;
  // A window has no code of its own: its key is made of its department and its number.
  const key =
    code === undefined ? sql`${sql.ref('one.department')} || ' ' || ${sql.ref('one.number')}` : sql.ref(`one.${code}`);
  const place = sql.ref(`one.${department}`);
  const instances = sql.lit(measureOf('instances'));
  const {rows} = await sql<{all: number; reviewable: number | null}>`
    with told (place) as (
      select place from (
        select key as place, count from count_rollup
          where dimension = ${dimension} and measure = ${instances} and ${inPeriods(span)}
        union all
        select ${keyOfDelta(table)} as place, count from count_delta where measure = ${instances} and ${inDays(span)}
      ) as counted
      group by place having sum(count) > 0)
    select count(*) as "all", sum(case when ${key} in (select place from told) then 1 else 0 end) as reviewable
    from ${sql.table(table)} as one
    where (one.valid_until is null or one.valid_until >= ${day}) and (one.valid_from is null or one.valid_from <= ${day})
      and ${inScope(place, covered)}`.execute(trx);
  const [row] = rows;
  return {all: row?.all ?? 0, reviewable: row?.reviewable ?? 0};
}

function keyOfDelta(table: 'item' | 'department' | 'service_window'): RawBuilder<unknown> {
  if (table === 'item') return sql.ref('item_code');
  if (table === 'department') return sql.ref('department');
  return sql`department || ' ' || coalesce(window_number, '')`;
}

function inScope(department: RawBuilder<unknown>, covered: Covered): RawBuilder<unknown> {
  switch (covered.kind) {
    case 'whole':
      return sql`1 = 1`;
    case 'department':
      return sql`${department} = ${covered.departmentCode}`;
    case 'area': {
      const {first, last} = areaRange(covered.areaCode);
      return sql`${department} in (select code from department where area >= ${first} and area <= ${last})`;
    }
  }
}

function inPeriods(span: DaySpan | undefined): RawBuilder<unknown> {
  return sql`period in (${sql.join(span === undefined ? [EVER] : periodsOf(span))})`;
}

function inDays(span: DaySpan | undefined): RawBuilder<unknown> {
  return span === undefined ? sql`1 = 1` : sql`day >= ${span.from} and day <= ${span.to}`;
}

async function countChannels(trx: Transaction<Schema>, span: DaySpan | undefined): Promise<number> {
  const levels = sql`measure >= 1 and measure <= 5`;
  const {rows} = await sql<{channels: number}>`
    select count(*) as channels from (
      select channel from (
        select key as channel, count from count_rollup
          where dimension = 'channel' and ${levels} and ${inPeriods(span)}
        union all
        select channel, count from count_delta where channel is not null and ${levels} and ${inDays(span)}
      ) as counted
      group by channel having sum(count) > 0) as used`.execute(trx);
  return rows[0]?.channels ?? 0;
}
