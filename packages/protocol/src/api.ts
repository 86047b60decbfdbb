import * as z from 'zod/mini';
import {callersOf} from './call.ts';
import type {Answer, ApiOptions, Callable, CallOptions} from './call.ts';
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
  const routes: Record<string, Callable> = {};
  for (const [name, {method, path, answer}] of Object.entries<Route>(table)) {
    routes[name] = {method, path, read: (body) => parsed(answer, body)};
  }
  return callersOf(routes, options) as Api<Table>;
}

function parsed(schema: Schema, body: unknown): {readonly body: unknown} | undefined {
  const result = z.safeParse(schema, body);
  return result.success ? {body: result.data} : undefined;
}
