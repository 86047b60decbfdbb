import {
  type Answer,
  type Api,
  businessRoutes,
  citizenRoutes,
  createApi,
  Problem,
  type ProblemCode,
  publicRoutes,
  receiptRoutes,
  type ReviewOutcome,
  type RouteTable,
  staffRoutes,
  type StaffRole,
} from '@haochaping/protocol';
import type {DemoCase} from '@haochaping/backend';
import type {DemonstrationCredentials} from '@haochaping/backend/seed';
import {assert} from 'chai';

/** A place where the backend runs, as the suite sees it: nothing of Node and nothing of a page. */
export interface ContractPlace {
  readonly baseUrl: string;
  readonly fetch: (request: Request) => Promise<Response>;
  /** Of the demonstration that this place was seeded with. */
  readonly credentials: DemonstrationCredentials;
  /** The headers that carry the session which this answer began. */
  readonly sessionHeaders: (signedIn: Response) => Readonly<Record<string, string>>;
}

export interface ContractCase {
  readonly title: string;
  readonly run: (place: ContractPlace) => Promise<void>;
}

export const citizen = (place: ContractPlace): Api<typeof citizenRoutes> => apiOf(place, citizenRoutes);
export const reviewer = (place: ContractPlace): Api<typeof receiptRoutes> => apiOf(place, receiptRoutes);
export const everybody = (place: ContractPlace): Api<typeof publicRoutes> => apiOf(place, publicRoutes);

export function business(
  place: ContractPlace,
  role: keyof DemonstrationCredentials['keys'],
): Api<typeof businessRoutes> {
  return apiOf(place, businessRoutes, {authorization: `Bearer ${place.credentials.keys[role]}`});
}

/** Signs the demonstration's person of a role in, and speaks for them. */
export async function staff(place: ContractPlace, role: StaffRole): Promise<Api<typeof staffRoutes>> {
  return apiOf(place, staffRoutes, await signIn(place, role));
}

export async function signIn(place: ContractPlace, role: StaffRole): Promise<Readonly<Record<string, string>>> {
  const known = place.credentials.accounts.find((account) => account.role === role);
  if (known === undefined) throw new Error(`There is no account of role ${role}.`);
  const response = await post(place, '/v1/staff/session', {account: known.account, password: known.password});
  assert.equal(response.status, 200, `signing in as ${role}`);
  return place.sessionHeaders(response);
}

export function apiOf<Table extends RouteTable>(
  place: ContractPlace,
  table: Table,
  headers: Readonly<Record<string, string>> = {},
): Api<Table> {
  return createApi(table, {endpoint: place.baseUrl, fetch: place.fetch, headers});
}

/** Sends any body at all, as JSON unless it is bytes or text already. */
export async function post(
  place: ContractPlace,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  return place.fetch(
    new Request(place.baseUrl + path, {
      method: 'POST',
      headers: {'content-type': 'application/json', ...headers},
      body: raw ? (body as BodyInit) : JSON.stringify(body),
    }),
  );
}

export async function get(
  place: ContractPlace,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return place.fetch(new Request(place.baseUrl + path, {headers}));
}

/** The body of an answer that must have been good. */
export function bodyOf<T>(answer: Answer<T>): T {
  if (answer.kind !== 'ok') throw new Error(`Expected an answer, got ${JSON.stringify(answer)}`);
  return answer.body;
}

/** Holds a response to be this problem: its code, a 4xx, the right media type, and not a word of what is inside. */
export async function assertProblem(response: Response, code: ProblemCode, status: number): Promise<Problem> {
  const text = await response.text();
  assert.equal(response.status, status, text);
  assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.notMatch(text, /node_modules|\.ts:|\.js:|Error:|SQLITE|select |zod/i);
  const problem = Problem.parse(JSON.parse(text));
  assert.equal(problem.code, code);
  return problem;
}

/** The code of an answer that must have been refused. */
export function refusedWith(answer: Answer<unknown>): {status: number; code: string | undefined} {
  if (answer.kind !== 'problem') throw new Error(`Expected a problem, got ${JSON.stringify(answer)}`);
  return {status: answer.status, code: answer.problem?.code};
}

/** One more finished case of the demonstration's citizen; of an office by part of its name, where one is asked for. */
export async function finishCase(place: ContractPlace, office = ''): Promise<DemoCase> {
  for (let tries = 0; tries < 20; tries++) {
    const response = await post(place, '/demo/cases', '');
    assert.equal(response.status, 201);
    const finished = (await response.json()) as DemoCase;
    if (finished.departmentName.includes(office)) return finished;
  }
  throw new Error(`No case of ${office} came up.`);
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A review as a device sends it: five stars without a word, unless told otherwise. */
export function reviewOf(invitation: string, said: Readonly<Record<string, unknown>> = {}): ReviewSent {
  const random = crypto.getRandomValues(new Uint8Array(26));
  const receiptCode = Array.from(random.slice(0, 16), (byte) => ALPHABET[byte % 32]).join('');
  return {
    format: 1,
    id: uuidV7(random.slice(16)),
    receiptCode,
    invitation,
    level: 5,
    indicators: [],
    indicatorsVersion: '2',
    text: '',
    identityMode: 'real-name',
    submittedAt: new Date().toISOString(),
    ...said,
  };
}

export interface ReviewSent {
  readonly id: string;
  readonly receiptCode: string;
  readonly [field: string]: unknown;
}

/** A UUID of version 7 for now, with 10 random bytes. */
function uuidV7(random: Uint8Array): string {
  const hex = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-a${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}

/** Sends reviews and gives what became of each. */
export async function send(place: ContractPlace, ...reviews: readonly unknown[]): Promise<readonly ReviewOutcome[]> {
  return bodyOf(await citizen(place).postReviews({body: {reviews: [...reviews]}})).outcomes;
}

/** What stands in an outcome beside the id and the time. */
export function saysOf(outcome: ReviewOutcome | undefined): Record<string, unknown> {
  const {id: _, receivedAt: __, ...says}: Record<string, unknown> = {...outcome};
  return says;
}
