import type {Level, RiskReason} from '@haochaping/core';
import type {Channel} from '@haochaping/protocol';
import {sql} from 'kysely';
import type {Engine} from '../ports.ts';
import {areaRange} from './area-range.ts';
import {appendAudit, textDigest} from './audit.ts';
import {countReview} from './count-review.ts';
import {DeltaSheet} from './delta-sheet.ts';
import {addInstance} from './instance-counts.ts';
import {discountOrder} from './order-shares.ts';
import {eventRow} from './outgoing-events.ts';
import type {ListPart} from './supervision-lists.ts';
import {inTransaction} from './transaction.ts';

/** A review that was never looked at for risk, with what is needed for it. */
export interface ReviewToAssess {
  readonly subjectKey: string;
  readonly id: string;
  readonly level: Level;
  readonly indicators: readonly string[];
  readonly channel: string;
  readonly departmentCode: string;
  readonly windowNumber?: string;
  readonly submittedAt: number;
  readonly receivedAt: number;
  /** The day it is counted on; absent where it does not count. */
  readonly countedOn?: string;
}

/** Where the looking through has come to. */
export interface AssessedUntil {
  readonly receivedAt: number;
  readonly id: string;
}

/** Reviews that came after a place and before an instant, the oldest first. */
export async function listReviewsToAssess(
  engine: Engine,
  {receivedAt, id}: AssessedUntil,
  before: number,
  limit: number,
): Promise<readonly ReviewToAssess[]> {
  const rows = await engine.db
    .selectFrom('review')
    .select(['subject_key', 'id', 'level', 'indicators', 'channel', 'department', 'window_number'])
    .select(['submitted_at', 'received_at', 'counted_on'])
    .where(sql<boolean>`(received_at, id) > (${receivedAt}, ${id})`)
    .where('received_at', '<', before)
    .orderBy('received_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    subjectKey: row.subject_key,
    id: row.id,
    level: row.level,
    indicators: JSON.parse(row.indicators) as string[],
    channel: row.channel,
    departmentCode: row.department,
    ...(row.window_number !== null && {windowNumber: row.window_number}),
    submittedAt: row.submitted_at,
    receivedAt: row.received_at,
    ...(row.counted_on !== null && {countedOn: row.counted_on}),
  }));
}

/** What came to the windows of these departments within some time, counted or not: the neighbours of a review. */
export async function listWindowReviews(
  engine: Engine,
  departmentCodes: readonly string[],
  from: number,
  until: number,
): Promise<
  readonly {readonly window: string; readonly level: Level; readonly indicators: string; readonly receivedAt: number}[]
> {
  const rows = await engine.db
    .selectFrom('review')
    .select(['department', 'window_number', 'level', 'indicators', 'received_at'])
    .where('received_at', '>=', from)
    .where('received_at', '<=', until)
    .where('window_number', 'is not', null)
    .where('standing', '=', 'first')
    .where('department', 'in', departmentCodes)
    .execute();
  return rows.map(({department, window_number, level, indicators, received_at}) => ({
    window: `${department} ${window_number ?? ''}`,
    level,
    indicators: (JSON.parse(indicators) as string[]).join(),
    receivedAt: received_at,
  }));
}

/**
 * Takes a review out of the statistics until somebody has looked, with its order's share of them; the order itself goes on. False
 * when it does not count, or was looked at before.
 */
export async function quarantineReview(
  engine: Engine,
  {subjectKey, id}: Pick<ReviewToAssess, 'subjectKey' | 'id'>,
  {score, reasons, at}: {readonly score: number; readonly reasons: readonly RiskReason[]; readonly at: number},
): Promise<boolean> {
  return inTransaction(engine, async (trx) => {
    const review = await trx
      .selectFrom('review')
      .selectAll()
      .where('subject_key', '=', subjectKey)
      .where('id', '=', id)
      .executeTakeFirst();
    const known = await trx
      .selectFrom('quarantine')
      .select('at')
      .where('subject_key', '=', subjectKey)
      .where('review_id', '=', id)
      .executeTakeFirst();
    if (review === undefined || review.counted_on === null || known !== undefined) return false;
    const {counted_on, area} = review;
    // Whoever counts at the instance holds its row: it may not move meanwhile.
    const [instance] = await trx
      .updateTable('service_instance')
      .set((eb) => ({updated_at: eb.ref('updated_at')}))
      .where('subject_key', '=', subjectKey)
      .returning(['area', 'department', 'item_code', 'window_number', 'served_on'])
      .execute();
    const row = {subject_key: subjectKey, review_id: id, score, reasons: JSON.stringify(reasons), counted_on, area, at};
    await trx
      .insertInto('quarantine')
      .values({...row, released_at: null, released_by: null, release_reason: null})
      .execute();
    await trx
      .updateTable('review')
      .set({counted_on: null})
      .where('subject_key', '=', subjectKey)
      .where('id', '=', id)
      .execute();
    const deltas = new DeltaSheet();
    deltas.add({...review, day: counted_on, measure: review.level}, -1);
    if (instance !== undefined) addInstance(deltas, instance, ['instancesReviewed'], -1);
    await trx.insertInto('count_delta').values(deltas.rows(at)).execute();
    const order = await trx
      .updateTable('work_order')
      .set({counted: 0})
      .where('subject_key', '=', subjectKey)
      .where('review_id', '=', id)
      .returning('id')
      .executeTakeFirst();
    if (order !== undefined) await discountOrder(trx, {subjectKey, id: order.id}, at);
    await trx
      .insertInto('outgoing_event')
      .values(eventRow(at, 'review-quarantined', {reviewId: id}))
      .execute();
    const detail = {score, reasons};
    await appendAudit(trx, {at, actor: 'system', action: 'review-quarantined', subject: id, detail});
    return true;
  });
}

export interface QuarantinedListed {
  readonly id: string;
  readonly subjectKey: string;
  readonly departmentCode: string;
  readonly areaCode: string;
  readonly level: Level;
  readonly text: string;
  readonly channel: Channel;
  readonly itemName: string;
  readonly departmentName: string;
  readonly areaName: string;
  readonly windowName?: string;
  readonly receivedAt: number;
  readonly at: number;
  readonly score: number;
  readonly reasons: readonly RiskReason[];
  readonly released?: {readonly at: number; readonly by: string; readonly reason: string};
}

/** Reviews that are or were kept out, the latest first. */
export async function listQuarantine(
  engine: Engine,
  {
    show,
    areaCode,
    after,
    limit,
  }: ListPart<{readonly at: number; readonly id: string}> & {readonly show: 'held' | 'released' | 'all'},
): Promise<readonly QuarantinedListed[]> {
  let query = quarantined(engine).orderBy('held.at', 'desc').orderBy('held.review_id', 'desc').limit(limit);
  if (show !== 'all') query = query.where('held.released_at', show === 'held' ? 'is' : 'is not', null);
  if (areaCode !== undefined) {
    const {first, last} = areaRange(areaCode);
    query = query.where('held.area', '>=', first).where('held.area', '<=', last);
  }
  if (after !== undefined) {
    query = query.where(sql<boolean>`(held.at, held.review_id) < (${after.at}, ${after.id})`);
  }
  return (await query.execute()).map(listedOf);
}

/** One review that is or was kept out; undefined where none of this id ever was. */
export async function findQuarantined(engine: Engine, id: string): Promise<QuarantinedListed | undefined> {
  const row = await quarantined(engine).where('held.review_id', '=', id).executeTakeFirst();
  return row && listedOf(row);
}

/** Lets a review into the statistics, as if it had counted from its day. Doing it again changes nothing. */
export async function releaseReview(
  engine: Engine,
  {subjectKey, id}: Pick<QuarantinedListed, 'subjectKey' | 'id'>,
  {at, by, reason}: NonNullable<QuarantinedListed['released']>,
): Promise<void> {
  await inTransaction(engine, async (trx) => {
    const released = await trx
      .updateTable('quarantine')
      .set({released_at: at, released_by: by, release_reason: reason})
      .where('subject_key', '=', subjectKey)
      .where('review_id', '=', id)
      .where('released_at', 'is', null)
      .returning('review_id')
      .executeTakeFirst();
    if (released === undefined) return;
    await countReview(trx, {subjectKey, reviewId: id}, at);
    await appendAudit(trx, {
      at,
      actor: by,
      action: 'review-released',
      subject: id,
      detail: {reason: textDigest(reason)},
    });
  });
}

// The return type is the builder's own: writing it out would repeat the query.
function quarantined(engine: Engine) {
  return engine.db
    .selectFrom('quarantine as held')
    .innerJoin('review', (join) =>
      join.onRef('review.subject_key', '=', 'held.subject_key').onRef('review.id', '=', 'held.review_id'),
    )
    .innerJoin('service_instance', 'service_instance.subject_key', 'held.subject_key')
    .leftJoin('department', 'department.code', 'review.department')
    .leftJoin('area', 'area.code', 'held.area')
    .selectAll('held')
    .select(['review.level', 'review.text', 'review.channel', 'review.department', 'review.received_at'])
    .select(['service_instance.item_name', 'service_instance.window_name'])
    .select(['department.name as department_name', 'area.name as area_name']);
}

type QuarantinedRow = Awaited<ReturnType<ReturnType<typeof quarantined>['execute']>>[number];

function listedOf(row: QuarantinedRow): QuarantinedListed {
  return {
    id: row.review_id,
    subjectKey: row.subject_key,
    departmentCode: row.department,
    areaCode: row.area,
    level: row.level,
    text: row.text,
    // The invitation said it, and was parsed.
    channel: row.channel as Channel,
    itemName: row.item_name,
    departmentName: row.department_name ?? row.department,
    areaName: row.area_name ?? row.area,
    ...(row.window_name !== null && {windowName: row.window_name}),
    receivedAt: row.received_at,
    at: row.at,
    score: row.score,
    reasons: JSON.parse(row.reasons) as RiskReason[],
    ...(row.released_at !== null && {
      released: {at: row.released_at, by: row.released_by ?? '', reason: row.release_reason ?? ''},
    }),
  };
}
