import {type Actor, type Circumstances, isInForce, localDateOf, maySeeOrder, type WorkOrder} from '@haochaping/core';
import type {CommandRequest, WorkOrderDetail, WorkOrderPage, WorkOrderQuery} from '@haochaping/protocol';
import {stepOrder} from '../jobs/due.ts';
import type {Settings} from '../options.ts';
import type {Engine} from '../ports.ts';
import {problem, type Refusal} from '../problem.ts';
import {
  type AskedCommand,
  findDepartment,
  readWorkOrder,
  rulesFor,
  saveCommand,
  type WorkOrderRead,
} from '../store/index.ts';
import {ordersFor} from './order-list.ts';
import {coreCommand} from './staff-command.ts';
import {detailOf} from './work-order-detail.ts';

/** Orders as one actor may see and move them, whether a person signed in or a system with its key. */
export class OrderDesk {
  readonly #engine: Engine;
  readonly #rules: Pick<Settings, 'profile' | 'notices'>;

  constructor(engine: Engine, {profile, notices}: Pick<Settings, 'profile' | 'notices'>) {
    this.#engine = engine;
    this.#rules = {profile, notices};
  }

  /** The orders this actor may see, by what is due first. */
  async list(actor: Actor, query: WorkOrderQuery, at: number): Promise<WorkOrderPage | Refusal> {
    if (actor.role === 'administrator') return problem('role-not-allowed');
    const page = await ordersFor(this.#engine, actor, query, at);
    return page ?? problem('query-invalid', {errors: [{pointer: '/cursor', code: 'cursor-unknown'}]});
  }

  async read(actor: Actor, id: string, at: number): Promise<WorkOrderDetail | Refusal> {
    const read = await this.#visible(actor, id);
    return 'kind' in read ? read : this.#detail(read, actor, at);
  }

  /** Gives one command and says how the order stands then. */
  async command(actor: Actor, id: string, body: CommandRequest, at: number): Promise<WorkOrderDetail | Refusal> {
    const seen = await this.#visible(actor, id);
    if ('kind' in seen) return seen;
    const command = coreCommand(body);
    const unknown = await this.#unknownDepartment(command, at);
    if (unknown !== undefined) return unknown;
    const {expectedVersion, idempotencyKey} = body;
    const request = {orderId: id, command, actor, expectedVersion, idempotencyKey};
    const saved = await saveCommand(this.#engine, request, {...this.#rules, at});
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
        await stepOrder(this.#engine, saved.order, {...this.#rules, at});
        return this.#again(id, actor, at);
      case 'replayed':
        return this.#again(id, actor, at);
    }
  }

  /** Somebody with power on orders, and an order they may see: what they may not see does not exist for them. */
  async #visible(actor: Actor, id: string): Promise<WorkOrderRead | Refusal> {
    if (actor.role === 'administrator') return problem('role-not-allowed');
    const read = await readWorkOrder(this.#engine, id);
    return read !== undefined && maySeeOrder(read.order, actor) ? read : problem('work-order-unknown');
  }

  /** Only the directory knows which departments there are; whether this one may be named is core's to say. */
  async #unknownDepartment(command: AskedCommand, at: number): Promise<Refusal | undefined> {
    const {member, codes} = namedDepartments(command);
    const known = await Promise.all(codes.map((code) => findDepartment(this.#engine, code)));
    const day = localDateOf(at);
    if (known.every((department) => department !== undefined && isInForce(department, day))) return undefined;
    return problem('body-invalid', {errors: [{pointer: `/command/${member}`, code: 'department-unknown'}]});
  }

  async #again(id: string, actor: Actor, at: number): Promise<WorkOrderDetail> {
    const read = await readWorkOrder(this.#engine, id);
    if (read === undefined) throw new Error('An order that took a command is gone.');
    return this.#detail(read, actor, at);
  }

  async #detail(read: WorkOrderRead, actor: Actor, at: number): Promise<WorkOrderDetail> {
    return detailOf({engine: this.#engine}, read, actor, await this.#circumstances(read.order, at));
  }

  #circumstances(order: WorkOrder, at: number): Promise<Circumstances> {
    return rulesFor(this.#engine.db, order, {...this.#rules, at});
  }
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
