import {
  badCount,
  type DaySpan,
  daysOfMonth,
  goodCount,
  isShown,
  type LocalMonth,
  metric,
  type MetricName,
  type Profile,
  rate,
} from '@haochaping/core';
import {type ChannelFigures, CHANNELS, type TrendMonth} from '@haochaping/protocol';
import type {Engine} from '../ports.ts';
import {readCounts, reviewCount} from './counts.ts';
import {WHOLE} from './rollup-cells.ts';
import {inSnapshot} from './transaction.ts';

/** The reviews of every channel, as far as they are published; all of one moment. */
export async function readChannels(
  engine: Engine,
  at: number,
  profile: Profile,
  span?: DaySpan,
): Promise<ChannelFigures[]> {
  return inSnapshot(engine, async (trx) => {
    const countsOf = await readCounts(trx, {dimension: 'channel', keys: CHANNELS, at, ...(span && {span})});
    return CHANNELS.map((channel) => {
      const summed = countsOf(channel);
      if (!isShown({kind: 'channel', channel}, 'public', reviewCount(summed), profile)) return {channel};
      const {levels, counts} = summed;
      const [good, bad] = [goodCount(levels), badCount(levels)];
      return {channel, figures: {levels, good, bad, badRate: metric('badRate', counts) ?? rate(0, 0)}};
    });
  });
}

/** Some months of an area, or of the whole; all of one moment. */
export async function readTrend(
  engine: Engine,
  at: number,
  months: readonly LocalMonth[],
  areaCode?: string,
): Promise<TrendMonth[]> {
  return inSnapshot(engine, async (trx) => {
    const key = areaCode ?? WHOLE;
    const dimension = areaCode === undefined ? 'whole' : 'area';
    const trend: TrendMonth[] = [];
    for (const month of months) {
      const countsOf = await readCounts(trx, {dimension, keys: [key], at, span: daysOfMonth(month)});
      const {levels, counts} = countsOf(key);
      const of = (name: MetricName): TrendMonth['badRate'] => metric(name, counts) ?? rate(0, 0);
      trend.push({
        month,
        levels,
        good: goodCount(levels),
        bad: badCount(levels),
        badRate: of('badRate'),
        rectifiedInTime: of('timelyRectificationRate'),
        activelyReviewed: of('activeReviewRate'),
      });
    }
    return trend;
  });
}
