import type {IdentityMode, LedgerCause, Level, SupervisionLevel, WorkOrderState} from '@haochaping/core';
import type {Channel} from '@haochaping/protocol';
import {sql} from 'kysely';
import type {Engine} from '../ports.ts';
import {areaRange} from './area-range.ts';
import {listWorkOrdersById, type WorkOrderListed} from './work-orders.ts';

/** A part of a list: what lies in an area, from where the page before ended. */
export interface ListPart<After> {
  /** Without it everything. */
  readonly areaCode?: string;
  readonly after?: After;
  readonly limit: number;
}

export interface LedgerListed {
  readonly orderId: string;
  readonly position: number;
  readonly number: string;
  readonly state: WorkOrderState;
  readonly itemName: string;
  readonly departmentName?: string;
  readonly areaName: string;
  readonly cause: LedgerCause;
  readonly round: number;
  readonly enteredAt: number;
  readonly struckOffAt?: number;
}

/** Lines of the ledger, the latest first. */
export async function listLedger(
  engine: Engine,
  {
    show,
    areaCode,
    after,
    limit,
  }: ListPart<{readonly enteredAt: number; readonly orderId: string; readonly position: number}> & {
    readonly show: 'standing' | 'struck-off' | 'all';
  },
): Promise<readonly LedgerListed[]> {
  let query = engine.db
    .selectFrom('ledger_entry as line')
    .innerJoin('work_order', 'work_order.id', 'line.order_id')
    .innerJoin('service_instance', 'service_instance.subject_key', 'line.subject_key')
    .leftJoin('department', 'department.code', 'line.department')
    .leftJoin('area', 'area.code', 'line.area')
    .select(['line.order_id', 'line.position', 'line.cause', 'line.round', 'line.entered_at', 'line.struck_off_at'])
    .select(['line.area', 'work_order.number', 'work_order.state', 'service_instance.item_name'])
    .select(['department.name as department_name', 'area.name as area_name'])
    .orderBy('line.entered_at', 'desc')
    .orderBy('line.order_id', 'desc')
    .orderBy('line.position', 'desc')
    .limit(limit);
  if (show !== 'all') query = query.where('line.struck_off_at', show === 'standing' ? 'is' : 'is not', null);
  if (areaCode !== undefined) {
    const {first, last} = areaRange(areaCode);
    query = query.where('line.area', '>=', first).where('line.area', '<=', last);
  }
  if (after !== undefined) {
    const {enteredAt, orderId, position} = after;
    query = query.where(
      sql<boolean>`(line.entered_at, line.order_id, line.position) < (${enteredAt}, ${orderId}, ${position})`,
    );
  }
  return (await query.execute()).map((row) => ({
    orderId: row.order_id,
    position: row.position,
    number: row.number,
    state: row.state,
    itemName: row.item_name,
    ...(row.department_name !== null && {departmentName: row.department_name}),
    areaName: row.area_name ?? row.area,
    cause: row.cause,
    round: row.round,
    enteredAt: row.entered_at,
    ...(row.struck_off_at !== null && {struckOffAt: row.struck_off_at}),
  }));
}

export interface SupervisedListed {
  readonly listed: WorkOrderListed;
  readonly level: SupervisionLevel;
  readonly since: number;
  readonly issued: number;
  readonly issuedDueAt?: number;
}

/** Orders under supervision, the highest level first, in each those that are there longest. */
export async function listSupervised(
  engine: Engine,
  {
    level,
    issuedOnly,
    areaCode,
    after,
    limit,
  }: ListPart<{readonly level: number; readonly since: number; readonly orderId: string}> & {
    readonly level?: SupervisionLevel;
    readonly issuedOnly: boolean;
  },
): Promise<readonly SupervisedListed[]> {
  let query = engine.db
    .selectFrom('order_supervision')
    .selectAll()
    .orderBy('level', 'desc')
    .orderBy('since')
    .orderBy('order_id')
    .limit(limit);
  if (level !== undefined) query = query.where('level', '=', level);
  if (issuedOnly) query = query.where('issued', '>', 0);
  if (areaCode !== undefined) {
    const {first, last} = areaRange(areaCode);
    query = query.where('area', '>=', first).where('area', '<=', last);
  }
  if (after !== undefined) {
    const {level: reached, since, orderId} = after;
    query = query.where((eb) =>
      eb.or([
        sql<boolean>`level < ${reached}`,
        sql<boolean>`(level = ${reached} and (since, order_id) > (${since}, ${orderId}))`,
      ]),
    );
  }
  const rows = await query.execute();
  const orders = await listWorkOrdersById(
    engine,
    rows.map((row) => row.order_id),
  );
  return rows.flatMap((row) => {
    const listed = orders.get(row.order_id);
    if (listed === undefined) return [];
    const {level: reached, since, issued, issued_due_at} = row;
    return [{listed, level: reached, since, issued, ...(issued_due_at !== null && {issuedDueAt: issued_due_at})}];
  });
}

export interface ContestedListed {
  readonly subjectKey: string;
  readonly caseNumber: string;
  readonly itemName: string;
  readonly departmentName: string;
  readonly areaName: string;
  readonly servedOn: string;
  readonly contestedAt: number;
  readonly ratings: readonly {
    readonly level: Level;
    readonly standing: 'first' | 'attempt';
    readonly channel: Channel;
    readonly identityMode: IdentityMode;
    readonly receivedAt: number;
    readonly orderId?: string;
  }[];
}

/** Service instances at which ratings of different levels met, the latest first. */
export async function listContested(
  engine: Engine,
  {areaCode, after, limit}: ListPart<{readonly contestedAt: number; readonly subjectKey: string}>,
): Promise<readonly ContestedListed[]> {
  let query = engine.db
    .selectFrom('service_instance as one')
    .leftJoin('department', 'department.code', 'one.department')
    .leftJoin('area', 'area.code', 'one.area')
    .select(['one.subject_key', 'one.case_number', 'one.item_name', 'one.served_on', 'one.contested_at'])
    .select(['one.department', 'one.area', 'department.name as department_name', 'area.name as area_name'])
    .where('one.contested_at', 'is not', null)
    .orderBy('one.contested_at', 'desc')
    .orderBy('one.subject_key', 'desc')
    .limit(limit);
  if (areaCode !== undefined) {
    const {first, last} = areaRange(areaCode);
    query = query.where('one.area', '>=', first).where('one.area', '<=', last);
  }
  if (after !== undefined) {
    const {contestedAt, subjectKey} = after;
    query = query.where(sql<boolean>`(one.contested_at, one.subject_key) < (${contestedAt}, ${subjectKey})`);
  }
  const rows = await query.execute();
  const ratings = await ratingsOf(
    engine,
    rows.map((row) => row.subject_key),
  );
  return rows.map((row) => ({
    subjectKey: row.subject_key,
    caseNumber: row.case_number,
    itemName: row.item_name,
    departmentName: row.department_name ?? row.department,
    areaName: row.area_name ?? row.area,
    servedOn: row.served_on,
    contestedAt: row.contested_at ?? 0,
    ratings: ratings.get(row.subject_key) ?? [],
  }));
}

async function ratingsOf(
  engine: Engine,
  subjectKeys: readonly string[],
): Promise<ReadonlyMap<string, ContestedListed['ratings']>> {
  if (subjectKeys.length === 0) return new Map();
  const rows = await engine.db
    .selectFrom('review')
    .leftJoin('work_order', (join) =>
      join.onRef('work_order.subject_key', '=', 'review.subject_key').onRef('work_order.review_id', '=', 'review.id'),
    )
    .select(['review.subject_key', 'review.level', 'review.standing', 'review.channel', 'review.identity_mode'])
    .select(['review.received_at', 'work_order.id as order_id'])
    .where('review.subject_key', 'in', subjectKeys)
    // A follow-up is no second rating.
    .where((eb) => eb.or([eb('review.assess_number', '=', 1), eb('review.outcome', '!=', 'recorded')]))
    .orderBy('review.received_at')
    .execute();
  const found = new Map<string, ContestedListed['ratings'][number][]>();
  for (const row of rows) {
    const of = found.get(row.subject_key) ?? [];
    found.set(row.subject_key, of);
    of.push({
      level: row.level,
      standing: row.standing,
      // The invitation said it, and was parsed.
      channel: row.channel as Channel,
      identityMode: row.identity_mode,
      receivedAt: row.received_at,
      ...(row.order_id !== null && {orderId: row.order_id}),
    });
  }
  return found;
}
