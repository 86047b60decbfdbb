import type {CriterionGrades} from '@haochaping/core';
import type {Engine} from '../ports.ts';
import {listAudit} from '../store/audit.ts';
import {listChecks, type NewCheck, readCheck, readCheckResults, recordCheck} from '../store/checks.ts';
import type {ConformanceCase} from './conformance-case.ts';
import {ENTERPRISES, JIANGNING, MARKETS, NANJING, PROVINCE, SAMPLE_AT, sampleReview, TIANNING} from './samples.ts';
import {stock} from './stock.ts';

const GOOD: CriterionGrades = {timely: 'A', skilled: 'A', firstAsked: 'A', warm: 'A', civil: 'A'};

function check(number: number, other: Partial<NewCheck> = {}): NewCheck {
  return {
    id: String(number).padStart(32, '0'),
    version: 1,
    areaCode: JIANGNING,
    departmentCode: ENTERPRISES,
    checkedOn: '2026-11-20',
    grades: GOOD,
    words: '一次讲清。',
    evidence: '',
    reason: '',
    at: SAMPLE_AT,
    by: 'supervisor-1',
    ...other,
  };
}

const top = {code: PROVINCE, name: '江苏省'};
const resultsOf = (
  engine: Engine,
  area?: string,
  span?: {from: '2026-10-01'; to: '2026-10-31'},
): ReturnType<typeof readCheckResults> =>
  readCheckResults(engine, {area, top: area === undefined ? top : {code: area, name: '南京市'}, span, at: SAMPLE_AT});

export function checkCases(): readonly ConformanceCase[] {
  return [
    {
      title: 'keeps every version of a check as it was, shows the last, and logs each without its words',
      run: async (engine, {equal}) => {
        await stock(engine);
        const place = {windowNumber: 'A01', itemCode: `${ENTERPRISES}0000000000001`};
        equal(await recordCheck(engine, check(1, place)), true);
        equal(await recordCheck(engine, check(1, {words: '另一个人写的。'})), false, 'a version is kept once');
        equal((await readCheck(engine, check(1).id))?.words, '一次讲清。');
        const corrected = check(1, {
          ...place,
          version: 2,
          at: SAMPLE_AT + 1,
          grades: {...GOOD, warm: 'C'},
          reason: '听了录音。',
        });
        equal(await recordCheck(engine, corrected), true);
        equal(await readCheck(engine, check(1).id), {
          ...{id: check(1).id, version: 2, grade: 'C', words: '一次讲清。', evidence: '', reason: '听了录音。'},
          ...{recordedAt: new Date(SAMPLE_AT + 1).toISOString(), recordedBy: 'supervisor-1', checkedOn: '2026-11-20'},
          ...{areaCode: JIANGNING, areaName: '江宁区', departmentCode: ENTERPRISES, departmentName: '江宁区行政审批局'},
          ...{windowNumber: 'A01', itemCode: `${ENTERPRISES}0000000000001`, itemName: '企业设立登记'},
          grades: {...GOOD, warm: 'C'},
        });
        const rows = await engine.db
          .selectFrom('service_check')
          .select(['version', 'grade'])
          .orderBy('version')
          .execute();
        equal(rows, [
          {version: 1, grade: 'A'},
          {version: 2, grade: 'C'},
        ]);
        const log = (await listAudit(engine, '', 100)).filter(({subject}) => subject === check(1).id);
        equal(
          log.map(({action, actor}) => [action, actor]),
          [
            ['check-recorded', 'supervisor-1'],
            ['check-corrected', 'supervisor-1'],
          ],
        );
        equal(JSON.stringify(log).includes('一次讲清'), false);
        equal(await readCheck(engine, 'nothing'), undefined);
      },
    },
    {
      title: 'lists the checks of an area by day, page by page, without those of one department',
      run: async (engine, {equal}) => {
        await stock(engine);
        await recordCheck(engine, check(1, {checkedOn: '2026-11-18'}));
        await recordCheck(engine, check(2));
        await recordCheck(engine, check(3, {departmentCode: undefined}));
        await recordCheck(engine, check(4, {areaCode: TIANNING, departmentCode: MARKETS, checkedOn: '2026-11-19'}));
        await recordCheck(engine, check(1, {checkedOn: '2026-11-18', version: 2, reason: '改'}));
        const ids = async (asked: Partial<Parameters<typeof listChecks>[1]>): Promise<readonly number[]> =>
          (await listChecks(engine, {limit: 10, ...asked})).map(({id}) => Number(id));
        equal(await ids({}), [3, 2, 4, 1]);
        equal(await ids({limit: 2}), [3, 2]);
        equal(await ids({after: {checkedOn: '2026-11-20', id: check(2).id}}), [4, 1]);
        equal(await ids({areaCode: NANJING}), [3, 2, 1]);
        equal(await ids({exceptDepartment: ENTERPRISES}), [3, 4]);
      },
    },
    {
      title: 'adds checks up where they were made and above, as last corrected, beside what citizens said there',
      run: async (engine, {equal}) => {
        await stock(engine, 'A', 'B', 'C');
        await engine.recordReviews([sampleReview('A'), sampleReview('B'), sampleReview('C', {level: 1})]);
        await recordCheck(engine, check(1));
        await recordCheck(engine, check(2, {grades: {...GOOD, civil: 'B'}}));
        await recordCheck(engine, check(3));
        await recordCheck(engine, check(3, {version: 2, grades: {...GOOD, timely: 'D'}, reason: '改'}));
        await recordCheck(engine, check(4, {departmentCode: undefined, checkedOn: '2026-10-07'}));
        await recordCheck(engine, check(5, {areaCode: TIANNING, departmentCode: MARKETS}));
        const citizens = {numerator: 2, denominator: 3};
        const nobody = {numerator: 0, denominator: 0};
        const all = await resultsOf(engine);
        equal(all.whole, {
          ...top,
          ...{grades: {A: 3, B: 1, C: 0, D: 1}, passRate: {numerator: 4, denominator: 5}, goodRate: citizens},
        });
        equal(
          all.areas.map(({name, passRate, goodRate}) => [name, passRate, goodRate]),
          [
            ['南京市', {numerator: 3, denominator: 4}, citizens],
            ['常州市', {numerator: 1, denominator: 1}, nobody],
          ],
        );
        equal(
          all.departments.map(({name, areaName, passRate, goodRate}) => [name, areaName, passRate, goodRate]),
          [
            ['江宁区行政审批局', '江宁区', {numerator: 2, denominator: 3}, citizens],
            ['天宁区市场监督管理局', '天宁区', {numerator: 1, denominator: 1}, nobody],
          ],
        );
        const nanjing = await resultsOf(engine, NANJING);
        equal([nanjing.whole.passRate, nanjing.whole.goodRate], [{numerator: 3, denominator: 4}, citizens]);
        equal(
          nanjing.areas.map(({name}) => name),
          ['江宁区'],
        );
        const october = await resultsOf(engine, undefined, {from: '2026-10-01', to: '2026-10-31'});
        equal([october.whole.grades, october.whole.goodRate], [{A: 1, B: 0, C: 0, D: 0}, nobody]);
        equal(october.departments, []);
      },
    },
  ];
}
