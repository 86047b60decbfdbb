import assert from 'node:assert/strict';
import test from 'node:test';
import {truncatedPercent} from './metrics.ts';
import {
  checkGrade,
  checkPassRate,
  checkProblem,
  type CriterionGrades,
  mayRecordCheck,
  maySeeCheck,
} from './service-check.ts';

// Doc 000: the secret calls to the hotlines of 21 places, January to August 2015, with the 合格率 that it prints.
const CALLS_OF_2015: readonly (readonly [
  place: string,
  a: number,
  b: number,
  c: number,
  d: number,
  printed: string,
])[] = [
  ['山东省济宁市', 1, 10, 3, 4, '61.1'],
  ['北京市海淀区', 1, 8, 0, 6, '60.0'],
  ['山东省济南市', 0, 8, 2, 4, '57.1'],
  ['辽宁省沈阳市皇姑区', 1, 7, 1, 6, '53.3'],
  ['河北省石家庄市新华区', 0, 8, 0, 7, '53.3'],
  ['山东省济南市商河县', 0, 7, 5, 3, '46.7'],
  ['辽宁省海城市', 0, 7, 3, 5, '46.7'],
  ['天津市和平区', 1, 6, 2, 6, '46.7'],
  ['天津市北辰区', 0, 7, 0, 8, '46.7'],
  ['河北省保定市', 0, 6, 3, 6, '40.0'],
  ['山东省济南市历下区', 0, 6, 2, 7, '40.0'],
  ['河北省秦皇岛市', 0, 5, 3, 7, '33.3'],
  ['河北省石家庄市', 0, 4, 5, 6, '26.7'],
  ['北京市平谷区', 0, 4, 4, 7, '26.7'],
  ['北京市朝阳区', 1, 3, 3, 8, '26.7'],
  ['山东省青岛市', 2, 2, 2, 9, '26.7'],
  ['山东省烟台市', 0, 3, 6, 6, '20.0'],
  ['辽宁省大连市', 0, 3, 3, 9, '20.0'],
  ['河北省唐山市', 0, 3, 3, 9, '20.0'],
  ['辽宁省沈阳市', 0, 2, 1, 12, '13.3'],
  ['天津市滨海新区', 0, 1, 4, 10, '6.7'],
];
const ALL_GOOD: CriterionGrades = {timely: 'A', skilled: 'A', firstAsked: 'A', warm: 'A', civil: 'A'};

test('gives the 21 places of 2015 the pass rate that was printed, but cut where that was rounded up', () => {
  const cut: string[] = [];
  for (const [place, A, B, C, D, printed] of CALLS_OF_2015) {
    const passed = checkPassRate({A, B, C, D});
    assert.equal(((passed.numerator / passed.denominator) * 100).toFixed(1), printed, place);
    const shown = truncatedPercent(passed, 1);
    if (shown !== printed) cut.push(`${place} ${shown} ${passed.numerator}/${passed.denominator}`);
  }
  assert.deepEqual(cut, [
    '山东省济南市商河县 46.6 7/15',
    '辽宁省海城市 46.6 7/15',
    '天津市和平区 46.6 7/15',
    '天津市北辰区 46.6 7/15',
    '河北省石家庄市 26.6 4/15',
    '北京市平谷区 26.6 4/15',
    '北京市朝阳区 26.6 4/15',
    '山东省青岛市 26.6 4/15',
    '天津市滨海新区 6.6 1/15',
  ]);
});

test('adds the 21 places up to the 317 units that were printed, of which 117 passed', () => {
  const sum = (column: 1 | 2 | 3 | 4): number => CALLS_OF_2015.reduce((total, row) => total + row[column], 0);
  const counts = {A: sum(1), B: sum(2), C: sum(3), D: sum(4)};
  assert.deepEqual(counts, {A: 7, B: 110, C: 55, D: 145});
  assert.deepEqual(checkPassRate(counts), {numerator: 117, denominator: 317});
  assert.equal(truncatedPercent(checkPassRate(counts), 1), '36.9');
});

test('has no pass rate where nothing was checked', () => {
  assert.equal(truncatedPercent(checkPassRate({A: 0, B: 0, C: 0, D: 0}), 2), null);
});

test('grades a check by its worst criterion', () => {
  assert.equal(checkGrade(ALL_GOOD), 'A');
  assert.equal(checkGrade({...ALL_GOOD, warm: 'B'}), 'B');
  assert.equal(checkGrade({...ALL_GOOD, timely: 'C', civil: 'D'}), 'D');
});

test('lets the management bodies and supervisors of the area record, and nobody of the office that was checked', () => {
  const place = {areaCode: '320115000000', departmentCode: 'A'};
  for (const role of ['management', 'upper-management', 'supervisor'] as const) {
    assert.equal(mayRecordCheck({role}, place), true, role);
    assert.equal(mayRecordCheck({role, areaCode: '320100000000', departmentCode: 'B'}, place), true, role);
    assert.equal(mayRecordCheck({role, areaCode: '320500000000'}, place), false, role);
    assert.equal(mayRecordCheck({role, areaCode: '320115000000', departmentCode: 'A'}, place), false, role);
    assert.equal(mayRecordCheck({role}, {areaCode: '320115000000'}), true, role);
  }
  for (const role of ['handler', 'leader', 'dispatcher', 'administrator', 'call-back-officer', 'citizen'] as const) {
    assert.equal(mayRecordCheck({role}, place) || maySeeCheck({role}, place), false, role);
  }
});

test('lets an auditor read and not record', () => {
  const place = {areaCode: '320115000000', departmentCode: 'A'};
  assert.equal(maySeeCheck({role: 'auditor'}, place), true);
  assert.equal(mayRecordCheck({role: 'auditor'}, place), false);
  assert.equal(maySeeCheck({role: 'auditor', departmentCode: 'A'}, place), false);
});

const FIT = {
  checkedOn: '2026-11-20',
  today: '2026-11-20',
  version: 1,
  grades: ALL_GOOD,
  words: '',
  evidence: '',
  reason: '',
} as const;

test('keeps a check of today, and a correction that says why', () => {
  assert.equal(checkProblem(FIT), undefined);
  assert.equal(checkProblem({...FIT, version: 2, reason: '窗口写错了。'}), undefined);
  assert.equal(checkProblem({...FIT, grades: {...ALL_GOOD, warm: 'B'}}), undefined);
});

for (const [what, change, refusal] of [
  ['a day that has not come', {checkedOn: '2026-11-21'}, 'day-not-come'],
  ['a grade of C without words', {grades: {...ALL_GOOD, skilled: 'C'}, words: ' '}, 'words-missing'],
  ["somebody's number in the words", {words: '打 13812345678'}, 'personal-data'],
  ["somebody's number in the note on evidence", {evidence: '录音 13812345678'}, 'personal-data'],
  ['a correction without a reason', {version: 2, reason: ' '}, 'reason-missing'],
] as const) {
  test(`refuses ${what}`, () => assert.equal(checkProblem({...FIT, ...change}), refusal));
}
