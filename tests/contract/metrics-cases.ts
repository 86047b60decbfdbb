import {localDateOf, PUBLIC_METRICS} from '@haochaping/core';
import {
  type Api,
  metricsRoutes,
  type PublicMetricsRead,
  type publicRoutes,
  type RouteInput,
  STAFF_ROLES,
  type StaffRole,
} from '@haochaping/protocol';
import {assert} from 'chai';
import {
  apiOf,
  assertProblem,
  bodyOf,
  business,
  type ContractCase,
  type ContractPlace,
  everybody,
  finishCase,
  get,
  refusedWith,
  reviewOf,
  send,
  signIn,
} from './place.ts';

const JIANGNING = '320115000000';
const TAICANG = '320585000000';

type MetricsApi = Api<typeof metricsRoutes>;
type PublicQuery = NonNullable<RouteInput<typeof publicRoutes.readPublicMetrics>['query']>;

async function desk(place: ContractPlace, role: StaffRole): Promise<MetricsApi> {
  return apiOf(place, metricsRoutes, await signIn(place, role));
}

async function figures(place: ContractPlace, query: PublicQuery): Promise<NonNullable<PublicMetricsRead['figures']>> {
  const {figures: read} = bodyOf(await everybody(place).readPublicMetrics({query}));
  if (read === undefined) throw new Error('The figures are kept back.');
  return read;
}

const total = (levels: Readonly<Record<string, number>>): number =>
  Object.values(levels).reduce((sum, count) => sum + count, 0);

/** The department of the demonstration's handler, and an item and a window that were rated there. */
async function office(place: ContractPlace): Promise<{code: string; item: string; window: string}> {
  const headers = await signIn(place, 'handler');
  const session = (await (await get(place, '/v1/staff/session', headers)).json()) as {department: {code: string}};
  const finished = await finishCase(place, '江宁');
  await send(place, reviewOf(finished.invitation));
  const listed = (await (await get(place, '/v1/work-orders?show=all&limit=200', headers)).json()) as {
    orders: {id: string}[];
  };
  for (const {id} of listed.orders) {
    const {order} = (await (await get(place, `/v1/work-orders/${id}`, headers)).json()) as {
      order: {subject: {departmentCode: string; itemCode: string; windowNo?: string}};
    };
    const {departmentCode, itemCode, windowNo} = order.subject;
    if (departmentCode === session.department.code && windowNo !== undefined) {
      return {code: departmentCode, item: itemCode, window: windowNo};
    }
  }
  throw new Error('No window of the office was ever rated.');
}

/** What each role may read of: the whole, its county, another county, its office, its window, a channel. */
const READABLE: Readonly<Record<StaffRole, string>> = {
  dispatcher: 'whole own-area other-area department window item channel',
  handler: 'department window item',
  leader: 'department window item',
  management: 'own-area department window item',
  'upper-management': 'own-area department window item',
  'call-back-officer': 'whole own-area other-area department window item channel',
  supervisor: 'whole own-area other-area department window item channel',
  auditor: 'whole own-area other-area department window item channel',
  administrator: '',
};

export const metricsCases: readonly ContractCase[] = [
  {
    title:
      'one review more is one more in the whole, its areas, its office, its channel, its day and its month, and nowhere else',
    async run(place) {
      const finished = await finishCase(place, '江宁');
      const today = localDateOf(Date.now());
      const scopes = [
        {},
        {area: JIANGNING},
        {channel: 'web-widget'},
        {day: today},
        {month: today.slice(0, 7)},
        {from: '2026-01-01', to: '2035-12-31', area: '320100000000'},
        {area: TAICANG},
        {channel: 'hotline'},
        {day: '2026-01-01'},
      ] as const;
      const read = async (): Promise<number[]> =>
        Promise.all(scopes.map(async (query) => total((await figures(place, query)).levels)));
      const before = await read();
      await send(place, reviewOf(finished.invitation, {level: 4}));
      const after = await read();
      assert.deepEqual(
        after.map((count, index) => count - (before[index] ?? 0)),
        [1, 1, 1, 1, 1, 1, 0, 0, 0],
      );
    },
  },
  {
    title: 'every published rate says what it is made of, and its value is cut; without anything to divide it is null',
    async run(place) {
      const {metrics, levels, averageLevel} = await figures(place, {});
      assert.sameMembers(Object.keys(metrics), [...PUBLIC_METRICS]);
      assert.deepEqual(metrics.goodRate?.denominator, total(levels));
      assert.equal(averageLevel.denominator, total(levels));
      for (const [name, rate] of Object.entries(metrics)) {
        if (rate === null) continue;
        const {numerator, denominator, value} = rate;
        assert.isAtMost(numerator, denominator, name);
        if (denominator === 0) assert.isNull(value, name);
        else if (numerator === denominator) assert.equal(value, '100', name);
        else {
          const places = name === 'badRate' ? 4 : 2;
          const cut = Math.floor((numerator * 100 * 10 ** places) / denominator) / 10 ** places;
          assert.equal(value, cut.toFixed(places), name);
        }
      }
      const nothing = await figures(place, {day: '2020-02-29'});
      assert.deepEqual(nothing.metrics.goodRate, {numerator: 0, denominator: 0, value: null});
      assert.isNull(nothing.averageLevel.value);
      assert.isNull(
        (await figures(place, {channel: 'web-widget'})).metrics.activeReviewRate,
        'no channel has instances',
      );
    },
  },
  {
    title: 'a small cell is kept back from the public, and a window altogether',
    async run(place) {
      const params = {caseNumber: `ONE-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`, serviceNumber: '1'};
      const {code, item, window} = await office(place);
      const body = {
        serviceName: '受理',
        servedAt: new Date().toISOString(),
        itemCode: `${code}9999999999999`,
        itemName: '只有一个人办过的事项',
        departmentCode: code,
        areaCode: JIANGNING,
        windowNumber: window,
        place: 'on-site',
        caseStatus: 'finished',
      } as const;
      bodyOf(await business(place, 'business-system').putServiceInstance({params, body}));
      const issued = await business(place, 'portal').issueInvitation({params, body: {channel: 'web-widget'}});
      await send(place, reviewOf(bodyOf(issued).invitation, {level: 3}));
      const asked = {item: body.itemCode};
      const kept = bodyOf(await everybody(place).readPublicMetrics({query: asked}));
      assert.equal(kept.scope.kind, 'item');
      assert.isUndefined(kept.figures);
      const told = bodyOf(await (await desk(place, 'management')).readMetrics({query: asked}));
      assert.deepEqual(told.figures?.levels, {'5': 0, '4': 0, '3': 1, '2': 0, '1': 0});
      assert.equal(told.figures?.counts.instancesInvited, 1);
      await assertProblem(
        await get(place, `/v1/public/metrics?department=${code}&window=${window}`),
        'query-invalid',
        400,
      );
      assert.equal(bodyOf(await everybody(place).readPublicMetrics({query: {item}})).scope.code, item);
    },
  },
  {
    title: 'every role reads the figures of what is its own, and of a window its office learns nothing of today',
    async run(place) {
      const {code, item, window} = await office(place);
      const scopes = {
        whole: {},
        'own-area': {area: JIANGNING},
        'other-area': {area: TAICANG},
        department: {department: code},
        window: {department: code, window},
        item: {item},
        channel: {channel: 'kiosk'},
      } as const;
      for (const role of STAFF_ROLES) {
        const api = await desk(place, role);
        const readable: string[] = [];
        for (const [name, query] of Object.entries(scopes)) {
          const answer = await api.readMetrics({query});
          if (answer.kind === 'ok') readable.push(name);
          else assert.deepEqual(refusedWith(answer), {status: 403, code: 'role-not-allowed'});
        }
        assert.equal(readable.join(' '), READABLE[role], role);
      }
      const today = localDateOf(Date.now());
      const ofToday = {department: code, window, day: today};
      assert.isUndefined(bodyOf(await (await desk(place, 'leader')).readMetrics({query: ofToday})).figures);
      assert.isDefined(bodyOf(await (await desk(place, 'management')).readMetrics({query: ofToday})).figures);
      const until = bodyOf(await (await desk(place, 'handler')).readMetrics({query: {department: code, window}})).to;
      assert.isBelow(Date.parse(until ?? ''), Date.parse(today));
      await assertProblem(await get(place, '/v1/metrics'), 'session-missing', 401);
    },
  },
  {
    title: 'a question in two ways at once, of no day or of an unknown office is refused',
    async run(place) {
      for (const query of [
        'area=320115000000&channel=kiosk',
        'day=2026-11-20&month=2026-11',
        'from=2026-11-20',
        'from=2026-11-20&to=2026-11-19',
        'day=2026-02-30',
        'month=2026-13',
        'area=32',
        'channel=pigeon',
        'nothing=1',
      ]) {
        await assertProblem(await get(place, `/v1/public/metrics?${query}`), 'query-invalid', 400);
      }
      await assertProblem(await get(place, '/v1/public/metrics?department=nobody'), 'department-unknown', 404);
      await assertProblem(await get(place, '/v1/public/hot-words?area=990000000000'), 'area-unknown', 404);
      await assertProblem(await get(place, '/v1/public/fairness?month=2026-00'), 'query-invalid', 400);
    },
  },
  {
    title: 'figures of the hotline are there once somebody brought them in, with their source, and not before',
    async run(place) {
      const upper = await desk(place, 'upper-management');
      const query = {area: '320100000000', month: '2026-03'};
      const before = bodyOf(await upper.readMetrics({query})).figures;
      assert.isNull(before?.metrics.connectionRate);
      assert.isUndefined(before.counts.callsOffered);
      const body = {
        ...query,
        source: '12345 月报 2026-03',
        counts: {callsOffered: 1200, callsConnected: 310, seats: 72},
      };
      assert.equal(bodyOf(await upper.putHotlineFigures({body})).source, body.source);
      const after = bodyOf(await upper.readMetrics({query})).figures;
      assert.deepEqual(after?.metrics.connectionRate, {numerator: 310, denominator: 1200, value: '25.83'});
      assert.isNull(after?.metrics.acceptedPerSeat, 'nobody brought in how many were accepted');
      const part = {area: query.area, from: '2026-03-01', to: '2026-03-30'};
      assert.isNull(bodyOf(await upper.readMetrics({query: part})).figures?.metrics.connectionRate);
      for (const role of ['leader', 'auditor', 'administrator', 'management'] as const) {
        const refused = await (await desk(place, role)).putHotlineFigures({body});
        assert.deepEqual(refusedWith(refused), {status: 403, code: 'role-not-allowed'}, role);
      }
      await upper.putHotlineFigures({body: {...body, counts: {}}});
      assert.isNull(bodyOf(await upper.readMetrics({query})).figures?.metrics.connectionRate);
    },
  },
  {
    title: 'hot words are those of days that are over, none tells of a person, and no number stands in one',
    async run(place) {
      const words = bodyOf(await everybody(place).readHotWords({query: {}}));
      assert.isNotEmpty(words.good.tags);
      assert.isNotEmpty(words.good.words);
      assert.isBelow(Date.parse(words.until ?? ''), Date.parse(localDateOf(Date.now())));
      for (const {text, reviews} of [...words.good.words, ...words.bad.words]) {
        assert.match(text, /^\p{Script=Han}{2,8}$/u);
        assert.isAtLeast(reviews, 3, text);
      }
      for (const list of [words.good, words.bad]) {
        for (const {length} of [list.words, list.tags]) assert.isAtMost(length, 20);
        const counts = list.words.map(({reviews}) => reviews);
        assert.deepEqual(
          counts,
          [...counts].sort((a, b) => b - a),
        );
      }
    },
  },
  {
    title: 'whether people were asked, and contested or struck out, is told of every office',
    async run(place) {
      const {code} = await office(place);
      const of = async (): Promise<{notAsked: number; contested: number}> => {
        const {departments} = bodyOf(await everybody(place).readFairness({query: {area: JIANGNING}}));
        const found = departments.find((department) => department.code === code);
        return {notAsked: found?.notAsked.numerator ?? -1, contested: found?.contested.numerator ?? -1};
      };
      const before = await of();
      const params = {caseNumber: `ASK-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`, serviceNumber: '1'};
      const body = {
        serviceName: '受理',
        servedAt: new Date().toISOString(),
        itemCode: `${code}9999999999998`,
        itemName: '没有人被请来评价的事项',
        departmentCode: code,
        areaCode: JIANGNING,
        place: 'on-site',
        caseStatus: 'finished',
      } as const;
      bodyOf(await business(place, 'business-system').putServiceInstance({params, body}));
      assert.equal((await of()).notAsked, before.notAsked + 1);
      const issue = () => business(place, 'portal').issueInvitation({params, body: {channel: 'web-widget'}});
      const [first, second] = [bodyOf(await issue()), bodyOf(await issue())];
      assert.deepEqual(await of(), before, 'asked twice is asked once');
      await send(place, reviewOf(first.invitation));
      await send(place, reviewOf(second.invitation, {level: 1, indicators: ['111']}));
      assert.deepEqual(await of(), {...before, contested: before.contested + 1});
    },
  },
  {
    title: 'the last recount is published, and it found nothing',
    async run(place) {
      const {last} = bodyOf(await everybody(place).readRecount());
      assert.equal(last?.drift, 0);
      assert.isAbove(last?.counted ?? 0, 100);
    },
  },
];
