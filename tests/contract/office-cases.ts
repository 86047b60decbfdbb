import {businessRoutes, directoryRoutes, profileRoutes, type StaffRole, supervisionRoutes} from '@haochaping/protocol';
import {assert} from 'chai';
import {answered, calledBack, complaint, look, refusal, startWork, step} from './closed-loop-steps.ts';
import {apiOf, bodyOf, type ContractCase, type ContractPlace, refusedWith, signIn, staff} from './place.ts';
import {JIANGNING_OFFICE, rated, ratedTwice, service} from './service.ts';

const now = (): number => Date.now();

// The first of these is in the directory of the demonstration, the others are invented here.
const TOWN = '320115101000';
const BUREAU = '11320115MB2000001R';

type Keeping = ReturnType<typeof apiOf<typeof directoryRoutes>>;
type Watching = ReturnType<typeof apiOf<typeof supervisionRoutes>>;

async function keeping(place: ContractPlace, role: StaffRole = 'administrator'): Promise<Keeping> {
  return apiOf(place, directoryRoutes, await signIn(place, role));
}

async function watching(place: ContractPlace, role: StaffRole): Promise<Watching> {
  return apiOf(place, supervisionRoutes, await signIn(place, role));
}

export const officeCases: readonly ContractCase[] = [
  {
    title:
      'an administrator keeps the directory: what is wrong is named and changes nothing, what is over gets a last day',
    async run(place) {
      const desk = await keeping(place);
      const rows = {
        areas: [{code: TOWN, name: '东山街道'}],
        departments: [{code: BUREAU, name: '东山街道便民服务中心', areaCode: TOWN, parentCode: JIANGNING_OFFICE}],
        windows: [{departmentCode: BUREAU, number: '1', name: '便民 1 号窗口'}],
        staffMembers: [{departmentCode: BUREAU, number: '0101', windowNumber: '1'}],
      };
      const wrong = await desk.changeDirectory({
        body: {...rows, windows: [...rows.windows, {departmentCode: '11320115MB99999999', number: '2', name: '?'}]},
      });
      assert.deepEqual(refusedWith(wrong), {status: 422, code: 'directory-invalid'});
      assert.deepEqual(
        wrong.kind === 'problem' ? wrong.problem?.errors?.map(({pointer, code}) => [pointer, code]) : [],
        [['/windows/1/departmentCode', 'department-unknown']],
      );
      const dry = bodyOf(await desk.changeDirectory({body: {...rows, dryRun: true}}));
      assert.isTrue(dry.dryRun);
      const missing = await desk.readDirectoryDepartment({params: {code: BUREAU}});
      if (missing.kind === 'problem') {
        assert.equal(missing.problem?.code, 'department-unknown');
        assert.lengthOf(dry.changes, 4);
        assert.lengthOf(bodyOf(await desk.changeDirectory({body: rows})).changes, 4);
      }
      assert.deepEqual(bodyOf(await desk.changeDirectory({body: rows})).changes, [], 'the same again changes nothing');
      const towns = bodyOf(await desk.listDirectoryAreas({query: {parent: '320115'}})).areas;
      assert.deepInclude(towns, {
        code: TOWN,
        name: '东山街道',
        tier: 'township',
        position: 320115,
        parentCode: '320115000000',
      });
      const reader = await keeping(place, 'handler');
      const read = bodyOf(await reader.readDirectoryDepartment({params: {code: BUREAU}}));
      assert.deepEqual(read.staffMembers, rows.staffMembers);
      const [departments] = bodyOf(await reader.listDirectoryDepartments({query: {area: TOWN}})).departments;
      assert.equal(departments?.parentCode, JIANGNING_OFFICE);
      assert.deepEqual(refusedWith(await reader.changeDirectory({body: rows})), {
        status: 403,
        code: 'role-not-allowed',
      });
    },
  },
  {
    title: 'nobody is sent to a department whose last day is over, and its orders go to whoever took over its duties',
    async run(place) {
      const desk = await keeping(place);
      const [old, heir] = ['11320115MB20000030', '11320115MB20000043'];
      const heirRow = {code: heir, name: '江宁区数据局', areaCode: '320115'};
      const oldRow = {
        code: old,
        name: '江宁区旧中心',
        areaCode: '320115',
        validUntil: '2026-01-31',
        successorCode: heir,
      };
      bodyOf(await desk.changeDirectory({body: {departments: [heirRow, oldRow]}}));
      const {number} = await rated(place, service(now(), {departmentCode: old, itemCode: 'X1'}), {
        level: 2,
        indicators: ['208'],
      });
      const dispatcher = await staff(place, 'dispatcher');
      const {orders} = bodyOf(await dispatcher.listWorkOrders({query: {search: number}}));
      assert.equal(orders[0]?.department?.code, heir);
      const {id} = await complaint(place);
      const request = {
        type: 'request-return',
        reason: '不是本单位的事项。',
        legalBasis: '权责清单',
        proposedDepartmentCode: old,
      } as const;
      assert.equal(await refusal(place, 'leader', id, request), 'body-invalid');
    },
  },
  {
    title: 'who hands an order over is shown who could lead and why, and that a territory goes before departments',
    async run(place) {
      const desk = await keeping(place);
      const departments = [{code: BUREAU, name: '东山街道便民服务中心', areaCode: TOWN, parentCode: JIANGNING_OFFICE}];
      bodyOf(await desk.changeDirectory({body: {areas: [{code: TOWN, name: '东山街道'}], departments}}));
      const {id} = await complaint(place);
      assert.isUndefined((await look(place, id)).leads, 'there is nothing to hand over yet');
      await step(place, 'leader', id, {
        type: 'request-return',
        reason: '由街道受理。',
        legalBasis: '权责清单',
        proposedDepartmentCode: BUREAU,
      });
      const params = {id};
      const handler = bodyOf(await (await staff(place, 'handler')).readWorkOrder({params}));
      assert.isUndefined(handler.leads, 'it is not for the office to say');
      const {leads, order} = bodyOf(await (await staff(place, 'dispatcher')).readWorkOrder({params}));
      assert.deepEqual(
        leads?.candidates.map(({departmentCode, kind, reasons}) => [departmentCode, kind, reasons]),
        [
          [JIANGNING_OFFICE, 'department', ['gave-service', 'owns-item', 'had-it']],
          [BUREAU, 'area', ['named-by-office']],
        ],
      );
      assert.deepEqual(
        leads?.candidates.map(({firstReceivedAt}) => firstReceivedAt),
        [order.openedAt, undefined],
      );
      assert.equal(leads?.candidates[1]?.departmentName, '东山街道便民服务中心');
      assert.deepEqual(leads?.proposed, {
        departmentCode: BUREAU,
        assistingDepartmentCodes: [JIANGNING_OFFICE],
        by: 'territory-first',
      });
    },
  },
  {
    title: 'a 12345 hotline hands over orders by its key, within its role and area, and the history shows its name',
    async run(place) {
      const desk = await keeping(place);
      const keyOf = async (acts: object): Promise<{readonly id: string; readonly secret: string}> => {
        const body = {role: 'outside-system', name: '江苏 12345', acts} as never;
        return bodyOf(await desk.issueApiKey({body}));
      };
      const {id: keyId, secret} = await keyOf({role: 'dispatcher', areaCode: '320000'});
      const hotline = apiOf(place, businessRoutes, {authorization: `Bearer ${secret}`});
      const {number} = await rated(
        place,
        service(now(), {departmentCode: '11320999MB0000000X', itemCode: 'X2', areaCode: '320999'}),
        {level: 1, indicators: ['115']},
      );
      const {orders} = bodyOf(await hotline.listOrdersBySystem({query: {search: number}}));
      const id = orders[0]?.id ?? '';
      const {order, leads} = bodyOf(await hotline.readOrderBySystem({params: {id}}));
      assert.deepEqual([order.state, order.routeFailure], ['routing', 'no-route']);
      assert.deepEqual(leads, {candidates: []}, 'the directory knows nobody there');
      const body = {
        idempotencyKey: crypto.randomUUID(),
        expectedVersion: order.version,
        command: {type: 'dispatch', departmentCode: JIANGNING_OFFICE},
      } as const;
      const done = bodyOf(await hotline.commandOrderBySystem({params: {id}, body}));
      assert.equal(done.order.departmentCode, JIANGNING_OFFICE);
      const line = done.history.find(({command}) => command === 'dispatch');
      assert.deepInclude(line, {role: 'dispatcher', accountName: '江苏 12345'});
      const again = bodyOf(await hotline.commandOrderBySystem({params: {id}, body}));
      assert.equal(again.order.version, done.order.version, 'sent twice, done once');
      const close = {...body, idempotencyKey: crypto.randomUUID(), expectedVersion: done.order.version};
      const closing = await hotline.commandOrderBySystem({params: {id}, body: {...close, command: {type: 'close'}}});
      assert.equal(closing.kind === 'problem' ? closing.problem?.refusal : '', 'role-not-allowed');

      const elsewhere = apiOf(place, businessRoutes, {
        authorization: `Bearer ${(await keyOf({role: 'dispatcher', areaCode: '320200'})).secret}`,
      });
      const unseen = await elsewhere.readOrderBySystem({params: {id}});
      assert.deepEqual(refusedWith(unseen), {status: 404, code: 'work-order-unknown'});
      const portal = apiOf(place, businessRoutes, {authorization: `Bearer ${place.credentials.keys.portal}`});
      assert.equal(refusedWith(await portal.listOrdersBySystem({query: {}})).code, 'role-not-allowed');
      bodyOf(await desk.revokeApiKey({params: {id: keyId}}));
      assert.equal(refusedWith(await hotline.listOrdersBySystem({query: {}})).code, 'key-unknown');
      const {keys} = bodyOf(await desk.listApiKeys());
      assert.isDefined(keys.find((key) => key.id === keyId)?.revokedAt, 'what could once ask stays known');
      assert.notInclude(JSON.stringify(keys), secret);
    },
  },
  {
    title: 'a system that is to handle is bound to a department, and none may decide what others did',
    async run(place) {
      const desk = await keeping(place);
      const ask = async (acts: object): Promise<unknown> => {
        const body = {role: 'outside-system', name: '办公系统', acts} as never;
        return refusedWith(await desk.issueApiKey({body}));
      };
      const wrong = {status: 400, code: 'body-invalid'};
      assert.deepEqual(await ask({role: 'handler'}), wrong);
      assert.deepEqual(await ask({role: 'handler', departmentCode: '11320999MB0000000X'}), wrong);
      assert.deepEqual(await ask({role: 'management', areaCode: '320115'}), wrong);
      assert.deepEqual(await ask({role: 'supervisor'}), wrong);
    },
  },
  {
    title: 'the rules in force are read number by number, with the version that orders are opened by',
    async run(place) {
      const desk = apiOf(place, profileRoutes, await signIn(place, 'auditor'));
      const {version, rules, versions} = bodyOf(await desk.readProfile());
      const names = versions.map((one) => one.version);
      assert.include(names, version);
      const extension = rules.find(({field}) => field === 'extension.times');
      assert.deepEqual(extension, {field: 'extension.times', value: 1});
      assert.isFalse(rules.some(({field}) => field === 'version'));
    },
  },
  {
    title: 'a holiday notice is looked through, taken once, and shown with who added it',
    async run(place) {
      const desk = await keeping(place);
      const notice = {
        year: 2031,
        notices: ['https://www.gov.cn/zhengce/example-2031.htm'],
        off: ['2031-01-01', '2031-10-01'],
        makeup: ['2031-01-04'],
      };
      const wrong = await desk.addHolidays({body: {...notice, makeup: ['2031-10-01', '2030-06-01']}});
      assert.deepEqual(wrong.kind === 'problem' ? wrong.problem?.errors?.map(({code}) => code) : [], [
        'day-of-another-year',
        'off-and-worked',
      ]);
      assert.equal(
        refusedWith(await desk.addHolidays({body: {...notice, off: ['2031-02-30']}})).code,
        'body-invalid',
        'there is no such day',
      );
      bodyOf(await desk.addHolidays({body: notice}));
      assert.equal(bodyOf(await desk.addHolidays({body: notice})).outcome, 'known');
      const {notices} = bodyOf(await (await keeping(place, 'handler')).listHolidays());
      const added = notices.filter(({year}) => year === 2031);
      assert.lengthOf(added, 1);
      assert.deepInclude(added[0], {...notice, addedBy: '系统管理员'});
      assert.isTrue(notices.some(({year, addedAt}) => year === 2026 && addedAt === undefined));
    },
  },
  {
    title: 'what was sent back stands in the ledger until the matter is closed, and then is struck off, readable still',
    async run(place) {
      const {id, number} = await complaint(place);
      await startWork(place, id, now());
      await step(place, 'handler', id, answered(now()));
      await step(place, 'call-back-officer', id, calledBack(now(), 'dissatisfied'));
      await step(place, 'supervisor', id, {type: 'return-for-rework', reworkReason: 'vague', reason: '没有说清。'});
      const desk = await watching(place, 'management');
      const standing = bodyOf(await desk.listLedger({query: {limit: '200'}})).entries;
      const entry = standing.find(({order}) => order.id === id);
      assert.deepInclude(entry, {cause: 'rework', round: 1, areaName: '江宁区'});
      assert.isUndefined(entry?.struckOffAt);
      const pressed = {type: 'issue-supervision', workingDays: 2, reason: '限期说清。'} as const;
      await step(place, 'management', id, pressed);
      // Below the second rework a 督办单 alone is no level: it is the ledger that shows it.
      const again = bodyOf(await desk.listLedger({query: {limit: '200'}})).entries;
      assert.sameMembers(
        again.flatMap(({order, cause}) => (order.id === id ? [cause] : [])),
        ['rework', 'supervision'],
      );
      await step(place, 'handler', id, answered(now()));
      await step(place, 'call-back-officer', id, calledBack(now(), 'satisfied'));
      await step(place, 'supervisor', id, {type: 'close'});
      const after = bodyOf(await desk.listLedger({query: {limit: '200'}})).entries;
      assert.isFalse(after.some(({order}) => order.number === number));
      const struck = bodyOf(await desk.listLedger({query: {show: 'struck-off', limit: '200'}})).entries;
      assert.lengthOf(
        struck.filter(({order, struckOffAt}) => order.id === id && struckOffAt !== undefined),
        2,
      );
      const page = bodyOf(await desk.listLedger({query: {show: 'all', limit: '1'}}));
      const next = bodyOf(await desk.listLedger({query: {show: 'all', limit: '1', cursor: page.nextCursor}}));
      assert.notDeepEqual(next.entries, page.entries);
      assert.equal(refusedWith(await desk.listLedger({query: {cursor: 'nonsense'}})).code, 'query-invalid');
    },
  },
  {
    title: 'an order reworked twice comes under supervision, and two ratings of one service to the notice of its area',
    async run(place) {
      const {id} = await complaint(place);
      await startWork(place, id, now());
      for (const round of [1, 2]) {
        await step(place, 'handler', id, answered(now()));
        await step(place, 'call-back-officer', id, calledBack(now(), 'dissatisfied'));
        const rework = {type: 'return-for-rework', reworkReason: 'vague', reason: '没有说清。'} as const;
        assert.equal((await step(place, 'supervisor', id, rework)).order.round, round);
      }
      const desk = await watching(place, 'upper-management');
      const supervised = bodyOf(await desk.listSupervised({query: {level: '2', limit: '200'}})).orders;
      const found = supervised.find(({order}) => order.id === id);
      assert.deepInclude(found, {level: 2, issued: 0});
      assert.isTrue(supervised.every(({level}) => level === 2));
      await step(place, 'management', id, {type: 'issue-supervision', workingDays: 2, reason: '限期办结。'});
      const issued = bodyOf(await desk.listSupervised({query: {issued: 'yes', limit: '200'}})).orders;
      assert.isDefined(issued.find(({order}) => order.id === id)?.issuedDueAt);
      assert.equal((await look(place, id)).order.flags.supervised, true);

      const params = {caseNumber: `S-${crypto.randomUUID()}`, serviceNumber: '1'};
      const twice = await ratedTwice(place, params);
      assert.equal(twice, 'contested');
      const contested = bodyOf(await desk.listContested({query: {limit: '200'}})).instances;
      const instance = contested.find(({caseNumber}) => caseNumber === params.caseNumber);
      assert.deepEqual(
        instance?.ratings.map(({level, standing}) => [level, standing]),
        [
          [5, 'first'],
          [1, 'attempt'],
        ],
      );
      assert.isDefined(instance?.ratings[1]?.orderId, 'the bad one has its order, whichever came first');
      const anonymous = {caseNumber: `S-${crypto.randomUUID()}`, serviceNumber: '1'};
      await ratedTwice(place, anonymous, {identityMode: 'anonymous'});
      const all = bodyOf(await desk.listContested({query: {limit: '200'}}));
      assert.notInclude(JSON.stringify(all), anonymous.caseNumber, 'the case would name who rated without a name');
    },
  },
];
