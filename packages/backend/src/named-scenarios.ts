import {type Scenario, withScenario} from './scenarios.ts';

/** How a backend behaves that a developer tries their page against; the same names in a page and at `npm start -- --scenario …`. */
export const SCENARIO_NAMES = [
  /** As it is. */
  'healthy',
  /** Every answer takes three seconds. */
  'slow',
  /** The server is there and cannot serve; asks for five seconds of patience. */
  '503',
  /** No answer at all. */
  'offline',
  /** What is sent arrives and is carried out, and its answer is lost. */
  'answer-lost',
  /** Something on the way says no with a page of its own. */
  'firewall',
  /** Each review is refused for good, by its own outcome. */
  'refused',
  /** Each invitation has ended. */
  'expired',
] as const;
export type ScenarioName = (typeof SCENARIO_NAMES)[number];

export function isScenarioName(name: string): name is ScenarioName {
  return (SCENARIO_NAMES as readonly string[]).includes(name);
}

type Fetch = (request: Request) => Promise<Response>;

// What citizens' devices ask; pages, the demonstration's portal, the console and the checks of operations go on as they are.
const CITIZENS = /\/v1\/(?:catalogue|invitations\/read|reviews|receipts\/[\w-]+)$/;
const SLOW_MS = 3_000;
const PATIENCE_SECONDS = 5;
const LONG_AGO = '2020-01-01T00:00:00.000Z';

/**
 * The same backend as citizens' devices find it in a scenario, which is asked anew for every request. Rejects with a `TypeError` where no answer
 * comes, as `fetch` does without a network.
 */
export function withNamedScenario(fetch: Fetch, scenario: () => ScenarioName): Fetch {
  return async (request) => {
    if (!CITIZENS.test(new URL(request.url).pathname) || request.method === 'OPTIONS') return fetch(request);
    const name = scenario();
    const line = withScenario(fetch, () => lineOf(name));
    if (name === 'refused' && isFor(request, '/reviews')) return refuseEach(line, request);
    if (name === 'expired' && isFor(request, '/invitations/read')) return endInvitation(await line(request));
    return line(request);
  };
}

function lineOf(name: ScenarioName): Scenario | undefined {
  switch (name) {
    case 'slow':
      return {name: 'slow', afterMs: SLOW_MS};
    case '503':
      return {name: 'unavailable', retryAfterSeconds: PATIENCE_SECONDS};
    case 'offline':
    case 'answer-lost':
      return {name};
    case 'firewall':
      return {name: 'refused'};
    case 'healthy':
    case 'refused':
    case 'expired':
      return undefined;
  }
}

function isFor({method, url}: Request, route: string): boolean {
  return method === 'POST' && new URL(url).pathname.endsWith(`/v1${route}`);
}

/** Nothing is recorded; whatever the backend has to say of the request as a whole it says itself. */
async function refuseEach(fetch: Fetch, request: Request): Promise<Response> {
  const body = (await request
    .clone()
    .json()
    .catch(() => undefined)) as {readonly reviews?: readonly {readonly id?: unknown}[]} | undefined;
  const ids = Array.isArray(body?.reviews) ? body.reviews.map(({id}: {readonly id?: unknown}): unknown => id) : [];
  if (ids.length === 0 || !ids.every((id) => typeof id === 'string')) return fetch(request);
  return withCors(request, {outcomes: ids.map((id) => ({id, outcome: 'refused', code: 'invitation-forged'}))});
}

async function endInvitation(response: Response): Promise<Response> {
  if (!response.ok) return response;
  const reading = (await response.json()) as Record<string, unknown>;
  const {status, headers} = response;
  const kept = new Headers(headers);
  kept.delete('content-length');
  return new Response(JSON.stringify({...reading, state: 'expired', expiresAt: LONG_AGO}), {status, headers: kept});
}

function withCors(request: Request, body: unknown): Response {
  const origin: Record<string, string> = request.headers.has('origin') ? {'access-control-allow-origin': '*'} : {};
  return Response.json(body, {headers: origin});
}
