import {isProblem} from './problem-guard.ts';
import type {Problem} from './problem.ts';
import type {RouteAddress} from './routes/route.ts';

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

/** One question to the backend. */
export interface Question<T> {
  readonly method: RouteAddress['method'];
  /** With its parameters and query filled in. */
  readonly path: string;
  /** Sent as JSON. @default nothing is sent */
  readonly body?: unknown;
  /** Takes the body of a 2xx; undefined says that it is no answer of ours. */
  readonly read: (body: unknown) => {readonly body: T} | undefined;
}

/** The one way of asking: a request, a time limit, and whatever comes of it as a value. */
export async function ask<T>(question: Question<T>, options: ApiOptions, call: CallOptions = {}): Promise<Answer<T>> {
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
    const response = await send(toRequest(question, options, call, controller.signal));
    return await toAnswer(question, response);
  } catch (cause) {
    return waited.tooLong ? {kind: 'timeout'} : {kind: 'network-error', cause};
  } finally {
    clearTimeout(timer);
    call.signal?.removeEventListener('abort', cancel);
  }
}

function toRequest(
  {method, path, body}: Question<unknown>,
  options: ApiOptions,
  call: CallOptions,
  signal: AbortSignal,
): Request {
  return new Request(options.endpoint.replace(/\/+$/, '') + path, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : {'content-type': 'application/json'}),
      ...options.headers,
      ...call.headers,
    },
    ...(body === undefined ? {} : {body: JSON.stringify(body)}),
    credentials: options.credentials ?? 'omit',
    ...(call.keepalive === true ? {keepalive: true} : {}),
    signal,
  });
}

async function toAnswer<T>({read}: Question<T>, response: Response): Promise<Answer<T>> {
  if (response.status === 304) return {kind: 'unchanged', headers: response.headers};
  const body = response.status === 204 ? undefined : parseJson(await response.text());
  if (!response.ok) {
    return {
      kind: 'problem',
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      ...(isProblem(body) ? {problem: body} : {}),
    };
  }
  const answer = read(body);
  if (answer === undefined) return {kind: 'foreign', status: response.status};
  return {kind: 'ok', status: response.status, body: answer.body, headers: response.headers};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A page of a proxy: the callers see an answer that does not fit.
    return undefined;
  }
}
