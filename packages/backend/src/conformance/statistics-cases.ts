import {type DaySpan, endOfLocalDate, type Level} from '@haochaping/core';
import type {LevelCounts} from '@haochaping/protocol';
import type {Engine} from '../ports.ts';
import {foldDeltas} from '../store/fold-deltas.ts';
import {recount, recountSlice} from '../store/recount.ts';
import {saveCommand} from '../store/save-command.ts';
import {putServiceInstances, readServiceInstance} from '../store/service-instances.ts';
import {readAreas, readDepartments, readSummary} from '../store/statistics.ts';
import type {ConformanceCase} from './conformance-case.ts';
import {
  DAY_MS,
  ENTERPRISES,
  JIANGNING,
  MARKETS,
  NANJING,
  PROVINCE,
  QIXIA,
  SAMPLE_AT,
  SAMPLE_RULES,
  sampleInstance,
  sampleReview,
  TIANNING,
} from './samples.ts';
import {caseNumbers, stock} from './stock.ts';

const LEVELS: readonly Level[] = [5, 5, 4, 3, 2, 1, 1];
const NONE: LevelCounts = {'5': 0, '4': 0, '3': 0, '2': 0, '1': 0};

const tianning = (caseNumber: string): ReturnType<typeof sampleInstance> =>
  sampleInstance(caseNumber, {areaCode: TIANNING, departmentCode: MARKETS});

async function levels(engine: Engine, areaCode?: string): Promise<LevelCounts> {
  return (await readSummary(engine, SAMPLE_AT, areaCode)).levels;
}

export function statisticsCases(): readonly ConformanceCase[] {
  return [
    {
      title: 'counts every first review once, up the whole chain of areas, before and after folding',
      run: async (engine, {equal}) => {
        const cases = caseNumbers(LEVELS.length);
        await stock(engine, ...cases, tianning('T'), 'unrated');
        await engine.recordReviews(cases.map((one, index) => sampleReview(one, {level: LEVELS[index] ?? 5})));
        await engine.recordReviews([sampleReview('T', {level: 3})]);
        const check = async (): Promise<void> => {
          const near = {'5': 2, '4': 1, '3': 1, '2': 1, '1': 2};
          const all = {...near, '3': 2};
          equal(await levels(engine), all);
          equal(await levels(engine, PROVINCE), all);
          equal(await levels(engine, NANJING), near);
          equal(await levels(engine, JIANGNING), near);
          equal(await levels(engine, QIXIA), NONE);
          const summary = await readSummary(engine, SAMPLE_AT);
          equal([summary.good, summary.bad], [5, 3]);
          equal(summary.goodRate, {numerator: 5, denominator: 8});
          equal(summary.activelyReviewed, {numerator: 8, denominator: 9});
          const areas = await readAreas(engine, SAMPLE_AT, PROVINCE);
          equal(
            areas.map(({name, good, bad}) => [name, good, bad]),
            [
              ['南京市', 4, 3],
              ['常州市', 1, 0],
            ],
          );
          const departments = await readDepartments(engine, SAMPLE_AT, '320400000000');
          equal(
            departments.map(({code, areaName, good, bad}) => [code, areaName, good, bad]),
            [[MARKETS, '天宁区', 1, 0]],
          );
          const everywhere = await readDepartments(engine, SAMPLE_AT);
          equal(everywhere.find(({code}) => code === ENTERPRISES)?.levels, near);
          equal(await recount(engine), {drift: 0, counted: 17 + 3});
          equal((await recountSlice(engine, {of: 'day', day: '2026-11-23'})).counted, 17);
          equal((await recountSlice(engine, {of: 'day', day: '2026-11-25'})).counted, 0);
        };
        await check();
        equal((await foldDeltas(engine, 3)) > 0, true);
        await check();
        while ((await foldDeltas(engine)) > 0);
        await check();
        equal(await engine.db.selectFrom('count_delta').selectAll().execute(), []);
      },
    },
    {
      title: 'leaves attempts and late reviews out of the counts, and opens their orders all the same',
      run: async (engine, {equal}) => {
        await stock(engine, 'A', 'B');
        await engine.recordReviews([sampleReview('A'), sampleReview('A', {level: 1})]);
        const [late] = await engine.recordReviews([sampleReview('B', {level: 1, late: true})]);
        equal(late?.outcome === 'recorded' && [late.late, late.orderId !== undefined], [true, true]);
        equal(await levels(engine), {...NONE, '5': 1});
        const later = await readSummary(engine, SAMPLE_AT + 60 * DAY_MS);
        equal(later.rectified, {numerator: 0, denominator: 0});
        equal((await recount(engine)).drift, 0);
      },
    },
    {
      title: 'stays exact while 32 callers record and others fold',
      run: async (engine, {equal}) => {
        const cases = caseNumbers(160);
        await stock(engine, ...cases);
        const work = {recording: true};
        const folding = Array.from({length: 2}, async () => {
          while (work.recording) await foldDeltas(engine, 5);
        });
        const readings: number[] = [];
        const reading = (async () => {
          while (work.recording) readings.push((await readSummary(engine, SAMPLE_AT)).good);
        })();
        for (let from = 0; from < cases.length; from += 32) {
          const some = cases.slice(from, from + 32);
          await Promise.all(some.map((one) => engine.recordReviews([sampleReview(one), sampleReview(one)])));
        }
        work.recording = false;
        await Promise.all([...folding, reading]);
        equal(
          readings,
          [...readings].sort((a, b) => a - b),
          'a count never falls',
        );
        equal(await levels(engine), {...NONE, '5': 160});
        equal((await recount(engine)).drift, 0);
      },
    },
    {
      title: 'finds the drift that a tampered count leaves',
      run: async (engine, {equal}) => {
        await stock(engine, 'A');
        await engine.recordReviews([sampleReview('A')]);
        await foldDeltas(engine);
        await engine.db
          .updateTable('count_rollup')
          .set({count: 3})
          .where('dimension', '=', 'whole')
          .where('period', '=', '2026-11-23')
          .where('measure', '=', 5)
          .execute();
        const drifts = async (): Promise<readonly unknown[]> => {
          const {drift} = await recount(engine);
          const day = await recountSlice(engine, {of: 'day', day: '2026-11-23'});
          const before = await recountSlice(engine, {of: 'day', day: '2026-11-22'});
          return [drift, day.drift, before.drift];
        };
        // The day is too high, and so no longer what its month says.
        equal(await drifts(), [4, 2, 0]);
      },
    },
    {
      title: 'counts an instance where it lies now, and its review where it was given',
      run: async (engine, {equal}) => {
        await stock(engine, 'A', 'B');
        const put = async (...instances: ReturnType<typeof sampleInstance>[]): Promise<readonly string[]> =>
          (await putServiceInstances(engine, instances, SAMPLE_AT + 1)).map(({outcome}) => outcome);
        await engine.recordReviews([sampleReview('A')]);
        equal(await put(sampleInstance('A'), sampleInstance('N')), ['unchanged', 'created']);
        equal(await put(tianning('A'), tianning('A'), sampleInstance('B', {serviceName: '办结'})), [
          'updated',
          'unchanged',
          'updated',
        ]);
        equal((await readServiceInstance(engine, 'A#1'))?.areaCode, TIANNING);
        const near = await readSummary(engine, SAMPLE_AT, JIANGNING);
        equal([near.levels['5'], near.activelyReviewed.denominator], [1, 2]);
        const far = await readSummary(engine, SAMPLE_AT, TIANNING);
        equal([far.levels['5'], far.activelyReviewed.denominator], [0, 1]);
        equal((await recount(engine)).drift, 0);
      },
    },
    {
      title: 'owes what is due from the very moment the deadline is over, real names apart',
      run: async (engine, {equal}) => {
        const cases = caseNumbers(5);
        await stock(engine, ...cases);
        await engine.recordReviews(
          cases.map((one, index) =>
            sampleReview(one, {
              level: 1,
              identityMode: (['real-name', 'anonymous', 'confidential'] as const)[index % 3] ?? 'anonymous',
            }),
          ),
        );
        const replyDue = endOfLocalDate('2026-11-30');
        const rates = async (at: number, span?: DaySpan): Promise<unknown> => {
          const {rectified, rectifiedInTime, realNameReplied, struckOut} = await readSummary(engine, at, NANJING, span);
          const fractions = [rectified, rectifiedInTime, realNameReplied].map(
            ({numerator, denominator}) => `${numerator}/${denominator}`,
          );
          return [...fractions, struckOut];
        };
        const check = async (): Promise<void> => {
          equal(await rates(replyDue - 1), ['0/0', '0/0', '0/0', 0]);
          equal(await rates(replyDue), ['0/5', '0/5', '0/3', 0]);
          equal(await rates(replyDue, {from: '2026-11-30', to: '2026-11-30'}), ['0/5', '0/5', '0/3', 0]);
          equal(await rates(replyDue, {from: '2026-11-01', to: '2026-11-29'}), ['0/0', '0/0', '0/0', 0]);
          equal(await rates(replyDue, {from: '2026-11-01', to: '2027-01-31'}), ['0/5', '0/5', '0/3', 0]);
        };
        await check();
        while ((await foldDeltas(engine)) > 0);
        await check();
        equal((await recount(engine)).drift, 0);
      },
    },
    {
      title:
        'takes a reply for due when it is given, for done when it is closed, and back to what is owed when it is returned',
      run: async (engine, {equal}) => {
        await stock(engine, 'A');
        const [recorded] = await engine.recordReviews([sampleReview('A', {level: 2, identityMode: 'anonymous'})]);
        const orderId = recorded !== undefined && 'orderId' in recorded ? (recorded.orderId ?? '') : '';
        const at = SAMPLE_AT + 3_600_000;
        const by = {role: 'handler', accountId: 'h', departmentCode: ENTERPRISES} as const;
        const give = async (
          command: Parameters<typeof saveCommand>[1]['command'],
          actor: Parameters<typeof saveCommand>[1]['actor'],
        ): Promise<void> => {
          equal(
            (await saveCommand(engine, {orderId, command, actor}, {at, ...SAMPLE_RULES})).outcome,
            'saved',
            command.type,
          );
        };
        const rectified = async (): Promise<unknown> => {
          equal((await recount(engine)).drift, 0);
          return (await readSummary(engine, at)).rectified;
        };
        await give({type: 'sign'}, by);
        const nobody = {channel: 'none', person: '0200', result: 'anonymous'} as const;
        await give({type: 'record-contact', contactedAt: at, ...nobody}, by);
        await give({type: 'add-evidence', evidenceId: 'e', kind: 'case-log', note: '办件日志'}, by);
        await give({type: 'classify', class: 'general'}, by);
        const found = {
          finding: 'true',
          reasonable: true,
          cause: 'guidance-missing',
          explanation: '未一次告知',
        } as const;
        await give({type: 'determine', ...found}, by);
        await give({type: 'start-rectification'}, by);
        const text = '经核实情况属实，现已建立一次告知清单并对窗口人员逐一培训，欢迎继续监督。';
        const answer = {outcome: 'solved', text, measure: 'guide', deliveries: [], exception: 'anonymous'} as const;
        equal(await rectified(), {numerator: 0, denominator: 0});
        await give({type: 'reply', ...answer}, by);
        equal(await rectified(), {numerator: 0, denominator: 1});
        await give({type: 'open-call-back'}, {role: 'system'});
        const caller = {role: 'call-back-officer', accountId: 'c'} as const;
        const noAnswer = {result: 'unreachable', exception: 'anonymous', attempts: []} as const;
        await give({type: 'record-call-back', ...noAnswer}, caller);
        const supervisor = {role: 'supervisor', accountId: 's'} as const;
        await give({type: 'return-for-rework', reworkReason: 'vague', reason: '未说明措施'}, supervisor);
        equal(await rectified(), {numerator: 0, denominator: 1});
        await foldDeltas(engine);
        await give({type: 'reply', ...answer}, by);
        await give({type: 'open-call-back'}, {role: 'system'});
        await give({type: 'record-call-back', ...noAnswer}, caller);
        await give({type: 'close'}, supervisor);
        equal(await rectified(), {numerator: 1, denominator: 1});
      },
    },
  ];
}
