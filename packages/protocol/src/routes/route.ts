import type * as z from 'zod/mini';
import type {ProblemCode} from '../problem.ts';

export type Schema = z.ZodMiniType;

/** Who a route asks for: nobody in particular, a business system by its key, or staff by a session. */
export type Audience = 'citizen' | 'business' | 'staff' | 'public' | 'operations';

/** Where a route is. `path` holds parameters as `{name}`; none of them is ever a secret. */
export interface RouteAddress {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
}

/**
 * One row of a route table: everything a client, a server, the API description and a fuzzer must know of a route.
 */
export interface Route extends RouteAddress {
  readonly summary: string;
  readonly query?: Schema;
  readonly body?: Schema;
  readonly answer: Schema;
  /** Which of the two is bytes (`application/octet-stream` in the body) instead of JSON. @default neither */
  readonly bytes?: 'body' | 'answer';
  /** @default 200 */
  readonly status?: 200 | 201 | 204;
  /** The problems it may answer beside those that every route may. */
  readonly problems: readonly ProblemCode[];
}

export type RouteTable = Readonly<Record<string, Route>>;

type ParameterNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterNames<Rest>
  : never;

/** What a caller gives a route: its path parameters, its query and its body, each only where the route has one. */
export type RouteInput<R extends Route> = ([ParameterNames<R['path']>] extends [never]
  ? {readonly params?: undefined}
  : {readonly params: Readonly<Record<ParameterNames<R['path']>, string>>}) &
  (R['query'] extends Schema ? {readonly query?: z.input<R['query']>} : {readonly query?: undefined}) &
  (R['body'] extends Schema ? {readonly body: z.input<R['body']>} : {readonly body?: undefined});

export type RouteAnswer<R extends Route> = z.output<R['answer']>;

/** The path of a route with its parameters filled in, each percent-encoded. */
export function fillPath(path: string, params: Readonly<Record<string, string>> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`Path ${path} needs the parameter ${name}.`);
    return encodeURIComponent(value);
  });
}
