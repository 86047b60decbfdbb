import {
  badCount,
  BULLETIN_METRICS,
  type BulletinMetric,
  bulletinRate,
  daysOfMonth,
  goodCount,
  type LocalMonth,
  metric,
  placesByLowerBound,
  type Profile,
  rate,
} from '@haochaping/core';
import type {BulletinContent, BulletinFigures, BulletinRow, BulletinWords, CaseList} from '@haochaping/protocol';
import type {Transaction} from 'kysely';
import type {Engine} from '../ports.ts';
import {areaRange} from './area-range.ts';
import {appendAudit, textDigest} from './audit.ts';
import {readCounts, type SummedCounts} from './counts.ts';
import {listOffices} from './offices.ts';
import type {Schema} from './schema.ts';
import {inSnapshot, inTransaction} from './transaction.ts';

type Asked = {
  readonly area: {readonly code: string; readonly name: string};
  readonly month: LocalMonth;
  readonly before: LocalMonth;
  readonly at: number;
  readonly profile: Profile;
};

/** The figures of a bulletin: an area, the areas directly below it and its departments, in a month and the one before; of one moment. */
export async function readBulletinFigures(
  engine: Engine,
  asked: Asked,
): Promise<Pick<BulletinContent, 'whole' | 'areas' | 'departments'>> {
  return inSnapshot(engine, async (trx) => {
    const areas = await trx
      .selectFrom('area')
      .select(['code', 'name'])
      .where('parent', '=', asked.area.code)
      .orderBy('position')
      .orderBy('code')
      .execute();
    const offices = (await listOffices(trx, asked.area.code)).map(({code, name, areaName}) => ({code, name, areaName}));
    const [whole] = await readRows(trx, 'area', [asked.area], asked);
    if (whole === undefined) throw new Error('An area was asked for, and none was read.');
    return {
      whole: {now: whole.now, before: whole.before},
      areas: await readRows(trx, 'area', areas, asked),
      departments: await readRows(trx, 'department', offices, asked),
    };
  });
}

async function readRows(
  trx: Transaction<Schema>,
  dimension: 'area' | 'department',
  named: readonly {readonly code: string; readonly name: string; readonly areaName?: string}[],
  {month, before, at, profile}: Asked,
): Promise<BulletinRow[]> {
  const keys = named.map(({code}) => code);
  const nowOf = await readCounts(trx, {dimension, keys, at, span: daysOfMonth(month)});
  const beforeOf = await readCounts(trx, {dimension, keys, at, span: daysOfMonth(before)});
  const rows = named.map((one) => ({
    ...one,
    now: figuresOf(nowOf(one.code), profile),
    before: figuresOf(beforeOf(one.code), profile),
  }));
  const places = new Map<BulletinMetric, (number | undefined)[]>(
    BULLETIN_METRICS.map((name) => [
      name,
      placesByLowerBound(
        rows.map(({now}) => now.rates[name]),
        profile.disclosure.cellReviewsMin,
      ),
    ]),
  );
  return rows.map((row, index) => {
    const own: BulletinRow['places'] = {};
    for (const name of BULLETIN_METRICS) {
      const place = places.get(name)?.[index];
      if (place !== undefined) own[name] = place;
    }
    return {...row, places: own};
  });
}

function figuresOf({levels, counts}: SummedCounts, profile: Profile): BulletinFigures {
  const of = (name: BulletinMetric): BulletinFigures['rates'][BulletinMetric] =>
    bulletinRate(name, metric(name, counts) ?? rate(0, 0), profile);
  return {
    levels,
    good: goodCount(levels),
    bad: badCount(levels),
    struckOut: counts.appealsUpheld ?? 0,
    rates: {
      activeReviewRate: of('activeReviewRate'),
      timelyRectificationRate: of('timelyRectificationRate'),
      callBackSatisfactionRate: of('callBackSatisfactionRate'),
    },
  };
}

/** The words written so far; nothing at all before somebody has begun. */
export async function readBulletinWords(engine: Engine, area: string, month: string): Promise<BulletinWords> {
  const row = await engine.db
    .selectFrom('bulletin_draft')
    .select('words')
    .where('area', '=', area)
    .where('month', '=', month)
    .executeTakeFirst();
  return row === undefined ? {comment: '', cases: []} : (JSON.parse(row.words) as BulletinWords);
}

/** Keeps words in the place of those before. */
export async function saveBulletinWords(
  engine: Engine,
  {area, month, words, at, by}: {area: string; month: string; words: BulletinWords; at: number; by: string},
): Promise<void> {
  const row = {words: JSON.stringify(words), saved_at: at, saved_by: by};
  await inTransaction(engine, async (trx) => {
    await trx
      .insertInto('bulletin_draft')
      .values({area, month, ...row})
      .onConflict((conflict) => conflict.columns(['area', 'month']).doUpdateSet(row))
      .execute();
    const detail = {area, month, words: textDigest(row.words)};
    await appendAudit(trx, {at, actor: by, action: 'bulletin-drafted', subject: `${area} ${month}`, detail});
  });
}

/** The latest version of an area's month; 0 before the first. */
export async function bulletinVersion(engine: Engine, area: string, month: string): Promise<number> {
  const row = await engine.db
    .selectFrom('bulletin')
    .select(({fn}) => fn.max('version').as('version'))
    .where('area', '=', area)
    .where('month', '=', month)
    .executeTakeFirst();
  return row?.version ?? 0;
}

export interface NewBulletin {
  readonly version: number;
  readonly content: BulletinContent;
  readonly orderIds: readonly string[];
  readonly reason: string;
  readonly at: number;
  readonly by: string;
}

/** Issues a version; false where it was issued before. What was issued is never changed. */
export async function issueBulletin(
  engine: Engine,
  {version, content, orderIds, reason, at, by}: NewBulletin,
): Promise<boolean> {
  const {area, month} = content;
  const text = JSON.stringify(content);
  return inTransaction(engine, async (trx) => {
    const done = await trx
      .insertInto('bulletin')
      .values({area: area.code, month, version, issued_at: at, issued_by: by, reason, content: text})
      .onConflict((conflict) => conflict.columns(['area', 'month', 'version']).doNothing())
      .returning('version')
      .executeTakeFirst();
    if (done === undefined) return false;
    const detail = {area: area.code, month, version, orderIds, reason: textDigest(reason), content: textDigest(text)};
    await appendAudit(trx, {at, actor: by, action: 'bulletin-issued', subject: `${area.code} ${month}`, detail});
    return true;
  });
}

export interface BulletinRead {
  readonly version: number;
  readonly issuedAt: number;
  readonly reason: string;
  readonly content: BulletinContent;
}

/** All versions of an area's month, the latest first. */
export async function readBulletins(engine: Engine, area: string, month: string): Promise<readonly BulletinRead[]> {
  const rows = await engine.db
    .selectFrom('bulletin')
    .selectAll()
    .where('area', '=', area)
    .where('month', '=', month)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({version, issued_at: issuedAt, reason, content}) => ({
    version,
    issuedAt,
    reason,
    content: JSON.parse(content) as BulletinContent,
  }));
}

// Two years of every city: nobody reads further back in a list.
const MOST_LISTED = 400;

/** The latest version of each bulletin, the latest month first, then by area; of one area, or with `below` of all areas in it too. */
export async function listLatestBulletins(
  engine: Engine,
  area: string | undefined,
  below: boolean,
): Promise<readonly BulletinRead[]> {
  let query = engine.db
    .selectFrom('bulletin as one')
    .selectAll('one')
    .where((where) =>
      where.eb(
        'one.version',
        '=',
        where
          .selectFrom('bulletin as other')
          .select(({fn}) => fn.max('other.version').as('version'))
          .whereRef('other.area', '=', 'one.area')
          .whereRef('other.month', '=', 'one.month'),
      ),
    )
    .orderBy('one.month', 'desc')
    .orderBy('one.area')
    .limit(MOST_LISTED);
  if (area !== undefined) {
    const {first, last} = below ? areaRange(area) : {first: area, last: area};
    query = query.where('one.area', '>=', first).where('one.area', '<=', last);
  }
  return (await query.execute()).map(({version, issued_at: issuedAt, reason, content}) => ({
    version,
    issuedAt,
    reason,
    content: JSON.parse(content) as BulletinContent,
  }));
}

// A page holds a handful; the bulletins hold all.
const MOST_CASES = 6;

/** The cases of the latest versions, the latest first. */
export async function listPublishedCases(engine: Engine, area: string | undefined): Promise<CaseList['cases']> {
  const bulletins = await listLatestBulletins(engine, area, true);
  return bulletins
    .flatMap(({issuedAt, content: {month, cases}}) =>
      cases.map((published) => ({month, issuedAt: new Date(issuedAt).toISOString(), published})),
    )
    .slice(0, MOST_CASES);
}
