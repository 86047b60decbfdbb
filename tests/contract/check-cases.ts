import {type CheckRefusal, localDateOf} from '@haochaping/core';
import {type Api, type CheckBody, checkRoutes, publicCheckRoutes} from '@haochaping/protocol';
import type {StaffRole} from '@haochaping/protocol';
import {assert} from 'chai';
import {apiOf, bodyOf, type ContractCase, type ContractPlace, get, refusedWith, signIn} from './place.ts';

const JIANGNING = '320115000000';
const TAICANG = '320585000000';
const GOOD = {timely: 'A', skilled: 'A', firstAsked: 'A', warm: 'A', civil: 'A'} as const;
const TODAY = localDateOf(Date.now());

const newId = (): string => crypto.randomUUID().replaceAll('-', '');

async function desk(place: ContractPlace, role: StaffRole): Promise<Api<typeof checkRoutes>> {
  return apiOf(place, checkRoutes, await signIn(place, role));
}

/** A department of Jiangning with a window. */
async function officeOf(place: ContractPlace): Promise<{departmentCode: string; windowNumber: string}> {
  const headers = await signIn(place, 'supervisor');
  const {departments} = (await (await get(place, `/v1/directory/departments?area=${JIANGNING}`, headers)).json()) as {
    departments: {code: string}[];
  };
  for (const {code} of departments) {
    const {windows} = (await (await get(place, `/v1/directory/departments/${code}`, headers)).json()) as {
      windows: {number: string}[];
    };
    const [window] = windows;
    if (window !== undefined) return {departmentCode: code, windowNumber: window.number};
  }
  throw new Error('The demonstration has no window in Jiangning.');
}

function bodyWith(change: Partial<CheckBody> = {}): CheckBody {
  return {
    ...{expectedVersion: 0, areaCode: JIANGNING, checkedOn: TODAY, grades: GOOD},
    ...{words: '', evidence: '', reason: '', ...change},
  };
}

export const checkCases: readonly ContractCase[] = [
  {
    title:
      'a check is kept once however often it is sent, corrected by another version, and counted beside what citizens said',
    async run(place) {
      const api = await desk(place, 'supervisor');
      const everybody = apiOf(place, publicCheckRoutes);
      const results = async (): ReturnType<typeof everybody.readCheckResults> =>
        everybody.readCheckResults({query: {area: JIANGNING}});
      const before = bodyOf(await results());
      const office = await officeOf(place);
      const id = newId();
      const body = bodyWith({...office, evidence: '录音存监督科。'});
      const kept = bodyOf(await api.recordCheck({params: {id}, body}));
      assert.deepInclude(kept, {id, version: 1, grade: 'A', ...office, areaName: '江宁区'});
      assert.notEqual(kept.recordedBy, '');
      assert.deepEqual(bodyOf(await api.recordCheck({params: {id}, body})), kept, 'sent again');
      const passed = bodyOf(await results());
      assert.equal(passed.whole.grades.A, before.whole.grades.A + 1);
      assert.equal(passed.whole.passRate.denominator, before.whole.passRate.denominator + 1);
      const other = await api.recordCheck({params: {id}, body: {...body, words: '另一些话'}});
      assert.equal(refusedWith(other).code, 'version-stale');
      const change = {
        expectedVersion: 1,
        grades: {...GOOD, warm: 'D'},
        words: '没有抬头。',
        reason: '听了录音。',
      } as const;
      const corrected = bodyOf(await api.recordCheck({params: {id}, body: {...body, ...change}}));
      assert.deepInclude(corrected, {version: 2, grade: 'D', reason: '听了录音。'});
      assert.deepEqual(bodyOf(await api.readCheck({params: {id}})), corrected);
      const {checks} = bodyOf(await api.listChecks({query: {}}));
      assert.deepEqual(
        checks.filter((one) => one.id === id),
        [corrected],
      );
      const failed = bodyOf(await results());
      assert.deepEqual(failed.whole.grades, {...before.whole.grades, D: before.whole.grades.D + 1});
      const row = failed.departments.find(({code}) => code === office.departmentCode);
      assert.isAbove(row?.passRate.denominator ?? 0, 0);
      assert.isAbove(row?.goodRate.denominator ?? 0, 0);
      assert.notInclude(JSON.stringify(failed), '没有抬头');
    },
  },
  {
    title: 'a check is refused by its rule, outside the own area, and where no such office is',
    async run(place) {
      const api = await desk(place, 'management');
      const refusals: unknown[] = [];
      for (const change of [
        {checkedOn: '2099-01-01'},
        {grades: {...GOOD, skilled: 'C'} as const},
        {words: '打 13812345678'},
      ]) {
        const answer = await api.recordCheck({params: {id: newId()}, body: bodyWith(change)});
        assert.deepEqual(refusedWith(answer), {status: 422, code: 'check-refused'});
        refusals.push(answer.kind === 'problem' ? answer.problem?.refusal : undefined);
      }
      assert.deepEqual(refusals, ['day-not-come', 'words-missing', 'personal-data'] satisfies CheckRefusal[]);
      const codeOf = async (change: Partial<CheckBody>): Promise<string | undefined> =>
        refusedWith(await api.recordCheck({params: {id: newId()}, body: bodyWith(change)})).code;
      assert.equal(await codeOf({areaCode: TAICANG}), 'area-unknown');
      assert.equal(await codeOf({departmentCode: 'NOWHERE'}), 'department-unknown');
      assert.equal(await codeOf({windowNumber: 'A01'}), 'department-unknown');
      assert.equal(await codeOf({...(await officeOf(place)), windowNumber: 'nowhere'}), 'department-unknown');
      const province = await desk(place, 'supervisor');
      const id = newId();
      const elsewhere = bodyWith({areaCode: TAICANG});
      assert.equal((await province.recordCheck({params: {id}, body: elsewhere})).kind, 'ok');
      assert.equal(refusedWith(await api.readCheck({params: {id}})).code, 'check-unknown');
      const correction = bodyWith({expectedVersion: 1, reason: '改'});
      assert.equal(refusedWith(await api.recordCheck({params: {id}, body: correction})).code, 'check-unknown');
      const {checks} = bodyOf(await api.listChecks({query: {}}));
      assert.isUndefined(checks.find((one) => one.id === id));
    },
  },
];
