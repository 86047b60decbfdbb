import {
  averageLevel,
  type Counts,
  type DaySpan,
  isShown,
  localDateOf,
  type MetricName,
  type MetricsReader,
  type MetricsScope,
  type Profile,
  type ShownMetric,
  shownMetric,
  shownUntil,
  truncatedQuotient,
} from '@haochaping/core';
import type {LevelCounts} from '@haochaping/protocol';
import type {Transaction} from 'kysely';
import type {Engine} from '../ports.ts';
import {readCounts, reviewCount} from '../store/counts.ts';
import {readCoverage} from '../store/coverage.ts';
import {readHotlineCounts} from '../store/hotline-figures.ts';
import type {Schema} from '../store/schema.ts';
import {inSnapshot} from '../store/transaction.ts';
import {type AskedScope, sumsOf} from './asked-scope.ts';

// 平均得分 between 1 and 5.
const AVERAGE_PLACES = 2;
/** Before this there was nothing to count. */
const FIRST_DAY = '2000-01-01';

/** All figures of a scope; `figures` is absent where a rule keeps them back. */
export interface FiguresRead {
  readonly span?: DaySpan;
  readonly figures?: {
    readonly levels: LevelCounts;
    readonly averageLevel: ShownMetric;
    readonly counts: Counts;
  };
}

/**
 * The figures of a scope as one kind of reader may see them, exact at this moment: sums, coverage and imported figures in one
 * snapshot. Where the reader learns of the last days later, the span that is answered ends before them.
 */
export async function readFigures(
  engine: Engine,
  asked: AskedScope,
  reader: MetricsReader,
  span: DaySpan | undefined,
  {profile, at}: {readonly profile: Profile; readonly at: number},
): Promise<FiguresRead> {
  const {scope} = asked;
  const until = shownUntil(scope, reader, at, profile);
  const shown: DaySpan | undefined =
    until === undefined
      ? span
      : {from: span?.from ?? FIRST_DAY, to: span === undefined || span.to > until ? until : span.to};
  const said = shown && {span: shown};
  if (shown !== undefined && shown.from > shown.to) return {...said};
  return inSnapshot(engine, async (trx) => {
    const {dimension, key} = sumsOf(scope);
    const summed = (await readCounts(trx, {dimension, keys: [key], at, ...said}))(key);
    if (!isShown(scope, reader, reviewCount(summed), profile)) return {...said};
    const levels = summed.levels;
    const average = averageLevel(levels);
    const counts = {
      ...withSource(summed.counts, scope),
      ...(await coverageOf(trx, scope, shown, at)),
      ...(asked.hotlineArea === undefined ? {} : await readHotlineCounts(trx, asked.hotlineArea, shown)),
    };
    return {
      ...said,
      figures: {levels, averageLevel: {...average, value: truncatedQuotient(average, AVERAGE_PLACES)}, counts},
    };
  });
}

const OF_INSTANCES: ReadonlySet<string> = new Set([
  ...['instances', 'instancesReviewed', 'instancesInvited', 'instancesContested'],
]);

/** An instance has no channel until it is rated: by channel there is nothing to divide by. */
function withSource(counts: Counts, scope: MetricsScope): Counts {
  if (scope.kind !== 'channel') return counts;
  return Object.fromEntries(Object.entries(counts).filter(([name]) => !OF_INSTANCES.has(name)));
}

async function coverageOf(
  trx: Transaction<Schema>,
  scope: MetricsScope,
  span: DaySpan | undefined,
  at: number,
): Promise<Counts> {
  const day = localDateOf(at);
  return scope.kind === 'whole' || scope.kind === 'area' || scope.kind === 'department'
    ? readCoverage(trx, scope, span, day)
    : {};
}

/** Some metrics by name, each with its counts and value, null where a count has no source here. */
export function shownMetrics<Name extends MetricName>(
  names: readonly Name[],
  counts: Counts,
): Record<Name, ShownMetric | null> {
  const shown = names.map((name) => [name, shownMetric(name, counts)] as const);
  // What `fromEntries` forgets is which names there are.
  return Object.fromEntries(shown) as Record<Name, ShownMetric | null>;
}
