import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  type Api,
  businessRoutes,
  citizenRoutes,
  type CommandRequest,
  contactRoutes,
  directoryRoutes,
  evidenceFileRoutes,
  fillPath,
  logRoutes,
  personalDataRoutes,
  Problem,
  type ProblemCode,
  publicRoutes,
  receiptRoutes,
  type Route,
  inboxRoutes,
  staffRoutes,
  supervisionRoutes,
} from '@haochaping/protocol';
import {type Engine, runAssessRisk, runEarlyWarning, settingsOf} from '@haochaping/backend';
import fc from 'fast-check';
import {openSeededStore} from '../server/seeded-store.ts';
import {bodies, type BodyWorld, fitting, type JsonSchema} from './bodies.ts';
import {apiOf, bodyOf, type ContractPlace, finishCase, get, reviewOf, send, signIn, staff} from './place.ts';
import {JIANGNING_OFFICE, rated, service} from './service.ts';

// Enough to find in seconds what is near the surface; more on demand.
const BODIES = Number(process.env['HCP_FUZZ_BODIES'] ?? 6000);
const SEED = Number(process.env['HCP_FUZZ_SEED'] ?? 20261122);
const FRIDAY_NOON = Date.parse('2026-11-20T04:00:00Z');
const INSTANTS = ['2026-11-20T03:59:00Z', '2026-11-20T01:10:00.000Z', '2026-11-18T08:00:00.5Z'];

const routes: Readonly<Record<string, Route>> = {
  ...citizenRoutes,
  ...receiptRoutes,
  ...publicRoutes,
  ...businessRoutes,
  ...staffRoutes,
  ...inboxRoutes,
  ...evidenceFileRoutes,
  ...contactRoutes,
  ...directoryRoutes,
  ...supervisionRoutes,
  ...logRoutes,
  ...personalDataRoutes,
};
/** How often each is asked; signing in costs the same work for every guess, and tells little. */
const WEIGHTS: Readonly<Record<string, number>> = {
  postReviews: 8,
  commandWorkOrder: 14,
  putServiceInstances: 3,
  commandOrderBySystem: 16,
  acknowledgeWarning: 5,
  releaseReview: 5,
  announceFile: 8,
};

const OF_BODIES: readonly ProblemCode[] = [
  'body-not-utf8',
  'body-not-json',
  'body-too-large',
  'body-invalid',
  'media-type-unsupported',
];

interface Description {
  readonly components: {readonly schemas: Readonly<Record<string, JsonSchema>>};
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly parameters?: readonly {readonly name: string; readonly in: string; readonly schema: JsonSchema}[];
  readonly requestBody?: {readonly content: {readonly 'application/json': {readonly schema: JsonSchema}}};
  readonly responses: Readonly<Record<string, unknown>>;
}

interface Asked {
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: string;
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether a command is given on the version that the order has by then. */
  readonly fresh: boolean;
}

test(
  `no body or query, fitting or broken, gets more than an answer or a problem that its route lists (${String(BODIES)})`,
  {timeout: 900_000},
  async (t) => {
    const {place, reported, engine, clock} = await openSeededStore(t, FRIDAY_NOON);
    const description = (await (await get(place, '/openapi.json')).json()) as Description;
    const handler = await staff(place, 'handler');
    const {world, versions} = await learn(place, handler, description);
    const watched = await somethingToWatch(place, engine, clock);
    // As many of them as of orders, so that both are met.
    const known = {
      ...world.known,
      id: [...(world.known['id'] ?? []), ...Array.from({length: 6}, () => watched).flat()],
    };
    const kinds = new Map<string, Map<string, number>>();

    await fc.assert(
      fc.asyncProperty(asked(place, description, {...world, known}, await people(place)), async (one) => {
        const response = await ask(place, one, versions);
        const says = await judge(one, response, operationOf(description, one.name), versions);
        const said = kinds.get(one.name) ?? new Map<string, number>();
        kinds.set(one.name, said.set(says, (said.get(says) ?? 0) + 1));
      }),
      {numRuns: BODIES, seed: SEED, endOnFailure: process.env['HCP_FUZZ_BODIES'] === undefined},
    );

    for (const [name, said] of kinds) t.diagnostic(`${name}: ${JSON.stringify(Object.fromEntries(said))}`);
    assert.deepEqual(reported, [], 'nothing unexpected was met');
    // The bodies must get past the door, or they show nothing.
    const answered = [...kinds].filter(([, says]) => says.has('answered')).map(([name]) => name);
    assert.deepEqual(
      Object.keys(routes).filter((name) => asksMuch(routes[name]) && !answered.includes(name)),
      ['objectToDecision', 'giveFollowUp', 'changePassword', 'revealContact'],
      'nothing is struck out or just answered here, nobody guesses a password, and no device has sealed a contact',
    );
    for (const id of versions.keys())
      assert.equal((await handler.readWorkOrder({params: {id}})).kind, 'ok', 'still whole');
  },
);

/** What means something to this backend: invitations, receipts, orders, offices, and the words of core's rules. */
async function learn(
  place: ContractPlace,
  handler: Api<typeof staffRoutes>,
  {components}: Description,
): Promise<{readonly world: BodyWorld; readonly versions: Map<string, number>}> {
  const cases = [];
  for (let n = 0; n < 60; n++) cases.push(await finishCase(place));
  const reviews = cases.slice(0, 20).map(({invitation}, n) => reviewOf(invitation, n % 2 === 0 ? {} : BAD));
  await send(place, ...reviews);
  const {nextCursor} = bodyOf(await handler.listWorkOrders({query: {limit: '3'}}));
  const {orders} = bodyOf(await handler.listWorkOrders({query: {show: 'open', limit: '200'}}));
  const departments = orders.flatMap(({department}) => department?.code ?? []);
  const receipt = {body: {receiptCode: place.credentials.receipts.closed}};
  const log = bodyOf(await apiOf(place, personalDataRoutes).readReceiptLog(receipt)).entries;
  const known = {
    InvitationToken: cases.map(({invitation}) => invitation),
    ReceiptCode: [...reviews.map(({receiptCode}) => receiptCode), ...Object.values(place.credentials.receipts)],
    Instant: INSTANTS,
    caseNumber: cases.map(({caseNumber}) => caseNumber),
    serviceNumber: ['1', 1],
    digest: ['ab'.repeat(32)],
    FileDigest: ['ab'.repeat(32)],
    FileAnnounced: [{digest: 'ab'.repeat(32), size: 2_000_000, name: '截图.jpg'}],
    id: orders.map(({id}) => id),
    indicators: [[], ['207'], ['109', '113'], ['501']],
    indicatorsVersion: ['2', '1'],
    level: [1, 2, 3, 4, 5],
    StaffCommand: COMMANDS,
    DirectoryChange: [{}, {areas: [{code: '320115101', name: '东山街道'}], dryRun: true}],
    HolidayNoticeBody: [{year: 2031, notices: ['https://www.gov.cn/a.htm'], off: ['2031-01-01'], makeup: []}],
    departmentCode: departments,
    assistingDepartmentCodes: [[], departments.slice(0, 2)],
    areaCode: ['320115', '320115000000'],
    area: ['320000000000', '320100000000'],
    cursor: [nextCursor],
    limit: ['1', '50', '200'],
    search: ['CP32', '企业', '%'],
    parent: ['320000000000', '320100000000'],
    day: ['2026-11-19'],
    month: ['2026-10'],
    from: ['2026-11-01'],
    to: ['2026-11-19'],
    department: departments,
    leaf: log.map(({leafHash}) => leafHash),
    size: ['1', '100'],
    oldSize: ['0', '2', '64'],
    newSize: ['65', '100'],
    afterSize: ['0', '1'],
    // Of somebody whom nothing else here needs: guesses lock the account.
    account: ['administrator'],
    password: place.credentials.accounts.flatMap(({role, password}) => (role === 'administrator' ? [password] : [])),
  };
  return {world: {schemas: components.schemas, known}, versions: new Map(orders.map(({id, version}) => [id, version]))};
}

/** A warning and a review that is kept out: the ids that somebody who watches over an area may name. */
async function somethingToWatch(
  place: ContractPlace,
  engine: Engine,
  clock: {now: number},
): Promise<readonly string[]> {
  const settings = settingsOf({deployment: 'test', demonstration: true});
  const visit = async (said: Readonly<Record<string, unknown>>): Promise<void> => {
    clock.now += 1_000;
    await rated(place, service(clock.now, {windowNumber: '9', windowName: '企业开办 9 号窗口'}), said);
  };
  for (let n = 0; n < 30; n++) await visit({level: 5, indicators: ['510']});
  for (let n = 0; n < 3; n++) await visit(BAD);
  for (let n = 0; n < 5; n++) await visit({level: 5, indicators: ['510']});
  clock.now += 60_000;
  await runAssessRisk({engine}, settings, clock.now);
  await runEarlyWarning({engine}, settings, clock.now);
  const desk = apiOf(place, supervisionRoutes, await signIn(place, 'management'));
  const {warnings} = bodyOf(await desk.listEarlyWarnings({query: {}}));
  const {reviews} = bodyOf(await desk.listQuarantine({query: {}}));
  return [...warnings, ...reviews].map(({id}) => id);
}

const BAD = {level: 1, indicators: ['109']};

/** Commands that are in order at some stage of an order. */
const COMMANDS: readonly CommandRequest['command'][] = [
  {type: 'sign'},
  {type: 'classify', class: 'general'},
  {type: 'add-evidence', kind: 'case-log', note: '调取受理记录。'},
  {
    type: 'record-contact',
    contactedAt: '2026-11-20T03:59:00Z',
    channel: 'phone',
    numberUsed: '13812345206',
    person: '0112',
    result: 'reached',
    reason: '材料清单没有一次给全。',
    request: '希望一次告知。',
  },
  {type: 'start-rectification', plan: '补充告知单。'},
  {type: 'close', reason: '答复完整。'},
];

/** The headers of somebody who may ask, for each audience; and of nobody. */
async function people(place: ContractPlace): Promise<ReadonlyMap<Readonly<Record<string, Route>>, readonly Headed[]>> {
  const sessions = [];
  for (const role of [
    'handler',
    'handler',
    'leader',
    'dispatcher',
    'call-back-officer',
    'supervisor',
    'auditor',
  ] as const)
    sessions.push(await signIn(place, role));
  const management = await signIn(place, 'management');
  const administrator = await signIn(place, 'administrator');
  const issued = await apiOf(place, directoryRoutes, administrator).issueApiKey({
    body: {role: 'outside-system', name: '12345', acts: {role: 'handler', departmentCode: JIANGNING_OFFICE}},
  });
  const hotline = {authorization: `Bearer ${bodyOf(issued).secret}`};
  const keys = Object.values(place.credentials.keys).map((key) => ({authorization: `Bearer ${key}`}));
  return new Map<Readonly<Record<string, Route>>, readonly Headed[]>([
    [staffRoutes, [...sessions, {}]],
    [inboxRoutes, [...sessions, {}]],
    [evidenceFileRoutes, [...sessions, {}]],
    [contactRoutes, [...sessions.slice(0, 2), management, management, management, {}]],
    [directoryRoutes, [administrator, administrator, ...sessions.slice(0, 1), {}]],
    [supervisionRoutes, [management, management, ...sessions.slice(-2), {}]],
    [businessRoutes, [...keys, hotline, hotline, hotline, hotline, {}]],
  ]);
}
type Headed = Readonly<Record<string, string>>;

/** Everything that may be asked, by the API's own description. */
function asked(
  place: ContractPlace,
  description: Description,
  world: BodyWorld,
  audiences: ReadonlyMap<Readonly<Record<string, Route>>, readonly Headed[]>,
): fc.Arbitrary<Asked> {
  const kinds = Object.entries(routes).flatMap(([name, route]) => {
    const {parameters = [], requestBody} = operationOf(description, name);
    if (!asksMuch(route)) return [];
    const headers = [...audiences].find(([table]) => name in table)?.[1] ?? [{}];
    const schema = requestBody?.content['application/json'].schema;
    const path = parameters.filter((parameter) => parameter.in === 'path');
    const query = parameters.filter((parameter) => parameter.in === 'query');
    return {
      weight: WEIGHTS[name] ?? 2,
      arbitrary: fc.record({
        name: fc.constant(name),
        params: fc.record(
          Object.fromEntries(path.map((one) => [one.name, pathText(fitting(one.schema, world, one.name))])),
        ),
        query: queryText(query.map((one) => [one.name, fitting(one.schema, world, one.name)])),
        body: schema === undefined ? fc.constant(undefined) : bodies(schema, world),
        headers: fc.constantFrom(...headers),
        fresh: fc.oneof({arbitrary: fc.constant(true), weight: 4}, fc.constant(false)),
      }),
    };
  });
  return fc.oneof(...kinds);
}

/** Whether a route reads anything that could be wrong. */
function asksMuch(route: Route | undefined): boolean {
  return route?.body !== undefined || route?.query !== undefined;
}

/** What may stand in a path: anything that can be written there, and something. */
function pathText(values: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  return values.map((value) => String(value).toWellFormed()).filter((value) => !/^\.{0,2}$/.test(value));
}

function queryText(members: readonly (readonly [string, fc.Arbitrary<unknown>])[]): fc.Arbitrary<string> {
  const all = fc.record(Object.fromEntries(members), {requiredKeys: []});
  // Of many members hardly any chance lot fits together.
  const few = fc
    .shuffledSubarray([...members], {maxLength: Math.min(2, members.length)})
    .chain((chosen) => fc.record(Object.fromEntries(chosen)));
  const record = fc.oneof(few, all);
  const odd = fc.option(fc.tuple(fc.constantFrom('cursor', 'limit', 'area', 'extra'), fc.string({unit: 'binary'})), {
    freq: 1,
  });
  return fc.tuple(record, odd).map(([value, more]) => {
    const pairs = Object.entries(value).map(([name, one]): [string, string] => [name, String(one)]);
    return new URLSearchParams([...pairs, ...(more === null ? [] : [more])]).toString();
  });
}

function operationOf({paths}: Description, name: string): Operation {
  const route = routes[name];
  const operation = route && paths[route.path]?.[route.method.toLowerCase()];
  if (operation === undefined) throw new Error(`The description has no route ${name}.`);
  return operation;
}

async function ask(place: ContractPlace, one: Asked, versions: ReadonlyMap<string, number>): Promise<Response> {
  const route = routes[one.name];
  if (route === undefined) throw new Error(`There is no route ${one.name}.`);
  const url = place.baseUrl + fillPath(route.path, one.params) + (one.query === '' ? '' : `?${one.query}`);
  const version = one.fresh ? versions.get(one.params['id'] ?? '') : undefined;
  const body =
    version === undefined ? one.body : one.body?.replace(/"expectedVersion":-?\d+/, `"expectedVersion":${version}`);
  return place.fetch(
    new Request(url, {
      method: route.method,
      headers: {...one.headers, ...(body === undefined ? {} : {'content-type': 'application/json'})},
      ...(body === undefined ? {} : {body}),
    }),
  );
}

/** Holds an answer to what its route promises; `answered`, or the code of the problem. */
async function judge(
  {name, params}: Asked,
  response: Response,
  {responses}: Operation,
  versions: Map<string, number>,
): Promise<string> {
  const {status} = response;
  const text = await response.text();
  assert.ok(status < 500, `${name} answered ${String(status)}: ${text}`);
  assert.ok(String(status) in responses, `${name} does not describe the status ${String(status)}: ${text}`);
  const route = routes[name];
  const body: unknown = JSON.parse(text);
  if (response.ok) {
    assert.ok(route?.answer.safeParse(body).success, `${name} gave what is no answer of its own: ${text}`);
    const {order} = body as {order?: {id: string; version: number}};
    if (order !== undefined) versions.set(order.id, order.version);
    return 'answered';
  }
  const {code, currentVersion} = Problem.parse(body);
  const listed = [...(route?.problems ?? []), ...(route?.body === undefined ? [] : OF_BODIES), 'query-invalid'];
  assert.ok(listed.includes(code), `${name} does not list ${code}`);
  if (params['id'] !== undefined && currentVersion !== undefined) versions.set(params['id'], currentVersion);
  return code;
}
