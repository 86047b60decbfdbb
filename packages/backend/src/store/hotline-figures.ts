import type {Counts, DaySpan} from '@haochaping/core';
import {daysOfMonth, type LocalMonth, monthOf} from '@haochaping/core';
import type {HotlineFigures} from '@haochaping/protocol';
import type {Transaction} from 'kysely';
import type {Engine} from '../ports.ts';
import {appendAudit} from './audit.ts';
import type {Schema} from './schema.ts';
import {inTransaction} from './transaction.ts';

/** Stores the figures of one area and month instead of those there were, and notes in the log who brought them and from where. */
export async function putHotlineFigures(
  engine: Engine,
  {area, month, source, counts}: HotlineFigures,
  actor: string,
  at: number,
): Promise<void> {
  await inTransaction(engine, async (trx) => {
    await trx.deleteFrom('hotline_figure').where('area', '=', area).where('month', '=', month).execute();
    const rows = Object.entries(counts).flatMap(([name, count]) =>
      count === undefined ? [] : [{area, month, name, count, source, imported_at: at}],
    );
    if (rows.length > 0) await trx.insertInto('hotline_figure').values(rows).execute();
    await appendAudit(trx, {
      actor,
      action: 'hotline-figures-imported',
      subject: `${area} ${month}`,
      at,
      detail: {source, counts},
    });
  });
}

/**
 * What was brought in for an area and the months of a span; nothing where the span holds only part of a month, or where no figure
 * was brought in. A count that is lacking in one month is lacking in the sum.
 */
export async function readHotlineCounts(
  trx: Transaction<Schema>,
  area: string,
  span: DaySpan | undefined,
): Promise<Counts> {
  const months = trx.selectFrom('hotline_figure').select(['name', 'month', 'count']).where('area', '=', area);
  if (span !== undefined && !isOfWholeMonths(span)) return {};
  const rows = await (
    span === undefined ? months : months.where('month', '>=', monthOf(span.from)).where('month', '<=', monthOf(span.to))
  ).execute();
  const all = new Set(rows.map(({month}) => month)).size;
  const byName = Map.groupBy(rows, ({name}) => name);
  const whole = [...byName].filter(([, of]) => of.length === all);
  return Object.fromEntries(whole.map(([name, of]) => [name, of.reduce((sum, {count}) => sum + count, 0)]));
}

function isOfWholeMonths({from, to}: DaySpan): boolean {
  const last: LocalMonth = monthOf(to);
  return from.endsWith('-01') && daysOfMonth(last).to === to;
}
