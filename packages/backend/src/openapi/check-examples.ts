const AT = '2026-11-20T02:15:00.000Z';
const place = {areaCode: '320115000000', departmentCode: '11320115MB10005717', windowNumber: 'A03'};
const seen = {
  checkedOn: '2026-11-19',
  grades: {timely: 'A', skilled: 'B', firstAsked: 'B', warm: 'A', civil: 'A'},
  words: '等了三分钟，一次讲清了要带什么。',
  evidence: '录音存监督科，编号 2026-117。',
  reason: '',
};
const kept = {
  id: '0198b1c200007000800000000000c0de',
  version: 1,
  recordedAt: AT,
  recordedBy: '监督一号',
  ...place,
  areaName: '江宁区',
  departmentName: '南京市江宁区行政审批局',
  grade: 'B',
  ...seen,
};
const result = {
  grades: {A: 1, B: 10, C: 3, D: 4},
  passRate: {numerator: 11, denominator: 18},
  goodRate: {numerator: 529, denominator: 539},
};

export const CHECK_EXAMPLES: Readonly<Record<string, {readonly body?: unknown; readonly answer?: unknown}>> = {
  listChecks: {answer: {checks: [kept]}},
  readCheck: {answer: kept},
  recordCheck: {body: {expectedVersion: 0, ...place, ...seen}, answer: kept},
  readCheckResults: {
    answer: {
      asOf: AT,
      whole: {code: '320115000000', name: '江宁区', ...result},
      areas: [],
      departments: [{code: '11320115MB10005717', name: '南京市江宁区行政审批局', areaName: '江宁区', ...result}],
    },
  },
};
