import {
  type Actor,
  type Circumstances,
  type Command,
  type Effect,
  newsOf,
  type Refused,
  SYSTEM,
  transition,
  type WorkOrder,
} from '@haochaping/core';
import type {Transaction} from 'kysely';
import type {Engine} from '../ports.ts';
import {appendAudit} from './audit.ts';
import {askedText, type AskedCommand, completed} from './asked-command.ts';
import {commandAudit, orderEvents} from './order-records.ts';
import {writeSupervision} from './order-supervision.ts';
import {writePublished} from './published-orders.ts';
import {recentReplies} from './recent-replies.ts';
import {rulesFor} from './rules.ts';
import type {Schema} from './schema.ts';
import {writeShares} from './order-shares.ts';
import {inTransaction} from './transaction.ts';
import {columnsOf, entryRow} from './work-order-columns.ts';

/** A command on an order, as it came. */
export interface CommandRequest {
  readonly orderId: string;
  readonly command: AskedCommand;
  readonly actor: Actor;
  /** The version the actor has seen. Left out by jobs, which have no earlier look to hold to. */
  readonly expectedVersion?: number;
  /** The same key with the same command by the same actor is the same command, sent again. */
  readonly idempotencyKey?: string;
  /** Written in the same transaction, when the command is taken. */
  readonly along?: (trx: Transaction<Schema>) => Promise<void>;
}

/**
 * `replayed`: the command was saved before, and led to `version`; `order` is the order as it is now.
 * `key-reused`: its idempotency key belongs to another command on this order.
 */
export type CommandSaved =
  | {readonly outcome: 'saved'; readonly order: WorkOrder}
  | {readonly outcome: 'replayed'; readonly version: number; readonly order: WorkOrder}
  | {readonly outcome: 'refused'; readonly refusal: Refused}
  | {readonly outcome: 'stale'; readonly currentVersion: number}
  | {readonly outcome: 'key-reused'}
  | {readonly outcome: 'unknown'};

/**
 * Reads an order, lets core decide what the command makes of it, and stores the new order with its columns, history entry,
 * events and audit entry, all in one transaction: everything or nothing. Orders that follow this one learn of it there too. A replay is known before its version is looked
 * at; a stale version before the command is judged. `circumstances` are those of the deployment: an order keeps the profile it was opened
 * by, and notices that were added since count.
 */
export async function saveCommand(
  engine: Engine,
  request: CommandRequest,
  circumstances: Circumstances,
): Promise<CommandSaved> {
  return inTransaction(engine, async (trx) => {
    const row = await trx.selectFrom('work_order').selectAll().where('id', '=', request.orderId).executeTakeFirst();
    if (row === undefined) return {outcome: 'unknown'};
    const order = JSON.parse(row.body) as WorkOrder;
    const earlier = await earlierOutcome(trx, order, request);
    if (earlier !== undefined) return earlier;
    if (request.expectedVersion !== undefined && request.expectedVersion !== row.version) {
      return {outcome: 'stale', currentVersion: row.version};
    }
    const command = await completed(trx, order, request.command, request.actor);
    if ('ok' in command) return {outcome: 'refused', refusal: command};
    const {actor} = request;
    const rules = await rulesFor(trx, order, circumstances);
    const known = command.type === 'reply' ? await recentReplies(trx, order, actor.departmentCode, rules) : [];
    const decided = transition(order, command, {...rules, recentReplies: known, actor});
    if (!decided.ok) return {outcome: 'refused', refusal: decided};
    await write(trx, order, decided.order, decided.effects, {...request, command}, rules);
    await request.along?.(trx);
    if (isNews(order, decided.order)) await tellFollowers(trx, decided.order, circumstances);
    return {outcome: 'saved', order: decided.order};
  });
}

/** What this idempotency key said before, if it did. */
async function earlierOutcome(
  trx: Transaction<Schema>,
  order: WorkOrder,
  {actor, command, idempotencyKey}: CommandRequest,
): Promise<CommandSaved | undefined> {
  if (idempotencyKey === undefined) return undefined;
  const entry = await trx
    .selectFrom('work_order_entry')
    .select(['version', 'command', 'actor_role', 'actor_account'])
    .where('subject_key', '=', order.subjectKey)
    .where('order_id', '=', order.id)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst();
  if (entry === undefined) return undefined;
  const same =
    askedText(JSON.parse(entry.command) as Command) === askedText(command) &&
    entry.actor_role === actor.role &&
    entry.actor_account === (actor.accountId ?? null);
  return same ? {outcome: 'replayed', version: entry.version, order} : {outcome: 'key-reused'};
}

interface Taken extends Pick<CommandRequest, 'actor' | 'idempotencyKey'> {
  readonly command: Command;
}

async function write(
  trx: Transaction<Schema>,
  before: WorkOrder,
  order: WorkOrder,
  effects: readonly Effect[],
  {actor, command, idempotencyKey}: Taken,
  circumstances: Circumstances,
): Promise<void> {
  await trx
    .updateTable('work_order')
    .set(columnsOf(order, circumstances))
    .where('subject_key', '=', order.subjectKey)
    .where('id', '=', order.id)
    .execute();
  if (before.validity !== order.validity) {
    await trx
      .updateTable('review')
      .set({validity: order.validity ?? 'valid'})
      .where('subject_key', '=', order.subjectKey)
      .where('id', '=', order.reviewId)
      .execute();
  }
  await writeShares(trx, order, circumstances.at);
  await writeHelpers(trx, before, order);
  await writeFollower(trx, before, order);
  await writeSupervision(trx, before, order, circumstances);
  await writePublished(trx, before, order);
  const line = entryRow(order, command, actor, idempotencyKey);
  await trx.insertInto('work_order_entry').values(line).execute();
  await trx.insertInto('outgoing_event').values(orderEvents(order, effects)).execute();
  await appendAudit(trx, commandAudit(order, command, actor, line));
}

/** Keeps the rows by which departments find the orders they help with in step with the order. */
async function writeHelpers(trx: Transaction<Schema>, before: WorkOrder, order: WorkOrder): Promise<void> {
  const [had, has] = [before.assistingDepartmentCodes, order.assistingDepartmentCodes];
  if (had.length === has.length && had.every((code, index) => code === has[index])) return;
  await trx
    .deleteFrom('work_order_helper')
    .where('subject_key', '=', order.subjectKey)
    .where('order_id', '=', order.id)
    .execute();
  const rows = [...new Set(has)].map((department) => ({
    subject_key: order.subjectKey,
    order_id: order.id,
    department,
  }));
  if (rows.length > 0) await trx.insertInto('work_order_helper').values(rows).execute();
}

/** Keeps the row by which an order finds those that follow it. */
async function writeFollower(trx: Transaction<Schema>, before: WorkOrder, order: WorkOrder): Promise<void> {
  if ((before.state === 'merged') === (order.state === 'merged')) return;
  await trx
    .deleteFrom('work_order_follower')
    .where('subject_key', '=', order.subjectKey)
    .where('order_id', '=', order.id)
    .execute();
  const follows = order.merges?.at(-1)?.orderId;
  if (order.state !== 'merged' || follows === undefined) return;
  await trx
    .insertInto('work_order_follower')
    .values({subject_key: order.subjectKey, order_id: order.id, follows})
    .execute();
}

/** Whether something happened that those who follow the order have to know. */
function isNews(before: WorkOrder, after: WorkOrder): boolean {
  return (
    before.state !== after.state ||
    before.departmentCode !== after.departmentCode ||
    before.reply?.repliedAt !== after.reply?.repliedAt
  );
}

async function tellFollowers(trx: Transaction<Schema>, lead: WorkOrder, circumstances: Circumstances): Promise<void> {
  const rows = await trx
    .selectFrom('work_order')
    .innerJoin('work_order_follower', 'work_order_follower.order_id', 'work_order.id')
    .select('work_order.body')
    .where('work_order_follower.follows', '=', lead.id)
    .orderBy('work_order.id')
    .execute();
  const command = newsOf(lead);
  for (const {body} of rows) {
    const order = JSON.parse(body) as WorkOrder;
    const rules = await rulesFor(trx, order, circumstances);
    const decided = transition(order, command, {...rules, actor: SYSTEM});
    if (!decided.ok) throw new TypeError(`The system may tell every order what it follows, but: ${decided.code}.`);
    await write(trx, order, decided.order, decided.effects, {actor: SYSTEM, command}, rules);
  }
}
