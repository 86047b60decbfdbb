import * as z from 'zod/mini';
import {Problem} from './problem.ts';
import type {Route, RouteAnswer, RouteInput, RouteTable} from './routes/route.ts';
import {fillPath} from './routes/route.ts';

/**
 * What came of asking. A value, never an exception: the world said something, or nothing.
 * `problem` is absent when the answer was not ours (a proxy, a firewall, a captive portal); so is a 2xx whose body does
 * not fit the route: `foreign`.
 */
export type Answer<T> =
  | {readonly kind: 'ok'; readonly status: number; readonly body: T; readonly headers: Headers}
  | {readonly kind: 'unchanged'; readonly headers: Headers}
  | {readonly kind: 'problem'; readonly status: number; readonly problem?: Problem; readonly retryAfter: string | null}
  | {readonly kind: 'foreign'; readonly status: number}
  | {readonly kind: 'timeout'}
  | {readonly kind: 'network-error'; readonly cause: unknown};

export interface ApiOptions {
  /** The backend's address, with or without a slash at the end. */
  readonly endpoint: string;
  /** @default the global fetch */
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly headers?: Readonly<Record<string, string>>;
  /** How long an answer may take, its body included. @default 20000 */
  readonly timeoutMs?: number;
  /** Cookies of the console travel only to its own origin. @default 'omit' */
  readonly credentials?: 'omit' | 'same-origin';
}

export interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly keepalive?: boolean;
  readonly signal?: AbortSignal;
}

export type Api<Table extends RouteTable> = {
  readonly [Name in keyof Table]: (
    ...args: RouteInput<Table[Name]> extends {readonly params?: undefined; readonly body?: undefined}
      ? [input?: RouteInput<Table[Name]>, options?: CallOptions]
      : [input: RouteInput<Table[Name]>, options?: CallOptions]
  ) => Promise<Answer<RouteAnswer<Table[Name]>>>;
};

/** A client with one method for each row of a route table. A bundle holds only the audiences it imports. */
export function createApi<Table extends RouteTable>(table: Table, options: ApiOptions): Api<Table> {
  const methods = Object.entries(table).map(([name, route]) => [
    name,
    (input: LooseInput = {}, call: CallOptions = {}) => ask(route, input, options, call),
  ]);
  return Object.fromEntries(methods) as Api<Table>;
}

interface LooseInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
}

async function ask(route: Route, input: LooseInput, options: ApiOptions, call: CallOptions): Promise<Answer<unknown>> {
  const controller = new AbortController();
  const waited = {tooLong: false};
  const timer = setTimeout(() => {
    waited.tooLong = true;
    controller.abort();
  }, options.timeoutMs ?? 20_000);
  const cancel = (): void => controller.abort();
  if (call.signal?.aborted === true) controller.abort();
  call.signal?.addEventListener('abort', cancel);
  try {
    const send = options.fetch ?? ((request: Request) => fetch(request));
    const response = await send(toRequest(route, input, options, call, controller.signal));
    return await toAnswer(route, response);
  } catch (cause) {
    return waited.tooLong ? {kind: 'timeout'} : {kind: 'network-error', cause};
  } finally {
    clearTimeout(timer);
    call.signal?.removeEventListener('abort', cancel);
  }
}

function toRequest(
  route: Route,
  input: LooseInput,
  options: ApiOptions,
  call: CallOptions,
  signal: AbortSignal,
): Request {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) if (value !== undefined) search.set(name, value);
  const query = search.toString();
  const url =
    options.endpoint.replace(/\/+$/, '') + fillPath(route.path, input.params) + (query === '' ? '' : `?${query}`);
  return new Request(url, {
    method: route.method,
    headers: {
      accept: 'application/json',
      ...(input.body === undefined ? {} : {'content-type': 'application/json'}),
      ...options.headers,
      ...call.headers,
    },
    ...(input.body === undefined ? {} : {body: JSON.stringify(input.body)}),
    credentials: options.credentials ?? 'omit',
    ...(call.keepalive === true ? {keepalive: true} : {}),
    signal,
  });
}

async function toAnswer(route: Route, response: Response): Promise<Answer<unknown>> {
  if (response.status === 304) return {kind: 'unchanged', headers: response.headers};
  const body = response.status === 204 ? undefined : parseJson(await response.text());
  if (!response.ok) {
    const problem = Problem.safeParse(body);
    return {
      kind: 'problem',
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      ...(problem.success ? {problem: problem.data} : {}),
    };
  }
  const answer = z.safeParse(route.answer, body);
  if (!answer.success) return {kind: 'foreign', status: response.status};
  return {kind: 'ok', status: response.status, body: answer.data, headers: response.headers};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A page of a proxy: the callers see an answer that does not fit.
    return undefined;
  }
}
