import {
  CHECK_GRADES,
  type CheckGrade,
  checkGrade,
  checkPassRate,
  type CriterionGrades,
  type DaySpan,
  type GradeCounts,
  metric,
  rate,
} from '@haochaping/core';
import type {CheckResult, CheckResults, ServiceCheck} from '@haochaping/protocol';
import {type ExpressionBuilder, sql, type Transaction} from 'kysely';
import type {Engine} from '../ports.ts';
import {areaRange} from './area-range.ts';
import {appendAudit, textDigest} from './audit.ts';
import {readCounts} from './counts.ts';
import {listOffices} from './offices.ts';
import {WHOLE} from './rollup-cells.ts';
import type {Schema} from './schema.ts';
import {inSnapshot, inTransaction} from './transaction.ts';

/** A version of a check that is to be kept. */
export interface NewCheck {
  readonly id: string;
  /** From 1. */
  readonly version: number;
  readonly areaCode: string;
  readonly departmentCode?: string | undefined;
  readonly windowNumber?: string | undefined;
  readonly itemCode?: string | undefined;
  readonly checkedOn: string;
  readonly grades: CriterionGrades;
  readonly words: string;
  readonly evidence: string;
  readonly reason: string;
  readonly at: number;
  readonly by: string;
}

/** Keeps a version; false where it was kept before. What was kept is never changed. */
export async function recordCheck(engine: Engine, check: NewCheck): Promise<boolean> {
  const {id, version, areaCode, departmentCode, windowNumber, itemCode, checkedOn, grades, at, by} = check;
  const {words, evidence, reason} = check;
  return inTransaction(engine, async (trx) => {
    const kept = await trx
      .insertInto('service_check')
      .values({
        ...{id, version, words, evidence, reason, grade: checkGrade(grades), grades: JSON.stringify(grades)},
        ...{area: areaCode, department: departmentCode ?? null, window_number: windowNumber ?? null},
        ...{item: itemCode ?? null, checked_on: checkedOn, recorded_at: at, recorded_by: by},
      })
      .onConflict((conflict) => conflict.columns(['id', 'version']).doNothing())
      .returning('version')
      .executeTakeFirst();
    if (kept === undefined) return false;
    const place = {areaCode, departmentCode, windowNumber, itemCode, checkedOn};
    const detail = {version, ...place, grades, words: textDigest(JSON.stringify([words, evidence, reason]))};
    const action = version === 1 ? 'check-recorded' : 'check-corrected';
    await appendAudit(trx, {at, actor: by, action, subject: id, detail});
    return true;
  });
}

/** A check in its latest version; undefined where there is none. */
export async function readCheck(engine: Engine, id: string): Promise<ServiceCheck | undefined> {
  const row = await latestChecks(engine).where('one.id', '=', id).executeTakeFirst();
  return row && checkOf(row);
}

/** Which checks are asked for: those of an area and below it, and none of one department. */
export interface ChecksAsked {
  readonly areaCode?: string | undefined;
  readonly exceptDepartment?: string | undefined;
  /** The last one of the page before. */
  readonly after?: {readonly checkedOn: string; readonly id: string} | undefined;
  readonly limit: number;
}

/** Checks in their latest versions, the latest day first. */
export async function listChecks(
  engine: Engine,
  {areaCode, exceptDepartment, after, limit}: ChecksAsked,
): Promise<readonly ServiceCheck[]> {
  let query = latestChecks(engine).orderBy('one.checked_on', 'desc').orderBy('one.id', 'desc').limit(limit);
  if (areaCode !== undefined) {
    const {first, last} = areaRange(areaCode);
    query = query.where('one.area', '>=', first).where('one.area', '<=', last);
  }
  if (exceptDepartment !== undefined) {
    query = query.where((builder) =>
      builder.or([builder('one.department', 'is', null), builder('one.department', '!=', exceptDepartment)]),
    );
  }
  if (after !== undefined) {
    query = query.where(sql<boolean>`(one.checked_on, one.id) < (${after.checkedOn}, ${after.id})`);
  }
  return (await query.execute()).map(checkOf);
}

/** What checks found in the whole or an area, in what lies directly below and in its departments, of one moment. */
export async function readCheckResults(
  engine: Engine,
  {
    area,
    top,
    span,
    at,
  }: {
    /** What is asked for by its code; without it the whole. */
    readonly area: string | undefined;
    readonly top: {readonly code: string; readonly name: string};
    readonly span?: DaySpan | undefined;
    readonly at: number;
  },
): Promise<Pick<CheckResults, 'whole' | 'areas' | 'departments'>> {
  return inSnapshot(engine, async (trx) => {
    const found = await readGrades(trx, area, span);
    const below = await trx
      .selectFrom('area')
      .select(['code', 'name'])
      .where('parent', '=', top.code)
      .orderBy('position')
      .orderBy('code')
      .execute();
    const areas = below
      .map((place) => ({...place, grades: gradesOf(found, isIn(place.code))}))
      .filter(({grades}) => isAny(grades));
    const departments = (await listOffices(trx, area))
      .map(({code, name, areaName}) => ({
        ...{code, name, areaName},
        grades: gradesOf(found, ({department}) => department === code),
      }))
      .filter(({grades}) => isAny(grades));
    const whole = {...top, grades: gradesOf(found, () => true)};
    const asked = {at, ...(span && {span})};
    const wholeOf = await readCounts(trx, {
      ...asked,
      dimension: area === undefined ? 'whole' : 'area',
      keys: [area ?? WHOLE],
    });
    const areaOf = await readCounts(trx, {...asked, dimension: 'area', keys: areas.map(({code}) => code)});
    const departmentOf = await readCounts(trx, {
      ...asked,
      dimension: 'department',
      keys: departments.map(({code}) => code),
    });
    return {
      whole: beside(whole, wholeOf(area ?? WHOLE)),
      areas: areas.map((place) => beside(place, areaOf(place.code))),
      departments: departments.map((office) => beside(office, departmentOf(office.code))),
    };
  });
}

type Graded = {
  readonly area: string;
  readonly department: string | null;
  readonly grade: CheckGrade;
  readonly count: number;
};

async function readGrades(
  trx: Transaction<Schema>,
  area: string | undefined,
  span: DaySpan | undefined,
): Promise<readonly Graded[]> {
  let query = trx
    .selectFrom('service_check as one')
    .select(['one.area', 'one.department', 'one.grade'])
    .select(({fn}) => fn.countAll<number>().as('count'))
    .where(isLatest)
    .groupBy(['one.area', 'one.department', 'one.grade']);
  if (area !== undefined) {
    const {first, last} = areaRange(area);
    query = query.where('one.area', '>=', first).where('one.area', '<=', last);
  }
  if (span !== undefined) query = query.where('one.checked_on', '>=', span.from).where('one.checked_on', '<=', span.to);
  return query.execute();
}

function isIn(areaCode: string): (graded: Graded) => boolean {
  const {first, last} = areaRange(areaCode);
  return ({area}) => area >= first && area <= last;
}

function gradesOf(found: readonly Graded[], counts: (graded: Graded) => boolean): GradeCounts {
  const grades: Record<CheckGrade, number> = {A: 0, B: 0, C: 0, D: 0};
  for (const graded of found) if (counts(graded)) grades[graded.grade] += graded.count;
  return grades;
}

function isAny(grades: GradeCounts): boolean {
  return CHECK_GRADES.some((grade) => grades[grade] > 0);
}

function beside<Place extends Omit<CheckResult, 'passRate' | 'goodRate'>>(
  place: Place,
  {counts}: {readonly counts: Parameters<typeof metric>[1]},
): Place & Pick<CheckResult, 'passRate' | 'goodRate'> {
  return {...place, passRate: checkPassRate(place.grades), goodRate: metric('goodRate', counts) ?? rate(0, 0)};
}

type Builder = ExpressionBuilder<Schema & {readonly one: Schema['service_check']}, 'one'>;

function isLatest(builder: Builder): ReturnType<Builder['eb']> {
  return builder(
    'one.version',
    '=',
    builder
      .selectFrom('service_check as other')
      .select(({fn}) => fn.max('other.version').as('version'))
      .whereRef('other.id', '=', 'one.id'),
  );
}

function latestChecks({db}: Engine) {
  return db
    .selectFrom('service_check as one')
    .leftJoin('area', 'area.code', 'one.area')
    .leftJoin('department', 'department.code', 'one.department')
    .leftJoin('item', 'item.code', 'one.item')
    .leftJoin('account', 'account.id', 'one.recorded_by')
    .selectAll('one')
    .select(['area.name as area_name', 'department.name as department_name', 'item.name as item_name'])
    .select('account.display_name as recorder')
    .where((builder) => isLatest(builder));
}

type CheckRow = Awaited<ReturnType<ReturnType<typeof latestChecks>['execute']>>[number];

function checkOf(row: CheckRow): ServiceCheck {
  const {id, version, area, department, item, words, evidence, reason, grade} = row;
  return {
    ...{id, version, grade, words, evidence, reason},
    recordedAt: new Date(row.recorded_at).toISOString(),
    recordedBy: row.recorder ?? row.recorded_by,
    areaCode: area,
    areaName: row.area_name ?? area,
    ...(department !== null && {departmentCode: department, departmentName: row.department_name ?? department}),
    ...(row.window_number !== null && {windowNumber: row.window_number}),
    ...(item !== null && {itemCode: item, itemName: row.item_name ?? item}),
    checkedOn: row.checked_on,
    grades: JSON.parse(row.grades) as ServiceCheck['grades'],
  };
}
