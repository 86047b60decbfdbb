import * as z from 'zod/mini';
import {ask} from './call.ts';
import type {Answer, ApiOptions, CallOptions} from './call.ts';
import {fillPath} from './routes/route.ts';
import type {Route, RouteAnswer, RouteInput, RouteTable, Schema} from './routes/route.ts';

export type Api<Table extends RouteTable> = {
  readonly [Name in keyof Table]: (
    ...args: RouteInput<Table[Name]> extends {readonly params?: undefined; readonly body?: undefined}
      ? [input?: RouteInput<Table[Name]>, options?: CallOptions]
      : [input: RouteInput<Table[Name]>, options?: CallOptions]
  ) => Promise<Answer<RouteAnswer<Table[Name]>>>;
};

/** A client with one method for each row of a route table. A bundle holds only the audiences it imports. */
export function createApi<Table extends RouteTable>(table: Table, options: ApiOptions): Api<Table> {
  const methods: Record<string, (input?: LooseInput, call?: CallOptions) => Promise<Answer<unknown>>> = {};
  for (const [name, route] of Object.entries<Route>(table)) {
    const {method, answer} = route;
    const read = (body: unknown): {readonly body: unknown} | undefined => parsed(answer, body);
    methods[name] = ({params, query, body} = {}, call) =>
      ask({method, path: fillPath(route.path, params) + queryString(query), body, read}, options, call);
  }
  return methods as Api<Table>;
}

interface LooseInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
}

function queryString(query: LooseInput['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, value);
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

function parsed(schema: Schema, body: unknown): {readonly body: unknown} | undefined {
  const result = z.safeParse(schema, body);
  return result.success ? {body: result.data} : undefined;
}
