import type {Command, Erasure, WorkOrder} from '@haochaping/core';
import {commandWithout, orderWithout} from '@haochaping/core';
import {chunks} from './chunks.ts';
import {eraseContacts} from './contacts.ts';
import type {Queries} from './transaction.ts';
import {canonicalJson, type Opened} from './work-order-entry.ts';

/** Something that is kept for a time: of a review (`id` is its own) or of an order. */
export interface Kept {
  readonly subjectKey: string;
  readonly id: string;
  /** When the review came, or the order was opened. */
  readonly at: number;
}

/** Asks for what came by `until`, oldest first, after `after`. */
export type KeptQuery = (
  queries: Queries,
  until: number,
  after: Pick<Kept, 'at' | 'id'>,
  limit: number,
) => Promise<readonly Kept[]>;

export const contactsKept: KeptQuery = async (queries, until, after, limit) => {
  const rows = await queries
    .selectFrom('contact')
    .select(['subject_key', 'review_id', 'received_at'])
    .where('box', 'is not', null)
    .where('received_at', '<=', until)
    .where((eb) =>
      eb.or([
        eb('received_at', '>', after.at),
        eb.and([eb('received_at', '=', after.at), eb('review_id', '>', after.id)]),
      ]),
    )
    .orderBy('received_at')
    .orderBy('review_id')
    .limit(limit)
    .execute();
  return rows.map(({subject_key, review_id, received_at}) => ({
    subjectKey: subject_key,
    id: review_id,
    at: received_at,
  }));
};

export const reviewTextsKept: KeptQuery = async (queries, until, after, limit) => {
  const rows = await queries
    .selectFrom('review')
    .select(['subject_key', 'id', 'received_at'])
    .where('text', '<>', '')
    .where('received_at', '<=', until)
    .where((eb) =>
      eb.or([eb('received_at', '>', after.at), eb.and([eb('received_at', '=', after.at), eb('id', '>', after.id)])]),
    )
    .orderBy('received_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({subject_key, id, received_at}) => ({subjectKey: subject_key, id, at: received_at}));
};

/** Archived orders out of which this was not taken yet. Their ids are ours, and sort by the time they were opened at. */
export function ordersWith(erasure: Erasure): KeptQuery {
  return async (queries, until, after, limit) => {
    const rows = await queries
      .selectFrom('work_order')
      .leftJoin('order_erasure', (join) =>
        join
          .onRef('order_erasure.subject_key', '=', 'work_order.subject_key')
          .onRef('order_erasure.order_id', '=', 'work_order.id')
          .on('order_erasure.erasure', '=', erasure),
      )
      .select(['work_order.subject_key', 'work_order.id', 'work_order.opened_at'])
      .where('work_order.state', '=', 'archived')
      .where('order_erasure.at', 'is', null)
      .where('work_order.opened_at', '<=', until)
      .where('work_order.id', '>', after.id)
      .orderBy('work_order.id')
      .limit(limit)
      .execute();
    return rows.map(({subject_key, id, opened_at}) => ({subjectKey: subject_key, id, at: opened_at}));
  };
}

/** The orders of each of these service instances. */
export async function ordersOfSubjects(
  queries: Queries,
  subjectKeys: readonly string[],
): Promise<ReadonlyMap<string, readonly WorkOrder[]>> {
  const orders = new Map<string, WorkOrder[]>();
  for (const some of chunks([...new Set(subjectKeys)])) {
    const rows = await queries
      .selectFrom('work_order')
      .select(['subject_key', 'body'])
      .where('subject_key', 'in', some)
      .execute();
    for (const {subject_key, body} of rows) {
      orders.set(subject_key, [...(orders.get(subject_key) ?? []), JSON.parse(body) as WorkOrder]);
    }
  }
  return orders;
}

export async function eraseContactsOf(queries: Queries, kept: readonly Kept[], at: number): Promise<void> {
  await eraseContacts(
    queries,
    kept.map(({subjectKey, id}) => ({subjectKey, reviewId: id})),
    at,
  );
}

export async function eraseReviewTexts(queries: Queries, kept: readonly Kept[]): Promise<void> {
  for (const {subjectKey, id} of kept) {
    await queries
      .updateTable('review')
      .set({text: ''})
      .where('subject_key', '=', subjectKey)
      .where('id', '=', id)
      .execute();
  }
}

/** Takes it out of orders and their histories, and writes down that it was. States, times and versions stay as they are. */
export async function eraseFromOrders(
  queries: Queries,
  orders: readonly Pick<Kept, 'subjectKey' | 'id'>[],
  erasure: Erasure,
  at: number,
): Promise<void> {
  for (const {subjectKey, id} of orders) {
    const {body} = await queries
      .selectFrom('work_order')
      .select('body')
      .where('subject_key', '=', subjectKey)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await queries
      .updateTable('work_order')
      .set({body: JSON.stringify(orderWithout(erasure, JSON.parse(body) as WorkOrder))})
      .where('subject_key', '=', subjectKey)
      .where('id', '=', id)
      .execute();
    await eraseFromHistory(queries, subjectKey, id, erasure);
    await queries
      .insertInto('order_erasure')
      .values({subject_key: subjectKey, order_id: id, erasure, at})
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

async function eraseFromHistory(
  queries: Queries,
  subjectKey: string,
  orderId: string,
  erasure: Erasure,
): Promise<void> {
  const entries = await queries
    .selectFrom('work_order_entry')
    .select(['version', 'command'])
    .where('subject_key', '=', subjectKey)
    .where('order_id', '=', orderId)
    .orderBy('version')
    .execute();
  for (const {version, command} of entries) {
    const after = canonicalJson(commandWithout(erasure, JSON.parse(command) as Command | Opened));
    // With its salt a digest in the log says nothing any more. That of the last line guards the order itself too.
    if (after !== command || version === entries.at(-1)?.version) {
      await queries
        .updateTable('work_order_entry')
        .set({command: after, salt: null})
        .where('subject_key', '=', subjectKey)
        .where('order_id', '=', orderId)
        .where('version', '=', version)
        .execute();
    }
  }
}
