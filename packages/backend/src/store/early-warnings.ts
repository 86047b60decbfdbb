import type {SuddenRise} from '@haochaping/core';
import {type Selectable, sql} from 'kysely';
import type {Engine} from '../ports.ts';
import {areaRange} from './area-range.ts';
import {appendAudit, textDigest} from './audit.ts';
import {eventRow} from './outgoing-events.ts';
import type {EarlyWarningTable} from './schema.ts';
import type {ListPart} from './supervision-lists.ts';
import {inTransaction} from './transaction.ts';
import {uuidV7} from './uuid-v7.ts';

/** A bad review as far as early warnings look at it. Those that were struck out are left out. */
export interface BadReview {
  readonly departmentCode: string;
  readonly departmentName: string;
  readonly areaCode: string;
  readonly itemCode: string;
  readonly itemName: string;
  readonly window?: {readonly number: string; readonly name: string};
  readonly indicators: readonly string[];
  readonly indicatorsVersion: string;
}

/** The bad reviews whose orders were opened within some time, the latest first. */
export async function listBadReviews(engine: Engine, after: number, until: number): Promise<readonly BadReview[]> {
  const rows = await engine.db
    .selectFrom('work_order')
    .innerJoin('review', (join) =>
      join.onRef('review.subject_key', '=', 'work_order.subject_key').onRef('review.id', '=', 'work_order.review_id'),
    )
    .innerJoin('service_instance', 'service_instance.subject_key', 'work_order.subject_key')
    .leftJoin('department', 'department.code', 'work_order.rated_department')
    .select(['work_order.rated_department', 'work_order.area', 'work_order.item_code', 'service_instance.item_name'])
    .select(['service_instance.window_number', 'service_instance.window_name', 'department.name'])
    .select(['review.indicators', 'review.indicators_version'])
    .where('work_order.opened_at', '>', after)
    .where('work_order.opened_at', '<=', until)
    .where('work_order.struck_out', '=', 0)
    .orderBy('work_order.opened_at', 'desc')
    .execute();
  return rows.map((row) => ({
    departmentCode: row.rated_department,
    departmentName: row.name ?? row.rated_department,
    areaCode: row.area,
    itemCode: row.item_code,
    itemName: row.item_name,
    ...(row.window_number !== null && {
      window: {number: row.window_number, name: row.window_name ?? row.window_number},
    }),
    indicators: JSON.parse(row.indicators) as string[],
    indicatorsVersion: row.indicators_version,
  }));
}

/** How many bad reviews a department had in each of some equal periods; 0 is the one that ends at `until`, 1 the one before. */
export async function countBadByPeriod(
  engine: Engine,
  {after, until, periodMs}: {readonly after: number; readonly until: number; readonly periodMs: number},
): Promise<readonly {readonly departmentCode: string; readonly period: number; readonly count: number}[]> {
  // SQLite is handed numbers as fractions, and would divide them so.
  const period = sql<number>`cast((${until} - opened_at) / ${periodMs} as integer)`;
  return engine.db
    .selectFrom('work_order')
    .select(['rated_department as departmentCode', period.as('period')])
    .select(({fn}) => fn.countAll<number>().as('count'))
    .where('opened_at', '>', after)
    .where('opened_at', '<=', until)
    .where('struck_out', '=', 0)
    .groupBy(['rated_department', sql`2`])
    .execute();
}

/** When the first order was opened; undefined while there is none. */
export async function firstOpenedAt(engine: Engine): Promise<number | undefined> {
  const row = await engine.db
    .selectFrom('work_order')
    .select('opened_at')
    .orderBy('opened_at')
    .limit(1)
    .executeTakeFirst();
  return row?.opened_at;
}

export interface NewWarning {
  readonly subject: EarlyWarningTable['subject'];
  readonly key: string;
  readonly name: string;
  readonly departmentCode: string;
  readonly areaCode: string;
  readonly raisedAt: number;
  readonly count: number;
  readonly days: number;
  readonly rise?: SuddenRise;
}

/**
 * Raises a warning, unless `isDue` says of the last one on the same that it is not time yet. False where it was not raised. What goes
 * out tells nothing but that there is one.
 */
export async function raiseWarning(
  engine: Engine,
  {subject, key, name, departmentCode, areaCode, raisedAt: at, count, days, rise}: NewWarning,
  isDue: (lastRaisedAt: number | undefined) => boolean,
): Promise<boolean> {
  return inTransaction(engine, async (trx) => {
    const last = await trx
      .selectFrom('early_warning')
      .select('raised_at')
      .where('subject', '=', subject)
      .where('key', '=', key)
      .orderBy('raised_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!isDue(last?.raised_at)) return false;
    const id = uuidV7(at);
    const detail = JSON.stringify({days, ...(rise === undefined ? {} : {rise})});
    const row = {id, subject, key, name, department: departmentCode, area: areaCode, raised_at: at, count, detail};
    const open = {acknowledged_at: null, acknowledged_by: null, note: null};
    await trx
      .insertInto('early_warning')
      .values({...row, ...open})
      .execute();
    const body = {warningId: id, subject, departmentCode, areaCode};
    await trx
      .insertInto('outgoing_event')
      .values(eventRow(at, 'early-warning-raised', body))
      .execute();
    await appendAudit(trx, {
      at,
      actor: 'system',
      action: 'early-warning-raised',
      subject: id,
      detail: {of: subject, key, count},
    });
    return true;
  });
}

export interface WarningListed extends NewWarning {
  readonly id: string;
  readonly departmentName: string;
  readonly areaName: string;
  readonly acknowledged?: {readonly at: number; readonly by: string; readonly note: string};
}

/** Warnings, the latest first. */
export async function listWarnings(
  engine: Engine,
  {
    show,
    areaCode,
    after,
    limit,
  }: ListPart<{readonly raisedAt: number; readonly id: string}> & {readonly show: 'open' | 'acknowledged' | 'all'},
): Promise<readonly WarningListed[]> {
  let query = warnings(engine).orderBy('one.raised_at', 'desc').orderBy('one.id', 'desc').limit(limit);
  if (show !== 'all') query = query.where('one.acknowledged_at', show === 'open' ? 'is' : 'is not', null);
  if (areaCode !== undefined) {
    const {first, last} = areaRange(areaCode);
    query = query.where('one.area', '>=', first).where('one.area', '<=', last);
  }
  if (after !== undefined) {
    query = query.where(sql<boolean>`(one.raised_at, one.id) < (${after.raisedAt}, ${after.id})`);
  }
  return (await query.execute()).map(listedOf);
}

export async function findWarning(engine: Engine, id: string): Promise<WarningListed | undefined> {
  const row = await warnings(engine).where('one.id', '=', id).executeTakeFirst();
  return row && listedOf(row);
}

/** Notes that somebody has seen a warning, and what is done about it. The first word stands: doing it again changes nothing. */
export async function acknowledgeWarning(
  engine: Engine,
  id: string,
  {at, by, note}: NonNullable<WarningListed['acknowledged']>,
): Promise<void> {
  await inTransaction(engine, async (trx) => {
    const done = await trx
      .updateTable('early_warning')
      .set({acknowledged_at: at, acknowledged_by: by, note})
      .where('id', '=', id)
      .where('acknowledged_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (done === undefined) return;
    const detail = {note: textDigest(note)};
    await appendAudit(trx, {at, actor: by, action: 'early-warning-acknowledged', subject: id, detail});
  });
}

// The return type is the builder's own: writing it out would repeat the query.
function warnings(engine: Engine) {
  return engine.db
    .selectFrom('early_warning as one')
    .leftJoin('department', 'department.code', 'one.department')
    .leftJoin('area', 'area.code', 'one.area')
    .selectAll('one')
    .select(['department.name as department_name', 'area.name as area_name']);
}

type WarningRow = Selectable<EarlyWarningTable> & {
  readonly department_name: string | null;
  readonly area_name: string | null;
};

function listedOf(row: WarningRow): WarningListed {
  return {
    id: row.id,
    subject: row.subject,
    key: row.key,
    name: row.name,
    departmentCode: row.department,
    departmentName: row.department_name ?? row.department,
    areaCode: row.area,
    areaName: row.area_name ?? row.area,
    raisedAt: row.raised_at,
    count: row.count,
    ...(JSON.parse(row.detail) as {readonly days: number; readonly rise?: SuddenRise}),
    ...(row.acknowledged_at !== null && {
      acknowledged: {at: row.acknowledged_at, by: row.acknowledged_by ?? '', note: row.note ?? ''},
    }),
  };
}
