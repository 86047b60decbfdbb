import type {CheckResults} from '@haochaping/protocol/public';
import type {ServiceCheck} from '@haochaping/protocol/staff';

/** Checks of a province and one of its offices, in the numbers of doc 000. */
export const CHECK_RESULTS: CheckResults = {
  asOf: '2026-11-23T01:00:00Z',
  whole: {
    ...{code: '320000000000', name: '江苏省', grades: {A: 7, B: 110, C: 55, D: 145}},
    ...{passRate: {numerator: 117, denominator: 317}, goodRate: {numerator: 620_000_000, denominator: 620_021_000}},
  },
  areas: [
    {
      ...{code: '320500000000', name: '苏州市', grades: {A: 1, B: 10, C: 3, D: 4}},
      ...{passRate: {numerator: 11, denominator: 18}, goodRate: {numerator: 0, denominator: 0}},
    },
  ],
  departments: [
    {
      ...{code: '11320500MB1234567X', name: '苏州市公安局', areaName: '苏州市', grades: {A: 1, B: 0, C: 0, D: 0}},
      ...{passRate: {numerator: 1, denominator: 1}, goodRate: {numerator: 2, denominator: 3}},
    },
  ],
};

/** A check that did not pass, corrected once. */
export const SAMPLE_CHECK: ServiceCheck = {
  id: 'c0de'.repeat(8),
  version: 2,
  recordedAt: '2026-11-20T02:15:00Z',
  recordedBy: '周宁',
  areaCode: '320500000000',
  areaName: '苏州市',
  departmentCode: '11320500MB1234567X',
  departmentName: '苏州市公安局',
  windowNumber: 'A01',
  checkedOn: '2026-11-19',
  grades: {timely: 'A', skilled: 'B', firstAsked: 'C', warm: 'A', civil: 'A'},
  grade: 'C',
  words: '<b>让我</b>去问别的窗口。',
  evidence: '录音 2026-117',
  reason: '听了录音。',
};
