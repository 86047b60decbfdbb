import {addDays, type DaySpan, endOfLocalDate} from '@haochaping/core';
import type {Kysely} from 'kysely';
import {readHotWords} from '../hot-words/read-hot-words.ts';
import {runHotWords} from '../jobs/hot-words.ts';
import {mendCounts, runRecount} from '../jobs/recount.ts';
import type {Engine} from '../ports.ts';
import {listAudit} from '../store/audit.ts';
import {countReview} from '../store/count-review.ts';
import {readCounts, type SummedCounts} from '../store/counts.ts';
import {foldDeltas} from '../store/fold-deltas.ts';
import {noteInvited} from '../store/instance-counts.ts';
import {countAnew} from '../store/migrations/0005-metrics.ts';
import {recount} from '../store/recount.ts';
import {readLastRecount} from '../store/recount-runs.ts';
import type {RollupDimension} from '../store/schema.ts';
import {putServiceInstances} from '../store/service-instances.ts';
import {inSnapshot, inTransaction} from '../store/transaction.ts';
import type {ConformanceCase} from './conformance-case.ts';
import {fillLively, SAMPLE_DAY} from './lively-store.ts';
import {naiveCounts, readRaw} from './naive-counts.ts';
import {
  DAY_MS,
  ENTERPRISES,
  JIANGNING,
  MARKETS,
  NANJING,
  PROVINCE,
  SAMPLE_AT,
  SAMPLE_RULES,
  sampleInstance,
  sampleReview,
  TIANNING,
} from './samples.ts';
import {caseNumbers, stock} from './stock.ts';

const HOUR_MS = 3_600_000;
const SEEDS = [1, 2, 3];

const KEYS: readonly (readonly [RollupDimension, string])[] = [
  ['whole', ''],
  ['area', PROVINCE],
  ['area', NANJING],
  ['area', JIANGNING],
  ['area', TIANNING],
  ['department', ENTERPRISES],
  ['department', MARKETS],
  ['item', `${ENTERPRISES}0000000000001`],
  ['item', 'unknown'],
  ['channel', 'kiosk'],
  ['window', `${ENTERPRISES} A01`],
  ['window', `${MARKETS} A02`],
];
const SPANS: readonly (DaySpan | undefined)[] = [
  undefined,
  {from: SAMPLE_DAY, to: SAMPLE_DAY},
  {from: '2026-11-01', to: '2026-11-30'},
  {from: addDays(SAMPLE_DAY, -25), to: addDays(SAMPLE_DAY, 20)},
];

async function counts(
  engine: Engine,
  [dimension, key]: readonly [RollupDimension, string],
  at = SAMPLE_AT,
  span?: DaySpan,
): Promise<SummedCounts> {
  return inSnapshot(engine, async (trx) =>
    (await readCounts(trx, {dimension, keys: [key], at, ...(span && {span})}))(key),
  );
}

/** In the form of the slow count: what is there by name, without zeros. */
function flat({levels, counts: named}: SummedCounts): Readonly<Record<string, number>> {
  const all = [...Object.entries(levels).map(([level, count]) => [`level ${level}`, count]), ...Object.entries(named)];
  return Object.fromEntries(all.filter(([, count]) => count !== 0)) as Record<string, number>;
}

/** Cuts where there is a slash, so that a case says which words there are. */
const PORTS = (engine: Engine) => ({
  engine,
  keys: {hashKey: new Uint8Array(32)} as never,
  segment: (text: string): readonly string[] => text.split('/'),
});
const TOMORROW = endOfLocalDate(SAMPLE_DAY) + HOUR_MS;

export function metricsCases(): readonly ConformanceCase[] {
  return [
    ...SEEDS.map((seed): ConformanceCase => ({
      title: `counts by every dimension and span what counting row by row gives, whatever happened (seed ${seed})`,
      run: async (engine, {equal}) => {
        await fillLively(engine, seed);
        const check = async (at: number): Promise<void> => {
          for (const [dimension, key] of KEYS) {
            for (const span of SPANS) {
              const question = {dimension, key, at, ...(span && {span})};
              const slow = naiveCounts(await readRaw(engine), question);
              equal(flat(await counts(engine, [dimension, key], at, span)), slow, JSON.stringify(question));
            }
          }
        };
        // With deltas waiting; at a deadline, before and after; and folded.
        await check(SAMPLE_AT + DAY_MS);
        await check(endOfLocalDate('2026-11-24') - 1);
        await check(endOfLocalDate('2026-11-24'));
        await check(SAMPLE_AT + 30 * DAY_MS);
        while ((await foldDeltas(engine, 7)) > 0);
        await check(SAMPLE_AT + 30 * DAY_MS);
        equal((await recount(engine)).drift, 0);
      },
    })),
    {
      title: 'counts anew, out of the rows themselves, what an earlier release has written',
      run: async (engine, {equal}) => {
        await fillLively(engine, 6);
        // Nobody noted then who was asked.
        await engine.db.updateTable('service_instance').set({invited_at: null}).execute();
        await countAnew(engine.db as unknown as Kysely<unknown>);
        for (const [dimension, key] of KEYS) {
          const question = {dimension, key, at: SAMPLE_AT + 30 * DAY_MS};
          const slow = naiveCounts(await readRaw(engine), question);
          equal(flat(await counts(engine, [dimension, key], question.at)), slow, JSON.stringify(question));
        }
        while ((await foldDeltas(engine)) > 0);
        equal((await recount(engine)).drift, 0);
      },
    },
    {
      title: 'keeps what is known of an instance with it when it moves, also while it is being rated',
      run: async (engine, {equal}) => {
        const cases = caseNumbers(24);
        await stock(engine, ...cases);
        const move = (one: string, to: number): Promise<unknown> =>
          putServiceInstances(
            engine,
            [sampleInstance(one, to % 2 === 0 ? {areaCode: TIANNING, departmentCode: MARKETS} : {windowNumber: 'B09'})],
            SAMPLE_AT + to,
          );
        await Promise.all(
          cases.flatMap((one, nth) => [
            move(one, nth),
            engine.recordReviews([sampleReview(one)]),
            noteInvited(engine, `${one}#1`, SAMPLE_AT),
            engine.recordReviews([sampleReview(one, {level: 4})]),
            move(one, nth + 1),
          ]),
        );
        const {counts: named} = await counts(engine, ['whole', '']);
        equal(
          [named.instances, named.instancesReviewed, named.instancesInvited, named.instancesContested],
          [24, 24, 24, 24],
        );
        equal((await recount(engine)).drift, 0);
      },
    },
    {
      title: 'takes a review into the statistics later, with its order, once, as if it had counted from its day',
      run: async (engine, {equal}) => {
        await stock(engine, 'A');
        const review = sampleReview('A', {level: 1, late: true});
        await engine.recordReviews([review]);
        const which = {subjectKey: review.subjectKey, reviewId: review.id};
        const take = (): Promise<boolean> =>
          inTransaction(engine, (trx) => countReview(trx, which, SAMPLE_AT + DAY_MS));
        equal(flat(await counts(engine, ['whole', ''])), {instances: 1});
        equal([await take(), await take()], [true, false]);
        const day = await counts(engine, ['channel', 'web-widget'], SAMPLE_AT, {from: SAMPLE_DAY, to: SAMPLE_DAY});
        equal(flat(day), {'level 1': 1, bad: 1, opened: 1, dispatched: 1});
        equal((await recount(engine)).drift, 0);
      },
    },
    {
      title: 'publishes a drift that somebody made at the database, and mends it on word, noted in the log',
      run: async (engine, {equal}) => {
        await fillLively(engine, 5);
        while ((await foldDeltas(engine)) > 0);
        const run = async (at: number): Promise<number | undefined> => {
          while ((await runRecount({engine}, at)) > 0);
          return (await readLastRecount(engine))?.drift;
        };
        equal(await run(SAMPLE_AT), 0);
        const {db} = engine;
        await db
          .updateTable('count_rollup')
          .set({count: 70})
          .where('period', '=', 'ever')
          .where('measure', '=', 5)
          .execute();
        await db.deleteFrom('count_rollup').where('dimension', '=', 'window').where('period', '=', '2026-11').execute();
        await db.updateTable('order_share').set({count: 3}).where('measure', '=', 100).execute();
        const ghost = {dimension: 'item', key: 'ghost', period: '2026-11-11', measure: 5, count: 4} as const;
        await db.insertInto('count_rollup').values(ghost).execute();
        equal(await run(SAMPLE_AT + HOUR_MS / 2), 0, 'the next one comes after an hour');
        const drift = (await run(SAMPLE_AT + HOUR_MS)) ?? 0;
        equal(drift > 70, true, `drift ${drift}`);
        equal((await readLastRecount(engine))?.finishedAt, SAMPLE_AT + HOUR_MS);
        const mended = await mendCounts(engine, 'somebody', SAMPLE_AT + HOUR_MS);
        equal(mended.drift > 0, true);
        equal(await run(SAMPLE_AT + 2 * HOUR_MS), 0);
        const question = {dimension: 'whole', key: '', at: SAMPLE_AT + DAY_MS} as const;
        equal(flat(await counts(engine, ['whole', ''], question.at)), naiveCounts(await readRaw(engine), question));
        const noted = (await listAudit(engine, '', 10_000)).filter(({action}) => action === 'counts-mended');
        equal(
          noted.map(({actor, detail}) => [actor, detail['drift']]),
          [['somebody', mended.drift]],
        );
        equal((await mendCounts(engine, 'somebody', SAMPLE_AT)).drift, 0, 'there is nothing left to mend');
      },
    },
    {
      title:
        'shows a hot word from the third person on, whatever one person says how often, and only of days that are over',
      run: async (engine, {equal}) => {
        const cases = ['A', 'B', 'C', 'D'];
        await stock(
          engine,
          ...cases,
          ...[2, 3, 4].map((serviceNumber) => ({...sampleInstance('A'), serviceNumber})),
          sampleInstance('T', {areaCode: TIANNING, departmentCode: MARKETS}),
        );
        const say = async (
          key: string,
          text: string,
          other: Parameters<typeof sampleReview>[1] = {},
        ): Promise<void> => {
          await engine.recordReviews([sampleReview('A', {...other, subjectKey: key, text})]);
        };
        // One person, four services; two others; somebody far away.
        for (const number of [1, 2, 3, 4]) await say(`A#${number}`, '生硬/周到');
        await say('B#1', '周到/办结/13812345206');
        await say('C#1', '办结/王小明', {indicators: ['510']});
        const words = async (at: number, area?: string): Promise<unknown> => {
          const told = await readHotWords(engine, {area, month: '2026-11'}, {profile: SAMPLE_RULES.profile, at});
          return told.good.words.map(({text, reviews}) => `${text} ${reviews}`);
        };
        equal(await runHotWords(PORTS(engine), SAMPLE_RULES, SAMPLE_AT), 0, 'the day is not over');
        equal(await runHotWords(PORTS(engine), SAMPLE_RULES, TOMORROW), 6);
        equal(await words(TOMORROW), []);
        equal(await runHotWords(PORTS(engine), SAMPLE_RULES, TOMORROW), 0, 'each review is read once');
        await say('D#1', '周到/办结', {receivedAt: TOMORROW});
        await say('T#1', '办结', {receivedAt: TOMORROW, level: 1});
        const later = TOMORROW + DAY_MS;
        const both = await Promise.all([1, 2].map(() => runHotWords(PORTS(engine), SAMPLE_RULES, later)));
        equal(
          both.reduce((sum, read) => sum + read, 0),
          2,
        );
        equal(await words(later), ['周到 6', '办结 3']);
        equal(await words(later, JIANGNING), ['周到 6', '办结 3']);
        equal(await words(later, TIANNING), []);
        const bad = await readHotWords(engine, {}, {profile: SAMPLE_RULES.profile, at: later});
        equal([bad.bad.words, bad.until], [[], '2026-11-24']);
      },
    },
  ];
}
