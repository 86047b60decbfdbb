import {type Actor, type Command, maySeeOrder, type Refused, type WorkOrder} from '@haochaping/core';
import type {Transaction} from 'kysely';
import {readyFiles} from './evidence-files.ts';
import type {Schema} from './schema.ts';
import {canonicalJson} from './work-order-entry.ts';

type MergeCommand = Extract<Command, {readonly type: 'merge'}>;

/** A merge as a person asks for it: the order to follow by its number. What is known of that order is looked up with it. */
interface MergeAsked extends Pick<MergeCommand, 'type' | 'ground' | 'note'> {
  readonly intoNumber: string;
}

/** A command as it is asked for: core's own, or a merge that has still to be looked up. */
export type AskedCommand = Command | MergeAsked;

/** Core's command for what was asked, with what the store knows of the other order in the same transaction. */
export async function completed(
  trx: Transaction<Schema>,
  order: WorkOrder,
  asked: AskedCommand,
  actor: Actor,
): Promise<Command | Refused> {
  if (asked.type === 'add-evidence' && asked.fileDigest !== undefined) {
    const {fileDigest} = asked;
    const files = await readyFiles(trx, {subjectKey: order.subjectKey, orderId: order.id});
    return files.some(({ready}) => ready.fileDigest === fileDigest && ready.erasedAt === undefined)
      ? asked
      : {ok: false, code: 'evidence-unknown'};
  }
  if (asked.type !== 'merge' || 'into' in asked) return asked;
  const row = await trx
    .selectFrom('work_order')
    .select('body')
    .where('number', '=', asked.intoNumber)
    .executeTakeFirst();
  const into = row === undefined ? undefined : (JSON.parse(row.body) as WorkOrder);
  // An order that this person may not see does not exist for them.
  if (into === undefined || !maySeeOrder(into, actor)) return {ok: false, code: 'merge-target-unfit'};
  const follower = await trx
    .selectFrom('work_order_follower')
    .select('order_id')
    .where('follows', '=', order.id)
    .executeTakeFirst();
  const {intoNumber: _, ...said} = asked;
  const {id: orderId, number, subjectKey, state, departmentCode} = into;
  return {
    ...said,
    into: {orderId, number, subjectKey, state, ...(departmentCode === undefined ? {} : {departmentCode})},
    sameReviewer: await isOfOneReviewer(trx, order, into),
    isFollowed: follower !== undefined,
  };
}

/** The invitation of a service instance goes to one citizen; where two levels met there, nobody knows any more who rated. */
async function isOfOneReviewer(trx: Transaction<Schema>, order: WorkOrder, into: WorkOrder): Promise<boolean> {
  if (order.subjectKey !== into.subjectKey) return false;
  if (order.identityMode === 'anonymous' || into.identityMode === 'anonymous') return false;
  const instance = await trx
    .selectFrom('service_instance')
    .select('contested_at')
    .where('subject_key', '=', order.subjectKey)
    .executeTakeFirst();
  return instance?.contested_at === null;
}

/** The text by which the same command, asked twice, is known: a merge by what was asked, not by what was then known. */
export function askedText(command: AskedCommand): string {
  if (command.type !== 'merge') return canonicalJson(command);
  const {type, ground, note} = command;
  const intoNumber = 'into' in command ? command.into.number : command.intoNumber;
  return canonicalJson({type, ground, intoNumber, ...(note === undefined ? {} : {note})});
}
