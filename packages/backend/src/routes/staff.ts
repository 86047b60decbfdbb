import {type Actor, type Circumstances, maySeeOrder} from '@haochaping/core';
import type {staffRoutes, WorkOrderDetail} from '@haochaping/protocol';
import {actorOf} from '../access/actor-of.ts';
import type {SignedIn, StaffAccess} from '../access/staff-access.ts';
import {type Handlers, reply, type Reply} from '../http/serve.ts';
import {stepOrder} from '../jobs/due.ts';
import type {Settings} from '../options.ts';
import type {Engine} from '../ports.ts';
import {problem, type Refusal} from '../problem.ts';
import {type AskedCommand, findDepartment, readWorkOrder, saveCommand, type WorkOrderRead} from '../store/index.ts';
import {ordersFor} from '../work-orders/order-list.ts';
import {coreCommand} from '../work-orders/staff-command.ts';
import {detailOf} from '../work-orders/work-order-detail.ts';

/**
 * What staff may do. Every handler but signing in begins with who is asking; those of the session and the password are all that
 * somebody may use who must change the password first.
 */
export function createStaffHandlers(
  engine: Engine,
  access: StaffAccess,
  {profile, notices}: Settings,
): Handlers<typeof staffRoutes> {
  const circumstancesAt = (at: number): Circumstances => ({at, profile, notices});

  /** Somebody with power on orders, and an order they may see: what they may not see does not exist for them. */
  const visibleOrder = async (person: SignedIn, id: string): Promise<WorkOrderRead | Refusal> => {
    if (person.account.role === 'administrator') return problem('role-not-allowed');
    const read = await readWorkOrder(engine, id);
    return read !== undefined && maySeeOrder(read.order, actorOf(person.account))
      ? read
      : problem('work-order-unknown');
  };

  /** Only the directory knows which departments there are; whether this one may be named is core's to say. */
  const unknownDepartment = async (command: AskedCommand): Promise<Refusal | undefined> => {
    const {member, codes} = namedDepartments(command);
    const known = await Promise.all(codes.map((code) => findDepartment(engine, code)));
    if (known.every((department) => department?.active === true)) return undefined;
    return problem('body-invalid', {errors: [{pointer: `/command/${member}`, code: 'department-unknown'}]});
  };

  const detailAgain = async (id: string, actor: Actor, at: number): Promise<Reply<WorkOrderDetail>> => {
    const read = await readWorkOrder(engine, id);
    if (read === undefined) throw new Error('An order that took a command is gone.');
    return reply(await detailOf({engine}, read, actor, circumstancesAt(at)));
  };

  return {
    async signIn({body, request, at}) {
      const foreign = access.refuseForeignOrigin(request);
      if (foreign !== undefined) return foreign;
      const headers = new Headers();
      const session = await access.signIn(body, headers, at);
      return 'kind' in session ? session : reply(session, headers);
    },

    async readSession({request, at}) {
      const person = await access.identify(request, at);
      return 'kind' in person ? person : reply(await access.describe(person));
    },

    async signOut({request, at}) {
      const foreign = access.refuseForeignOrigin(request);
      if (foreign !== undefined) return foreign;
      const headers = new Headers();
      await access.signOut(request, headers, at);
      return reply(undefined, headers);
    },

    async changePassword({body, request, at}) {
      const person = await access.identify(request, at);
      if ('kind' in person) return person;
      const session = await access.changePassword(person, body, at);
      return 'kind' in session ? session : reply(session);
    },

    async listWorkOrders({query, request, at}) {
      const person = await access.require(request, at);
      if ('kind' in person) return person;
      if (person.account.role === 'administrator') return problem('role-not-allowed');
      const page = await ordersFor(engine, actorOf(person.account), query);
      if (page === undefined) return problem('query-invalid', {errors: [{pointer: '/cursor', code: 'cursor-unknown'}]});
      return reply(page);
    },

    async readWorkOrder({params, request, at}) {
      const person = await access.require(request, at);
      if ('kind' in person) return person;
      const read = await visibleOrder(person, params.id);
      if ('kind' in read) return read;
      return reply(await detailOf({engine}, read, actorOf(person.account), circumstancesAt(at)));
    },

    async commandWorkOrder({params, body, request, at}) {
      const person = await access.require(request, at);
      if ('kind' in person) return person;
      const seen = await visibleOrder(person, params.id);
      if ('kind' in seen) return seen;
      const actor = actorOf(person.account);
      const command = coreCommand(body);
      const unknown = await unknownDepartment(command);
      if (unknown !== undefined) return unknown;
      const {expectedVersion, idempotencyKey} = body;
      const saved = await saveCommand(
        engine,
        {orderId: params.id, command, actor, expectedVersion, idempotencyKey},
        circumstancesAt(at),
      );
      switch (saved.outcome) {
        case 'unknown':
          return problem('work-order-unknown');
        case 'stale':
          return problem('version-stale', {currentVersion: saved.currentVersion});
        case 'key-reused':
          return problem('idempotency-key-reused');
        case 'refused': {
          const {code, detail} = saved.refusal;
          return problem('command-refused', {refusal: code, ...(detail === undefined ? {} : {detail})});
        }
        case 'saved':
          // What the system does in answer, such as opening the call-back, need not wait for the clock's next run.
          await stepOrder(engine, saved.order, circumstancesAt(at));
          return detailAgain(params.id, actor, at);
        case 'replayed':
          return detailAgain(params.id, actor, at);
      }
    },
  };
}

function namedDepartments(command: AskedCommand): {readonly member: string; readonly codes: readonly string[]} {
  const named = (departmentCode: string, others: readonly string[] = []): ReturnType<typeof namedDepartments> => ({
    member: 'departmentCode',
    codes: [departmentCode, ...others],
  });
  switch (command.type) {
    case 'dispatch':
      return named(command.departmentCode, command.assistingDepartmentCodes);
    case 'decide-return':
      return command.decision === 'accept'
        ? named(command.departmentCode, command.assistingDepartmentCodes)
        : {member: '', codes: []};
    case 'request-return':
      return {member: 'proposedDepartmentCode', codes: [command.proposedDepartmentCode]};
    default:
      return {member: '', codes: []};
  }
}
