import {type CommandRequest, fillPath, type StaffRole, staffRoutes, type WorkOrderDetail} from '@haochaping/protocol';
import type {Dice} from '../faults/dice.ts';
import type {Province} from './province.ts';

export type Command = CommandRequest['command'];

/** Somebody who acts: a role, and for handlers and leaders the office that they work in. */
export interface Person {
  readonly role: StaffRole;
  readonly department?: string;
  /** Another one of the same role, where two have to decide. */
  readonly second?: boolean;
}

// A session ends after half an hour without use; in a month of seconds hardly one is met twice.
const MOST_SESSIONS = 2_000;

/** The staff of a province: an account for each role of each office, signed in when they act, at whichever server answers. */
export class Staff {
  /** How many commands were taken. */
  commands = 0;
  /** Commands that a rule refused and that nobody had expected it to, by role, command and code. */
  readonly refusals = new Map<string, number>();
  readonly #province: Province;
  readonly #dice: Dice;
  readonly #sessions = new Map<string, Promise<Readonly<Record<string, string>>>>();

  constructor(province: Province, dice: Dice) {
    this.#province = province;
    this.#dice = dice;
  }

  /** Makes the accounts: the demonstration's people with their password, once more for every office. */
  async hire(): Promise<void> {
    const {db} = this.#province.servers[0].ports.engine;
    const offices = (await db.selectFrom('department').select('code').execute()).map(({code}) => code);
    for (const role of ['handler', 'leader'] as const) {
      const row = await db.selectFrom('account').selectAll().where('name', '=', role).executeTakeFirstOrThrow();
      for (const department of offices) {
        const name = accountName({role, department});
        await db
          .insertInto('account')
          .values({...row, id: name, name, department, staff_number: null})
          .execute();
      }
    }
    for (const role of ['management', 'upper-management'] as const) {
      const row = await db.selectFrom('account').selectAll().where('name', '=', role).executeTakeFirstOrThrow();
      for (const second of [false, true]) {
        const name = accountName({role, second});
        // Of the whole province, so that every office has somebody above it.
        await db
          .insertInto('account')
          .values({...row, id: name, name, area: null})
          .execute();
      }
    }
  }

  /** The order as this person sees it now. */
  async read(person: Person, id: string): Promise<WorkOrderDetail> {
    const path = fillPath(staffRoutes.readWorkOrder.path, {id});
    const response = await this.#ask(person, (url, headers) => new Request(url + path, {headers}));
    if (response.status !== 200) throw new Error(`${accountName(person)} may not read ${id}: ${await response.text()}`);
    return (await response.json()) as WorkOrderDetail;
  }

  /**
   * Gives one command on the version that was read; where the order has moved on meanwhile, on the version it has then. The order
   * afterwards, or the code of the rule that refused.
   */
  async give(person: Person, {order}: WorkOrderDetail, command: Command): Promise<WorkOrderDetail | string> {
    const path = fillPath(staffRoutes.commandWorkOrder.path, {id: order.id});
    const idempotencyKey = crypto.randomUUID();
    for (let expectedVersion = order.version, tries = 0; tries < 5; tries++) {
      const body = JSON.stringify({idempotencyKey, expectedVersion, command});
      const response = await this.#ask(
        person,
        (url, headers) =>
          new Request(url + path, {method: 'POST', headers: {...headers, 'content-type': 'application/json'}, body}),
      );
      if (response.status === 200) {
        this.commands += 1;
        return (await response.json()) as WorkOrderDetail;
      }
      const problem = (await response.json()) as {code: string; refusal?: string; currentVersion?: number};
      if (problem.code !== 'version-stale' || problem.currentVersion === undefined) {
        return problem.refusal ?? problem.code;
      }
      expectedVersion = problem.currentVersion;
    }
    return 'version-stale';
  }

  #server(): Province['servers'][number] {
    const {servers} = this.#province;
    return servers[this.#dice.between(0, servers.length - 1)] ?? servers[0];
  }

  async #ask(
    person: Person,
    request: (url: string, headers: Readonly<Record<string, string>>) => Request,
  ): Promise<Response> {
    const name = accountName(person);
    for (let tries = 0; ; tries++) {
      const session = this.#sessions.get(name) ?? this.#signIn(person, name);
      const response = await this.#server().fetch(request('http://province.test', await session));
      if (response.status !== 401 || tries === 2) return response;
      await response.body?.cancel();
      this.#sessions.delete(name);
    }
  }

  #signIn({role}: Person, name: string): Promise<Readonly<Record<string, string>>> {
    if (this.#sessions.size >= MOST_SESSIONS) this.#sessions.clear();
    const session = (async () => {
      const {accounts} = this.#province.credentials;
      const password = accounts.find((account) => account.role === role)?.password ?? '';
      const headers = new Headers({'content-type': 'application/json'});
      const body = JSON.stringify({account: name, password});
      const signIn = new Request('http://province.test/v1/staff/session', {method: 'POST', headers, body});
      const response = await this.#server().fetch(signIn);
      if (response.status !== 200) throw new Error(`${name} cannot sign in: ${await response.text()}`);
      await response.body?.cancel();
      return {'x-session': response.headers.get('x-session') ?? ''};
    })();
    this.#sessions.set(name, session);
    return session;
  }
}

function accountName({role, department, second}: Person): string {
  if (department !== undefined) return `${role}-${department}`;
  return second === undefined ? role : `${role}-${second ? 'b' : 'a'}`;
}
