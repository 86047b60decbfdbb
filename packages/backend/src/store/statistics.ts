import {
  areaChain,
  badCount,
  badRate,
  goodCount,
  goodRate,
  isLevel,
  type Level,
  rate,
  totalCount,
} from '@haochaping/core';
import type {AreaFigures, DepartmentFigures} from '@haochaping/protocol';
import {sql, type Transaction} from 'kysely';
import type {Engine} from '../ports.ts';
import {areaRange} from './area-range.ts';
import {chunks} from './chunks.ts';
import {EVER} from './rollup-cells.ts';
import type {RollupDimension, Schema} from './schema.ts';
import {inSnapshot} from './transaction.ts';

/** The figures of one place, office or whole, as the wire has them. */
export type Figures = Omit<AreaFigures, 'code' | 'name'>;

/** The figures of everything, or of one area with all below it, exact at this moment. `at` says which duties are due. */
export async function readSummary(engine: Engine, at: number, areaCode?: string): Promise<Figures> {
  return inSnapshot(engine, async (trx) => {
    const key = areaCode ?? WHOLE;
    const figures = await readFigures(trx, at, areaCode === undefined ? 'whole' : 'area', [key]);
    return figures(key);
  });
}

/** The figures of each area directly below `parentCode`, in their order. */
export async function readAreas(engine: Engine, at: number, parentCode: string): Promise<readonly AreaFigures[]> {
  return inSnapshot(engine, async (trx) => {
    const areas = await trx
      .selectFrom('area')
      .select(['code', 'name'])
      .where('parent', '=', parentCode)
      .orderBy('position')
      .orderBy('code')
      .execute();
    const codes = areas.map((area) => area.code);
    const figures = await readFigures(trx, at, 'area', codes);
    return areas.map((area) => ({...area, ...figures(area.code)}));
  });
}

/** The figures of each department of an area and below it, or of all, by area and code. */
export async function readDepartments(
  engine: Engine,
  at: number,
  areaCode?: string,
): Promise<readonly DepartmentFigures[]> {
  return inSnapshot(engine, async (trx) => {
    let query = trx
      .selectFrom('department')
      .leftJoin('area', 'area.code', 'department.area')
      .select(['department.code', 'department.name', 'department.area as area_code', 'area.name as area_name'])
      .orderBy('department.area')
      .orderBy('department.code');
    if (areaCode !== undefined) {
      const {first, last} = areaRange(areaCode);
      query = query.where('department.area', '>=', first).where('department.area', '<=', last);
    }
    const departments = await query.execute();
    const codes = departments.map((department) => department.code);
    const figures = await readFigures(trx, at, 'department', codes);
    return departments.map(({area_code, area_name, ...department}) => ({
      ...department,
      areaCode: area_code,
      areaName: area_name ?? area_code,
      ...figures(department.code),
    }));
  });
}

const WHOLE = '';

type Dimension = Extract<RollupDimension, 'whole' | 'area' | 'department'>;

/** What the figures of one key are made of. */
interface Sums {
  levels: Record<Level, number>;
  instances: number;
  struckOut: number;
  due: number;
  rectified: number;
  inTime: number;
  realNameDue: number;
  realNameReplied: number;
}

/** Rollups, deltas and orders of some keys, read in the snapshot `trx`; a key of which there is nothing has zeros. */
async function readFigures(
  trx: Transaction<Schema>,
  at: number,
  dimension: Dimension,
  keys: readonly string[],
): Promise<(key: string) => Figures> {
  const sums = new Map<string, Sums>(keys.map((key) => [key, noSums()]));
  const keysOf = (area: string, department: string): readonly string[] =>
    dimension === 'whole' ? [WHOLE] : dimension === 'area' ? areaChain(area) : [department];
  const addCount = (key: string, level: number, count: number): void => {
    const sum = sums.get(key);
    if (sum === undefined) return;
    if (isLevel(level)) sum.levels[level] += count;
    else sum.instances += count;
  };
  for (const {key, level, count} of await readRollups(trx, dimension, keys)) addCount(key, level, count);
  for (const {area, department, level, count} of await readDeltas(trx)) {
    for (const key of keysOf(area, department)) addCount(key, level, count);
  }
  for (const {area, rated_department, ...duties} of await readDuties(trx, at)) {
    for (const key of keysOf(area, rated_department)) {
      const sum = sums.get(key);
      if (sum !== undefined) addDuties(sum, duties);
    }
  }
  return (key) => figuresOf(sums.get(key) ?? noSums());
}

function noSums(): Sums {
  return {
    levels: {5: 0, 4: 0, 3: 0, 2: 0, 1: 0},
    instances: 0,
    struckOut: 0,
    due: 0,
    rectified: 0,
    inTime: 0,
    realNameDue: 0,
    realNameReplied: 0,
  };
}

type Duties = Omit<Sums, 'levels' | 'instances'>;

function addDuties(sum: Sums, duties: Duties): void {
  sum.struckOut += duties.struckOut;
  sum.due += duties.due;
  sum.rectified += duties.rectified;
  sum.inTime += duties.inTime;
  sum.realNameDue += duties.realNameDue;
  sum.realNameReplied += duties.realNameReplied;
}

function figuresOf(sums: Sums): Figures {
  const {levels} = sums;
  return {
    levels,
    good: goodCount(levels),
    bad: badCount(levels),
    struckOut: sums.struckOut,
    goodRate: goodRate(levels),
    badRate: badRate(levels),
    rectified: rate(sums.rectified, sums.due),
    rectifiedInTime: rate(sums.inTime, sums.due),
    realNameReplied: rate(sums.realNameReplied, sums.realNameDue),
    activelyReviewed: rate(totalCount(levels), sums.instances),
  };
}

interface LevelCount {
  readonly level: number;
  readonly count: number;
}

async function readRollups(
  trx: Transaction<Schema>,
  dimension: Dimension,
  keys: readonly string[],
): Promise<readonly (LevelCount & {readonly key: string})[]> {
  const rows: (LevelCount & {readonly key: string})[] = [];
  for (const part of chunks(keys)) {
    const found = await trx
      .selectFrom('review_rollup')
      .select(['key', 'level', 'count'])
      .where('dimension', '=', dimension)
      .where('key', 'in', part)
      .where('period', '=', EVER)
      .execute();
    rows.push(...found);
  }
  return rows;
}

async function readDeltas(
  trx: Transaction<Schema>,
): Promise<readonly (LevelCount & {readonly area: string; readonly department: string})[]> {
  return trx
    .selectFrom('review_delta')
    .select(['area', 'department', 'level'])
    .select(({fn}) => fn.sum<number>('count').as('count'))
    .groupBy(['area', 'department', 'level'])
    .execute();
}

/**
 * The duties of counted orders, by place. Due is what had to be answered by `at`, or was answered earlier. A review that was
 * struck out is no effective bad one and leaves all three rates. Real-name takes in confidential: there too the office
 * knows whom to answer.
 */
async function readDuties(
  trx: Transaction<Schema>,
  at: number,
): Promise<readonly (Duties & {readonly area: string; readonly rated_department: string})[]> {
  const effective = sql`struck_out = 0`;
  const replied = sql`${effective} and replied_at is not null`;
  const due = sql`${effective} and (replied_at is not null or reply_due_at <= ${at})`;
  const inTime = sql`${replied} and replied_at < reply_due_at and reply_overdue = 0`;
  const realName = sql`identity_mode <> 'anonymous'`;
  const count = (condition: ReturnType<typeof sql>): ReturnType<typeof sql<number>> =>
    sql<number>`sum(case when ${condition} then 1 else 0 end)`;
  return trx
    .selectFrom('work_order')
    .select(['area', 'rated_department'])
    .select([
      sql<number>`sum(struck_out)`.as('struckOut'),
      count(due).as('due'),
      count(replied).as('rectified'),
      count(inTime).as('inTime'),
      count(sql`${realName} and ${due}`).as('realNameDue'),
      count(sql`${realName} and ${replied}`).as('realNameReplied'),
    ])
    .where('counted', '=', sql.lit(1))
    .groupBy(['area', 'rated_department'])
    .execute();
}
