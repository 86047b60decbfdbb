import type {Api, RouteTable, StaffSession, staffRoutes} from '@haochaping/protocol/staff';
import type {publicRoutes} from '@haochaping/protocol/public';
import type {Clock} from '../server-clock.ts';
import {problemOf, type Failure} from '../trouble.ts';
import type {Draft} from './draft.ts';
import type {SendBytes} from './send-bytes.ts';

export type StaffApi = Api<typeof staffRoutes>;
/** Where the names of areas and departments come from: what anybody may read. */
export type DirectoryApi = Pick<Api<typeof publicRoutes>, 'readAreas' | 'readDepartments'>;

/** A client for a table of routes, of the same backend and the same session as the console itself. */
export type Connect = <Table extends RouteTable>(table: Table) => Api<Table>;

/** What the views of one signed-in person share. */
export type Desk = {
  readonly api: StaffApi;
  readonly directory: DirectoryApi;
  readonly connect: Connect;
  readonly sendBytes: SendBytes;
  /** The backend's address, for what a browser fetches itself, such as a file that is saved. */
  readonly endpoint: string;
  readonly clock: Clock;
  readonly session: StaffSession;
  /** Forms begun and not sent, by order and command. They outlive a look elsewhere and a new sign-in. */
  readonly drafts: Map<string, OpenForm>;
};

/** A form as a person left it. The key is made once for it, so that sending it twice counts once. */
export type OpenForm = {readonly draft: Draft; readonly blank: Draft; readonly idempotencyKey: string};

/** Whether the answer says that nobody is signed in any more. */
export function isSessionLost(failure: Failure): boolean {
  const code = problemOf(failure)?.code;
  return code === 'session-missing' || code === 'session-expired';
}
