import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {
  issueAccount,
  runAssessRisk,
  runDue,
  runEarlyWarning,
  runFold,
  runRecount,
  settingsOf,
} from '@haochaping/backend';
import {creditCodeCheckCharacter} from '@haochaping/core';
import {directoryRoutes, type StaffRole, supervisionRoutes} from '@haochaping/protocol';
import {openSeededStore, type SeededStore} from '../server/seeded-store.ts';
import {complaint, look, startWork, step} from './closed-loop-steps.ts';
import {apiOf, bodyOf, type ContractPlace, everybody, refusedWith, signIn, staff} from './place.ts';
import {JIANGNING_OFFICE, rated, service} from './service.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
// A Monday, ten in the morning in UTC+8.
const MONDAY = Date.parse('2026-11-23T02:00:00Z');
const BAD = {level: 1, indicators: ['115']} as const;

describe('the stories of an office that changes', () => {
  const settings = settingsOf({deployment: 'test', demonstration: true});
  const leave: (() => Promise<void>)[] = [];
  let store: SeededStore;
  let place: ContractPlace;

  before(async () => {
    store = await openSeededStore({after: (undo) => leave.push(undo)}, MONDAY);
    place = store.place;
  });

  after(async () => {
    for (const undo of leave) await undo();
  });

  const now = (): number => store.clock.now;

  /** Lets time go by, with the jobs that the clock runs; who works after it has to sign in anew. */
  async function pass(ms: number): Promise<void> {
    store.clock.now += ms;
    await runDue(store, settings, now());
    place = {...place};
  }

  const keeping = async () => apiOf(place, directoryRoutes, await signIn(place, 'administrator'));
  const watching = async (role: StaffRole) => apiOf(place, supervisionRoutes, await signIn(place, role));

  async function orderOf(number: string | undefined) {
    const {orders} = bodyOf(await (await staff(place, 'auditor')).listWorkOrders({query: {search: number}}));
    return (await look(place, orders[0]?.id ?? '')).order;
  }

  async function drift(): Promise<number | undefined> {
    await runFold(store);
    // Every hour it begins anew.
    store.clock.now += 2 * HOUR_MS;
    for (let runs = 0; runs < 20; runs++) if ((await runRecount(store, now())) === 0) break;
    place = {...place};
    return bodyOf(await everybody(place).readRecount()).last?.drift;
  }

  test('an order of an abolished area is opened, numbered and counted under the area that took its place', async () => {
    const ended = {code: '320102', name: '玄武区', validUntil: '2026-11-22', successorCode: '320115'} as const;
    bodyOf(await (await keeping()).changeDirectory({body: {areas: [ended]}}));
    const before = bodyOf(await everybody(place).readSummary({query: {area: '320115000000'}}));
    const {number} = await rated(
      place,
      service(now(), {areaCode: '320102', departmentCode: '11320102MB10005984', itemCode: 'X'}),
      BAD,
    );
    assert.match(number ?? '', /^CP32011520261123/);
    const order = await orderOf(number);
    assert.equal(order.subject.areaCode, '320115000000');
    assert.equal(order.departmentCode, JIANGNING_OFFICE, 'the only office of the new area');
    const after = bodyOf(await everybody(place).readSummary({query: {area: '320115000000'}}));
    assert.equal(after.bad, before.bad + 1);
    assert.equal(await drift(), 0);
  });

  test('who is alone at a desk and was rated does not handle the order: the department above does', async () => {
    const first17 = '11320115MB3000001';
    const code = first17 + (creditCodeCheckCharacter(first17) ?? '');
    const desk = {code, name: '江宁区秣陵便民点', areaCode: '320115', parentCode: JIANGNING_OFFICE};
    bodyOf(await (await keeping()).changeDirectory({body: {departments: [desk]}}));
    const person = {
      name: 'moling',
      displayName: '秣陵',
      role: 'handler',
      departmentCode: code,
      staffNumber: '0001',
    } as const;
    await issueAccount(store.ports, {...person, at: now()});
    const served = async (staffNumber: string): Promise<string | undefined> => {
      const there = service(now(), {departmentCode: code, itemCode: 'X', staffNumber});
      return (await orderOf((await rated(place, there, BAD)).number)).departmentCode;
    };
    assert.equal(await served('0001'), JIANGNING_OFFICE);
    assert.equal(await served('0002'), code, 'a colleague’s order stays');
  });

  test('three bad reviews of one window raise a warning once, and the management body says what is done', async () => {
    const window = {windowNumber: '9', windowName: '企业开办 9 号窗口'};
    await rated(place, service(now(), window), BAD);
    await rated(place, service(now(), window), BAD);
    await runEarlyWarning(store, settings, now());
    const known = async (show: 'open' | 'acknowledged') =>
      bodyOf(await (await watching('management')).listEarlyWarnings({query: {show}})).warnings.filter(
        ({name}) => name === window.windowName,
      );
    assert.deepEqual(await known('open'), [], 'two may be chance');
    await rated(place, service(now(), window), BAD);
    await runEarlyWarning(store, settings, now());
    await runEarlyWarning(store, settings, now());
    const [warning, ...others] = await known('open');
    assert.deepEqual(others, []);
    assert.equal(warning?.subject, 'window');
    assert.equal(warning.count, 3);
    const params = {id: warning.id};
    const refused = await (await watching('supervisor')).acknowledgeWarning({params, body: {note: '已知。'}});
    assert.equal(refusedWith(refused).code, 'role-not-allowed');
    const elsewhere = await watching('management');
    const said = bodyOf(await elsewhere.acknowledgeWarning({params, body: {note: '增派一人，本周回访。'}}));
    assert.deepEqual([said.acknowledged?.by, said.acknowledged?.note], ['何晓峰', '增派一人，本周回访。']);
    const later = bodyOf(await elsewhere.acknowledgeWarning({params, body: {note: '再写一遍。'}}));
    assert.equal(later.acknowledged?.note, '增派一人，本周回访。', 'the first word stands');
    assert.deepEqual(await known('open'), []);
    assert.equal((await known('acknowledged')).length, 1);
  });

  test('a burst of the same five stars after a bad review does not count until somebody let it, and the bad one goes on', async () => {
    const window = {windowNumber: '4', windowName: '发证 4 号窗口'};
    const best = {level: 5, indicators: ['510', '517']};
    const rate = async (said: object): Promise<{readonly number: string | undefined; readonly id: string}> => {
      store.clock.now += 2_000;
      const {review, number} = await rated(place, service(now(), window), said as Readonly<Record<string, unknown>>);
      return {number, id: review.id};
    };
    const counted = async (): Promise<number> => bodyOf(await everybody(place).readSummary({query: {}})).levels['5'];
    const before = await counted();
    for (let n = 0; n < 40; n++) await rate(best);
    const bad = await rate(BAD);
    const burst: string[] = [];
    for (let n = 0; n < 7; n++) burst.push((await rate(best)).id);
    assert.equal(await counted(), before + 47);
    store.clock.now += MINUTE_MS;
    assert.equal(await runAssessRisk(store, settings, now()), 3);
    assert.equal(await runAssessRisk(store, settings, now()), 0, 'looked through once');
    assert.equal(await counted(), before + 44);
    assert.equal((await orderOf(bad.number)).state, 'dispatched');
    const desk = await watching('management');
    const held = bodyOf(await desk.listQuarantine({query: {}})).reviews;
    assert.deepEqual(held.map(({id}) => id).sort(), burst.slice(4).sort());
    assert.deepEqual(held[0]?.reasons, ['same-indicators', 'burst']);
    assert.equal(await drift(), 0);
    const [one = ''] = burst.slice(4);
    const released = bodyOf(
      await (await watching('management')).releaseReview({params: {id: one}, body: {reason: '逐条核实为本人评价。'}}),
    );
    assert.equal(released.released?.by, '何晓峰');
    assert.equal(await counted(), before + 45);
    const still = bodyOf(await (await watching('management')).listQuarantine({query: {}})).reviews;
    assert.equal(still.length, 2);
    assert.equal(await drift(), 0);
  });

  test('a missed reply comes to the ledger and up the levels of supervision by itself', async () => {
    const {id} = await complaint(place, {at: now});
    await startWork(place, id, now());
    const supervised = async (): Promise<number | undefined> => {
      const {orders} = bodyOf(await (await watching('upper-management')).listSupervised({query: {limit: '200'}}));
      return orders.find(({order}) => order.id === id)?.level;
    };
    const levels: (number | undefined)[] = [];
    for (let day = 0; day < 16; day++) {
      await pass(DAY_MS);
      const level = await supervised();
      if (level !== levels.at(-1)) levels.push(level);
    }
    assert.deepEqual(levels, [0, 1, 2, 3]);
    const {entries} = bodyOf(await (await watching('auditor')).listLedger({query: {limit: '200'}}));
    assert.deepEqual(
      entries.filter(({order}) => order.id === id).map(({cause}) => cause),
      ['overdue'],
    );
  });

  test('a notice that is loaded moves the deadlines it rules, settles them, and the history says so', async () => {
    await pass(Date.parse('2026-12-22T02:00:00Z') - now());
    const {id} = await complaint(place, {at: now});
    const due = async () => (await look(place, id)).order.deadlines.replyDueOn;
    assert.deepEqual(await due(), {on: '2026-12-29', provisional: true});
    const notice = {
      year: 2027,
      notices: ['https://www.gov.cn/zhengce/example-2027.htm'],
      off: ['2026-12-28', '2027-01-01'],
      makeup: [],
    };
    const added = bodyOf(await (await keeping()).addHolidays({body: notice}));
    assert.equal(added.outcome, 'added');
    assert.ok(added.deadlinesMoved >= 1);
    assert.deepEqual(await due(), {on: '2026-12-30', provisional: false});
    const {history, order} = await look(place, id);
    assert.equal(history.at(-1)?.command, 'recount-deadlines');
    assert.equal(order.version, history.at(-1)?.version);
    const fresh = await complaint(place, {at: now});
    assert.deepEqual(
      (await look(place, fresh.id)).order.deadlines.replyDueOn,
      await due(),
      'also for those that come now',
    );
    assert.equal((await step(place, 'handler', id, {type: 'sign'})).order.deadlines.replyDueOn?.on, '2026-12-30');
  });

  test('nothing unexpected was reported', () => {
    assert.deepEqual(store.reported, []);
  });
});
