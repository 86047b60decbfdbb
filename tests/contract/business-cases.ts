import {
  businessRoutes,
  citizenRoutes,
  operationsRoutes,
  publicRoutes,
  type RouteTable,
  staffRoutes,
} from '@haochaping/protocol';
import {assert} from 'chai';
import {apiOf, assertProblem, bodyOf, business, type ContractCase, everybody, get, refusedWith} from './place.ts';

function instanceOf(caseNumber: string): Record<string, unknown> {
  return {
    caseNumber,
    serviceNumber: 1,
    serviceName: '出证办结',
    servedAt: new Date().toISOString(),
    itemCode: '11320115MB100057174000717051000',
    itemName: '企业设立登记',
    departmentCode: '11320115MB10005717',
    areaCode: '320115',
    place: 'on-site',
    caseStatus: 'finished',
  };
}

function freshCase(): string {
  return `C-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
}

export const businessCases: readonly ContractCase[] = [
  {
    title: 'the server is there, ready, and describes every route it has',
    async run(place) {
      assert.equal((await get(place, '/healthz')).status, 200);
      assert.equal((await get(place, '/readyz')).status, 200);
      const description = (await (await get(place, '/openapi.json')).json()) as {
        openapi: string;
        paths: Record<string, unknown>;
      };
      assert.match(description.openapi, /^3\.1/);
      const tables: readonly RouteTable[] = [
        citizenRoutes,
        publicRoutes,
        businessRoutes,
        staffRoutes,
        operationsRoutes,
      ];
      for (const {path} of tables.flatMap((table) => Object.values(table))) assert.property(description.paths, path);
    },
  },
  {
    title: 'a service instance can be told of again and again, and counts once as one that may be rated',
    async run(place) {
      const evaluable = async (): Promise<number> =>
        bodyOf(await everybody(place).readSummary({query: {}})).activelyReviewed.denominator;
      const before = await evaluable();
      const {caseNumber, serviceNumber: _, ...body} = instanceOf(freshCase());
      const put = async (changes: object): Promise<string> => {
        const params = {caseNumber: String(caseNumber), serviceNumber: '1'};
        const api = business(place, 'business-system');
        return bodyOf(await api.putServiceInstance({params, body: {...body, ...changes} as never})).outcome;
      };
      assert.equal(await put({}), 'created');
      assert.equal(await put({}), 'unchanged');
      assert.equal(await put({windowName: '企业开办 3 号窗口'}), 'updated');
      assert.equal(await evaluable(), before + 1);
    },
  },
  {
    title: 'of a batch of service instances each has its own outcome',
    async run(place) {
      const batch = [
        instanceOf(freshCase()),
        {...instanceOf(freshCase()), departmentCode: '?'},
        {},
        instanceOf(freshCase()),
      ];
      const api = business(place, 'business-system');
      const {outcomes} = bodyOf(await api.putServiceInstances({body: {serviceInstances: batch}}));
      assert.deepEqual(
        outcomes.map(({outcome}) => outcome),
        ['created', 'refused', 'refused', 'created'],
      );
      const refused = outcomes[1];
      assert.deepEqual(refused && 'errors' in refused ? refused.errors.map(({pointer}) => pointer) : [], [
        '/departmentCode',
      ]);
    },
  },
  {
    title: 'unknown members and impossible numbers are refused: here strictness finds mistakes',
    async run(place) {
      const {caseNumber, serviceNumber: _, ...body} = instanceOf(freshCase());
      const put = async (serviceNumber: string, changes: object): Promise<unknown> => {
        const params = {caseNumber: String(caseNumber), serviceNumber};
        const api = business(place, 'business-system');
        return refusedWith(await api.putServiceInstance({params, body: {...body, ...changes} as never}));
      };
      const invalid = {status: 422, code: 'service-instance-invalid'};
      assert.deepEqual(await put('1', {citizenName: '王'}), invalid);
      assert.deepEqual(await put('1', {servedAt: '2026-13-41T25:61:61Z'}), invalid, 'no such moment');
      for (const number of ['0', '1e2', '-1', '1.5', 'x', '99999']) assert.deepEqual(await put(number, {}), invalid);
    },
  },
  {
    title: 'a key is needed, must be known, and must have the role',
    async run(place) {
      const params = {caseNumber: 'x', serviceNumber: '1'};
      const order = {params, body: {channel: 'web-widget'} as const};
      const without = apiOf(place, businessRoutes);
      assert.deepEqual(refusedWith(await without.issueInvitation(order)), {status: 401, code: 'key-missing'});
      const wrong = apiOf(place, businessRoutes, {authorization: 'Bearer nobody'});
      assert.deepEqual(refusedWith(await wrong.issueInvitation(order)), {status: 401, code: 'key-unknown'});
      const counter = business(place, 'business-system');
      assert.deepEqual(refusedWith(await counter.issueInvitation(order)), {status: 403, code: 'role-not-allowed'});
      const portal = business(place, 'portal');
      assert.deepEqual(refusedWith(await portal.issueInvitation(order)), {
        status: 404,
        code: 'service-instance-unknown',
      });
    },
  },
  {
    title: 'an address with broken escapes is no way in',
    async run(place) {
      await assertProblem(await get(place, '/v1/work-orders/%E0%A4%A'), 'session-missing', 401);
      await assertProblem(await get(place, '/v1/..%2f..%2fetc/passwd'), 'route-unknown', 404);
    },
  },
];
