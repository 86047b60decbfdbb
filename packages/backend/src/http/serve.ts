import type {ProblemDetail, Route, RouteAnswer, RouteInput, RouteTable, Schema} from '@haochaping/protocol';
import type {Hono} from 'hono';
import * as z from 'zod/mini';
import type {Clock, Report} from '../ports.ts';
import {problem, problemResponse, type Refusal} from '../problem.ts';
import {StoreError} from '../store/store-error.ts';
import {readBytesBody, readJsonBody} from './request-body.ts';

/** What a handler is given: everything the route's row names, parsed, and the moment the request is judged by. */
export interface Call<R extends Route> {
  readonly params: RouteInput<R>['params'];
  readonly query: R['query'] extends Schema ? z.output<R['query']> : undefined;
  readonly body: R['body'] extends Schema ? z.output<R['body']> : undefined;
  readonly request: Request;
  readonly at: number;
}

export interface Reply<T> {
  readonly kind: 'reply';
  readonly body: T;
  readonly headers?: Headers;
}

/** The caller's copy is still good (304). */
export interface Unchanged {
  readonly kind: 'unchanged';
  readonly headers: Headers;
}

export type Handled<R extends Route> = Reply<RouteAnswer<R>> | Unchanged | Refusal;
export type Handler<R extends Route> = (call: Call<R>) => Handled<R> | Promise<Handled<R>>;

/** One handler for every row: a row without one does not compile. */
export type Handlers<Table extends RouteTable> = {readonly [Name in keyof Table]: Handler<Table[Name]>};

export function reply<T>(body: T, headers?: Headers): Reply<T> {
  return headers === undefined ? {kind: 'reply', body} : {kind: 'reply', body, headers};
}

export interface ServeOptions {
  readonly clock: Clock;
  readonly report: Report;
  /** Where a route has a better name than `body-invalid` for a body of the wrong shape. */
  readonly invalidBody?: (name: string, errors: readonly ProblemDetail[]) => Refusal | undefined;
}

/**
 * Answers every row of a table. Path, query and body are parsed here, once; an exception of a handler is reported and
 * answered with `internal`, and nothing of it is told.
 */
export function serve<Table extends RouteTable>(
  app: Hono,
  table: Table,
  handlers: Handlers<Table>,
  options: ServeOptions,
): void {
  for (const [name, route] of Object.entries(table)) {
    // The pairs of a mapped type cannot be followed through Object.entries; the parameter's type has checked them.
    const handler = handlers[name] as unknown as Handler<Route>;
    app.on(route.method, honoPath(route.path), async (context) => {
      try {
        return await answer(name, route, handler, context.req.raw, context.req.param(), options);
      } catch (cause) {
        return problemResponse(unexpected(name, cause, options.report));
      }
    });
  }
}

async function answer(
  name: string,
  route: Route,
  handler: Handler<Route>,
  request: Request,
  params: Readonly<Record<string, string>>,
  options: ServeOptions,
): Promise<Response> {
  const query = parse(route.query, Object.fromEntries(new URL(request.url).searchParams));
  if ('errors' in query) return problemResponse(problem('query-invalid', {errors: query.errors}));
  const raw = await readBody(route, request);
  if ('kind' in raw) return problemResponse(raw);
  const body = parse(route.body, raw.value);
  if ('errors' in body) {
    const named = options.invalidBody?.(name, body.errors);
    return problemResponse(named ?? problem('body-invalid', {errors: body.errors}));
  }
  // The row's own types were erased when it was taken out of its table; what is handed over was parsed by its schemas.
  const call = {params, query: query.value, body: body.value, request, at: options.clock()} as unknown as Call<Route>;
  return toResponse(route, await handler(call));
}

function readBody(route: Route, request: Request): Promise<{readonly value: unknown} | Refusal> {
  if (route.body === undefined) return Promise.resolve({value: undefined});
  return route.bytes === 'body' ? readBytesBody(request) : readJsonBody(request);
}

function toResponse(route: Route, handled: Handled<Route>): Response {
  if (handled.kind === 'problem') return problemResponse(handled);
  if (handled.kind === 'unchanged') return new Response(null, {status: 304, headers: handled.headers});
  const headers = new Headers(handled.headers);
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  const status = route.status ?? 200;
  if (status === 204) return new Response(null, {status, headers});
  if (route.bytes === 'answer') return new Response(handled.body as Uint8Array<ArrayBuffer>, {status, headers});
  headers.set('content-type', 'application/json');
  return new Response(JSON.stringify(handled.body), {status, headers});
}

function unexpected(name: string, cause: unknown, report: Report): Refusal {
  if (cause instanceof StoreError && cause.code === 'overloaded') {
    return problem('overloaded', {headers: {'retry-after': '2'}});
  }
  report(`route ${name}`, cause);
  return problem('internal');
}

function parse(
  schema: Schema | undefined,
  value: unknown,
): {readonly value: unknown} | {readonly errors: readonly ProblemDetail[]} {
  if (schema === undefined) return {value: undefined};
  const parsed = z.safeParse(schema, value);
  return parsed.success ? {value: parsed.data} : {errors: detailsOf(parsed.error.issues)};
}

/** What is wrong and where, as JSON Pointers and codes; never the schema's words, never the value. */
export function detailsOf(issues: readonly z.core.$ZodIssue[]): ProblemDetail[] {
  return issues.slice(0, MOST_DETAILS).map((issue) => ({
    pointer: issue.path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    code: issue.code.replaceAll('_', '-'),
  }));
}
// A body can be wrong in a thousand places; the first few tell a developer what is the matter.
const MOST_DETAILS = 20;

/** `/v1/x/{id}` as Hono writes it. */
function honoPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}
