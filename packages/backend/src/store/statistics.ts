import {badCount, type DaySpan, goodCount, metric, type MetricName, rate, type Rate} from '@haochaping/core';
import type {AreaFigures, DepartmentFigures} from '@haochaping/protocol';
import type {Transaction} from 'kysely';
import type {Engine} from '../ports.ts';
import {readCounts, type SummedCounts} from './counts.ts';
import {listOffices} from './offices.ts';
import {WHOLE} from './rollup-cells.ts';
import type {Schema} from './schema.ts';
import {inSnapshot} from './transaction.ts';

/** The figures of one place, office or whole, as the wire has them. */
export type Figures = Omit<AreaFigures, 'code' | 'name'>;

/** When is asked, and of which days; without a span, of all that ever was. */
interface Asked {
  readonly at: number;
  readonly span?: DaySpan;
}

/** The figures of everything, or of one area with all below it, exact at this moment. `at` says which duties are due. */
export async function readSummary(engine: Engine, at: number, areaCode?: string, span?: DaySpan): Promise<Figures> {
  return inSnapshot(engine, async (trx) => {
    const key = areaCode ?? WHOLE;
    const figures = await readFigures(trx, areaCode === undefined ? 'whole' : 'area', [key], askedOf(at, span));
    return figures(key);
  });
}

/** The figures of each area directly below `parentCode`, in their order. */
export async function readAreas(
  engine: Engine,
  at: number,
  parentCode: string,
  span?: DaySpan,
): Promise<readonly AreaFigures[]> {
  return inSnapshot(engine, async (trx) => {
    const areas = await trx
      .selectFrom('area')
      .select(['code', 'name'])
      .where('parent', '=', parentCode)
      .orderBy('position')
      .orderBy('code')
      .execute();
    const codes = areas.map((area) => area.code);
    const figures = await readFigures(trx, 'area', codes, askedOf(at, span));
    return areas.map((area) => ({...area, ...figures(area.code)}));
  });
}

/** The figures of each department of an area and below it, or of all, by area and code. */
export async function readDepartments(
  engine: Engine,
  at: number,
  areaCode?: string,
  span?: DaySpan,
): Promise<readonly DepartmentFigures[]> {
  return inSnapshot(engine, async (trx) => {
    const offices = await listOffices(trx, areaCode);
    const codes = offices.map(({code}) => code);
    const figures = await readFigures(trx, 'department', codes, askedOf(at, span));
    return offices.map((office) => ({...office, ...figures(office.code)}));
  });
}

function askedOf(at: number, span: DaySpan | undefined): Asked {
  return {at, ...(span && {span})};
}

type Dimension = 'whole' | 'area' | 'department';

/** The figures of some keys, read in the snapshot `trx`. */
async function readFigures(
  trx: Transaction<Schema>,
  dimension: Dimension,
  keys: readonly string[],
  {at, span}: Asked,
): Promise<(key: string) => Figures> {
  const countsOf = await readCounts(trx, {dimension, keys, at, ...(span && {span})});
  return (key) => figuresOf(countsOf(key));
}

function figuresOf({levels, counts}: SummedCounts): Figures {
  const of = (name: MetricName): Rate => metric(name, counts) ?? rate(0, 0);
  return {
    levels,
    good: goodCount(levels),
    bad: badCount(levels),
    struckOut: counts.appealsUpheld ?? 0,
    goodRate: of('goodRate'),
    badRate: of('badRate'),
    rectified: of('rectificationRate'),
    rectifiedInTime: of('timelyRectificationRate'),
    realNameReplied: of('realNameReplyRate'),
    activelyReviewed: of('activeReviewRate'),
  };
}
