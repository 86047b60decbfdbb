import type {DirectoryRows} from '@haochaping/core';
import {listAudit} from '../store/audit.ts';
import {findArea, findDepartment, readDepartment} from '../store/directory.ts';
import {changeDirectory} from '../store/put-directory.ts';
import {recount} from '../store/recount.ts';
import {putServiceInstances, readServiceInstance} from '../store/service-instances.ts';
import {createAccount} from '../store/accounts.ts';
import type {ConformanceCase} from './conformance-case.ts';
import {openOne} from './order-steps.ts';
import {DISSOLVED, ENTERPRISES, JIANGNING, MARKETS, QIXIA, SAMPLE_AT, sampleInstance, TIANNING} from './samples.ts';
import {settled, stock} from './stock.ts';

const NOTHING: DirectoryRows = {areas: [], departments: [], items: [], windows: [], staffMembers: []};
const BY = {actor: 'administrator-1', at: SAMPLE_AT};

export function directoryCases(): readonly ConformanceCase[] {
  return [
    {
      title: 'changes rows of the directory, says which, and logs each with what stood there before',
      run: async (engine, {equal}) => {
        await stock(engine);
        const department = {code: ENTERPRISES, name: '江宁区数据局', areaCode: '320115'};
        const window = {departmentCode: ENTERPRISES, number: 'A02', name: '新窗口'};
        const rows = {...NOTHING, departments: [department], windows: [window]};
        const expected = [
          {kind: 'departments', key: ENTERPRISES, outcome: 'changed'},
          {kind: 'windows', key: `${ENTERPRISES} A02`, outcome: 'created'},
        ];
        const logged = async (): Promise<readonly unknown[]> =>
          (await listAudit(engine, '', 100)).filter(({action}) => action === 'directory-changed');
        equal(await changeDirectory(engine, {...BY, rows, dryRun: true}), {
          outcome: 'put',
          changes: expected,
          unchanged: 0,
        });
        equal([(await findDepartment(engine, ENTERPRISES))?.name, (await logged()).length], ['江宁区行政审批局', 0]);
        equal(await changeDirectory(engine, {...BY, rows}), {outcome: 'put', changes: expected, unchanged: 0});
        equal(await changeDirectory(engine, {...BY, rows}), {outcome: 'put', changes: [], unchanged: 2});
        const read = await readDepartment(engine, ENTERPRISES);
        equal([read?.department.name, read?.windows.length], ['江宁区数据局', 2]);
        const lines = (await logged()) as {actor: string; subject: string; detail: {was?: {name: string}}}[];
        const line = lines.find(({subject}) => subject === ENTERPRISES);
        equal([lines.length, line?.actor, line?.detail.was?.name], [2, 'administrator-1', '江宁区行政审批局']);
      },
    },
    {
      title: 'changes nothing where one row is wrong, nor what lies beyond the area of whoever asks',
      run: async (engine, {equal}) => {
        await stock(engine);
        const good = {departmentCode: ENTERPRISES, number: 'A02', name: '新窗口'};
        const rows = {...NOTHING, windows: [good, {...good, departmentCode: 'NOBODY'}]};
        equal(await changeDirectory(engine, {...BY, rows}), {
          outcome: 'refused',
          problems: [{pointer: '/windows/1/departmentCode', code: 'department-unknown'}],
        });
        equal(await changeDirectory(engine, {...BY, rows: {...NOTHING, windows: [good]}, within: TIANNING}), {
          outcome: 'refused',
          problems: [{pointer: '/windows/0/departmentCode', code: 'not-your-area'}],
        });
        equal((await readDepartment(engine, ENTERPRISES))?.windows.length, 1);
      },
    },
    {
      title: 'gives an area its place by its code, and takes the same directory from two who bring it at once',
      run: async (engine, {equal}) => {
        await stock(engine);
        const town = {code: '320115101000', name: '东山街道'};
        const putting = [1, 2, 3].map(() => changeDirectory(engine, {...BY, rows: {...NOTHING, areas: [town]}}));
        const put = await Promise.all(putting.map(settled));
        const created = put.flatMap((one) => (one !== 'rejected' && one.outcome === 'put' ? one.changes : []));
        equal(created.length, 1);
        equal(await findArea(engine, town.code), {
          ...town,
          tier: 'township',
          position: 320115,
          parentCode: JIANGNING,
        });
      },
    },
    {
      title: 'hands the orders of a department that ended to its successor from the day after its last one',
      run: async (engine, {equal}) => {
        const served = {departmentCode: MARKETS, areaCode: TIANNING, itemCode: 'X'};
        await stock(engine, sampleInstance('A', served), sampleInstance('B', served));
        const ended = {code: MARKETS, name: '天宁区市场监督管理局', areaCode: TIANNING, successorCode: ENTERPRISES};
        const until = async (validUntil: '2026-11-22' | '2026-11-23'): Promise<void> => {
          await changeDirectory(engine, {...BY, rows: {...NOTHING, departments: [{...ended, validUntil}]}});
        };
        await until('2026-11-23');
        equal((await openOne(engine, 'A')).departmentCode, MARKETS, 'on its last day it is still there');
        await until('2026-11-22');
        equal((await openOne(engine, 'B')).departmentCode, ENTERPRISES);
      },
    },
    {
      title: 'opens the order of an abolished area under the one that took its place, and counts it there',
      run: async (engine, {equal}) => {
        const served = {departmentCode: DISSOLVED, areaCode: QIXIA, itemCode: 'X'};
        await stock(engine, sampleInstance('A', served));
        const area = {code: QIXIA, name: '栖霞区', validUntil: '2026-11-22', successorCode: JIANGNING} as const;
        await changeDirectory(engine, {...BY, rows: {...NOTHING, areas: [area]}});
        const order = await openOne(engine, 'A');
        equal([order.subject.areaCode, order.departmentCode], [JIANGNING, ENTERPRISES]);
        equal(order.number, 'CP32011520261123000001');
        const review = await engine.db.selectFrom('review').select('area').executeTakeFirstOrThrow();
        equal(review.area, JIANGNING);
        const areaOf = async (one: string): Promise<string | undefined> =>
          (await readServiceInstance(engine, `${one}#1`))?.areaCode;
        const before = sampleInstance('B', {...served, servedAt: '2026-11-22T01:00:00Z'});
        await putServiceInstances(engine, [before, sampleInstance('C', served)], SAMPLE_AT);
        equal([await areaOf('B'), await areaOf('C')], [QIXIA, JIANGNING], 'by the day of the service');
        equal((await recount(engine)).drift, 0);
      },
    },
    {
      title: 'sends the order to the department above where the one rated is alone at the desk, and only then',
      run: async (engine, {equal}) => {
        const served = {departmentCode: MARKETS, areaCode: TIANNING, itemCode: 'X'};
        const cases = ['A', 'B', 'C'].map((one) =>
          sampleInstance(one, {...served, ...(one === 'B' ? {staffNumber: '0002'} : {staffNumber: '0001'})}),
        );
        await stock(engine, ...cases);
        const markets = {code: MARKETS, name: '天宁区市场监督管理局', areaCode: TIANNING, parentCode: ENTERPRISES};
        await changeDirectory(engine, {...BY, rows: {...NOTHING, departments: [markets]}});
        await createAccount(engine, person('one', '0001'));
        equal((await openOne(engine, 'A')).departmentCode, ENTERPRISES);
        equal((await openOne(engine, 'B')).departmentCode, MARKETS);
        await createAccount(engine, person('two', undefined));
        equal((await openOne(engine, 'C')).departmentCode, MARKETS, 'a colleague is there now');
      },
    },
  ];
}

function person(id: string, staffNumber: string | undefined): Parameters<typeof createAccount>[1] {
  return {
    id,
    name: id,
    displayName: id,
    role: 'handler',
    departmentCode: MARKETS,
    ...(staffNumber === undefined ? {} : {staffNumber}),
    passwordSalt: 'salt',
    passwordHash: 'hash',
    mustChangePassword: false,
    createdAt: SAMPLE_AT,
  };
}
