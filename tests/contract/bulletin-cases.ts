import {type BulletinRefusal, daysOfMonth, localDateOf, monthOf, addDays} from '@haochaping/core';
import {type Api, bulletinRoutes, publicBulletinRoutes} from '@haochaping/protocol';
import {assert} from 'chai';
import {apiOf, bodyOf, type ContractCase, type ContractPlace, get, refusedWith, signIn} from './place.ts';

const JIANGNING = '320115000000';
const TAICANG = '320585000000';
const LAST_MONTH = monthOf(addDays(daysOfMonth(monthOf(localDateOf(Date.now()))).from, -1));

async function desk(place: ContractPlace): Promise<Api<typeof bulletinRoutes>> {
  return apiOf(place, bulletinRoutes, await signIn(place, 'management'));
}

/** An order of the desk's own area in one of some states. */
async function orderIn(place: ContractPlace, ...states: readonly string[]): Promise<string | undefined> {
  const headers = await signIn(place, 'management');
  for (const show of ['closed', 'open']) {
    const {orders} = (await (await get(place, `/v1/work-orders?show=${show}&limit=200`, headers)).json()) as {
      orders: {id: string; state: string}[];
    };
    const found = orders.find(({state}) => states.includes(state));
    if (found !== undefined) return found.id;
  }
  return undefined;
}

export const bulletinCases: readonly ContractCase[] = [
  {
    title:
      'a bulletin is issued with the figures of its moment, and stays as it was; a correction is another version with its reason',
    async run(place) {
      const api = await desk(place);
      const everybody = apiOf(place, publicBulletinRoutes);
      const asked = {area: JIANGNING, month: LAST_MONTH};
      const orderId = await orderIn(place, 'closed', 'archived');
      assert.isString(orderId, 'the demonstration has an order that is closed');
      const words = {
        comment: '<b>总体平稳</b>',
        cases: [{orderId: orderId ?? '', said: '窗口没有样本。', done: '样本已放到窗口。', comment: '一次讲清楚。'}],
      };
      const draft = bodyOf(await api.saveBulletinDraft({body: {...asked, words}}));
      assert.deepEqual(draft.words, words);
      assert.equal(draft.issued, 0);
      assert.deepEqual(bodyOf(await api.readBulletinDraft({query: asked})).words, words);
      assert.deepEqual(refusedWith(await everybody.readBulletin({query: asked})), {
        status: 404,
        code: 'bulletin-unknown',
      });
      const issued = bodyOf(await api.issueBulletin({body: {...asked, expectedVersion: 0, reason: '', checked: true}}));
      assert.deepEqual(bodyOf(await everybody.readBulletin({query: asked})), issued);
      assert.equal(issued.content.comment, words.comment);
      assert.equal(issued.content.cases[0]?.said, '窗口没有样本。');
      assert.notInclude(JSON.stringify(issued), orderId ?? '');
      const again = await api.issueBulletin({body: {...asked, expectedVersion: 0, reason: '', checked: true}});
      assert.equal(refusedWith(again).code, 'version-stale');
      const silent = await api.issueBulletin({body: {...asked, expectedVersion: 1, reason: ' ', checked: true}});
      assert.equal(refusedWith(silent).code, 'bulletin-refused');
      await api.saveBulletinDraft({body: {...asked, words: {comment: '改过一处。', cases: []}}});
      await api.issueBulletin({body: {...asked, expectedVersion: 1, reason: '点评有误。', checked: true}});
      const latest = bodyOf(await everybody.readBulletin({query: asked}));
      assert.deepEqual(
        latest.versions.map(({version, reason}) => [version, reason]),
        [
          [2, '点评有误。'],
          [1, ''],
        ],
      );
      assert.equal(latest.content.comment, '改过一处。');
      assert.deepEqual(bodyOf(await everybody.readBulletin({query: {...asked, version: '1'}})).content, issued.content);
      const {bulletins} = bodyOf(await everybody.listBulletins({query: {area: JIANGNING}}));
      assert.deepEqual(bulletins.map(({month, version}) => [month, version])[0], [LAST_MONTH, 2]);
      assert.deepEqual(bodyOf(await everybody.listCases({query: {area: TAICANG}})).cases, []);
    },
  },
  {
    title:
      'a bulletin is refused by its rule: a month that runs, an order that is open or elsewhere, numbers of people, words unread',
    async run(place) {
      const api = await desk(place);
      const month = '2025-03';
      const issue = async (change: object, words: object = {}, of = month): Promise<unknown> => {
        const draft = {comment: '', cases: [], ...words};
        const area = JIANGNING;
        assert.equal((await api.saveBulletinDraft({body: {area, month: of, words: draft}})).kind, 'ok');
        const answer = await api.issueBulletin({
          body: {area, month: of, expectedVersion: 0, reason: '', checked: true, ...change},
        });
        assert.equal(refusedWith(answer).code, 'bulletin-refused');
        return answer.kind === 'problem' ? answer.problem?.refusal : undefined;
      };
      const refusals: unknown[] = [];
      const told = {said: '没有样本', done: '放了样本', comment: ''};
      const closed = await orderIn(place, 'closed', 'archived');
      const open = await orderIn(place, 'verifying', 'dispatched', 'rectifying', 'routing', 'determined', 'call-back');
      refusals.push(await issue({}, {}, monthOf(localDateOf(Date.now()))));
      refusals.push(await issue({}, {cases: [{orderId: open ?? 'open', ...told}]}));
      refusals.push(await issue({}, {cases: [{orderId: 'nowhere', ...told}]}));
      refusals.push(await issue({}, {cases: [{orderId: closed ?? '', ...told, said: '打 13812345678'}]}));
      refusals.push(await issue({checked: false}, {cases: [{orderId: closed ?? '', ...told}]}));
      assert.deepEqual(refusals, [
        ...([
          'month-not-over',
          'case-not-closed',
          'case-not-closed',
          'personal-data',
          'not-checked',
        ] satisfies BulletinRefusal[]),
      ]);
      const elsewhere = await api.readBulletinDraft({query: {area: TAICANG, month}});
      assert.equal(refusedWith(elsewhere).code, 'area-unknown');
    },
  },
];
