import type {Problem, ProblemCode} from '@haochaping/protocol/public';
import type {Route, RouteAnswer, RouteInput, RouteTable} from '@haochaping/protocol';

/** What a fake route answers: its body, a problem by its code, or a network that fails. */
export type Said<R extends Route> = RouteAnswer<R> | FakeProblem | 'network-error';

export class FakeProblem {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, code: ProblemCode, more: Partial<Problem> = {}) {
    this.status = status;
    this.problem = {type: 'about:blank', title: code, status, code, ...more};
  }
}

export type Handlers<Table extends RouteTable> = {
  -readonly [Name in keyof Table]?: (input: RouteInput<Table[Name]>) => Said<Table[Name]> | Promise<Said<Table[Name]>>;
};

/** One request that reached the fake, by the name of its route. */
export type Call = {readonly route: string; readonly body: unknown; readonly query: URLSearchParams};

/**
 * A fetch that answers by the rows of a route table: the network's edge, so that everything above it is real. Handlers may
 * be replaced while a page is open. What no handler is for fails like a missing network.
 */
export class FakeBackend<Table extends RouteTable> {
  readonly calls: Call[] = [];
  readonly handlers: Handlers<Table>;
  readonly #table: Table;

  constructor(table: Table, handlers: Handlers<Table>) {
    this.#table = table;
    this.handlers = handlers;
  }

  callsOf(route: keyof Table & string): Call[] {
    return this.calls.filter((call) => call.route === route);
  }

  readonly fetch = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    for (const [name, route] of Object.entries(this.#table)) {
      const params = route.method === request.method ? paramsOf(route.path, url.pathname) : undefined;
      if (params === undefined) continue;
      const text = await request.text();
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      this.calls.push({route: name, body, query: url.searchParams});
      const handler = this.handlers[name] as ((input: unknown) => unknown) | undefined;
      const said = await handler?.({params, query: Object.fromEntries(url.searchParams), body});
      return toResponse(handler === undefined ? 'network-error' : said, route);
    }
    throw new TypeError('Failed to fetch');
  };
}

function toResponse(said: unknown, route: Route): Response {
  if (said === 'network-error') throw new TypeError('Failed to fetch');
  if (said instanceof FakeProblem) {
    return new Response(JSON.stringify(said.problem), {
      status: said.status,
      headers: {'content-type': 'application/problem+json'},
    });
  }
  const status = route.status ?? 200;
  return new Response(status === 204 ? null : JSON.stringify(said), {
    status,
    headers: {'content-type': 'application/json'},
  });
}

function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const names: string[] = [];
  const source = pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    return '([^/]+)';
  });
  const match = new RegExp(`^${source}$`).exec(path);
  if (match === null) return undefined;
  return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]));
}
