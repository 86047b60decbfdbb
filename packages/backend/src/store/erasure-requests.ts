import {erasureTime, type ErasureTime, type Profile, type WorkOrder} from '@haochaping/core';
import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js';
import type {Engine} from '../ports.ts';
import {appendAudit} from './audit.ts';
import {eraseContactsOf, eraseFromOrders, eraseReviewTexts, type Kept, ordersOfSubjects} from './kept-data.ts';
import {inTransaction, type Queries} from './transaction.ts';

/** A person's request to erase, as it stands. `done`: it was carried out, at that moment. */
export type ErasureStanding =
  | {readonly kind: 'done'; readonly askedAt: number; readonly at: number}
  | {readonly kind: 'waiting'; readonly askedAt: number; readonly time: Extract<ErasureTime, {when: 'later'}>};

/**
 * A person asks that what is theirs be erased: their contact, what they wrote, the numbers they were reached at and what was written
 * down of their words. Done at once where no order waits; else kept, for the job. The rating stays. Asking again changes nothing.
 * Resolves to undefined when no review has this receipt.
 */
export async function requestErasure(
  engine: Engine,
  receiptHash: string,
  profile: Profile,
  at: number,
): Promise<ErasureStanding | undefined> {
  return inTransaction(engine, async (trx) => {
    const reviews = await reviewsOfReceipt(trx, receiptHash);
    const [first] = reviews;
    if (first === undefined) return undefined;
    const known = await readErasure(trx, first, profile);
    if (known?.kind === 'done') return known;
    if (known === undefined) {
      const {subjectKey, id} = first;
      await trx
        .insertInto('erasure_request')
        .values({subject_key: subjectKey, review_id: id, asked_at: at, done_at: null})
        .execute();
      await appendAudit(trx, {at, actor: 'citizen', action: 'erasure-requested', subject: id, detail: {}});
    }
    return carryOut(trx, first, known?.askedAt ?? at, profile, at);
  });
}

/** Carries out the requests whose orders are archived by now; at most `limit`, oldest first. Says how many. */
export async function carryOutRequests(engine: Engine, profile: Profile, at: number, limit: number): Promise<number> {
  const waiting = await engine.db
    .selectFrom('erasure_request')
    .selectAll()
    .where('done_at', 'is', null)
    .orderBy('asked_at')
    .limit(limit)
    .execute();
  let done = 0;
  for (const {subject_key: subjectKey, review_id: id, asked_at: askedAt} of waiting) {
    const standing = await inTransaction(engine, async (trx) => {
      const now = await readErasure(trx, {subjectKey, id}, profile);
      return now?.kind === 'done' ? undefined : carryOut(trx, {subjectKey, id}, askedAt, profile, at);
    });
    if (standing?.kind === 'done') done += 1;
  }
  return done;
}

type Review = Pick<Kept, 'subjectKey' | 'id'>;

async function carryOut(
  trx: Queries,
  first: Review,
  askedAt: number,
  profile: Profile,
  at: number,
): Promise<ErasureStanding> {
  const {subjectKey, id} = first;
  const orders = await ordersOf(trx, first);
  const time = erasureTime(orders, profile);
  if (time.when === 'later') return {kind: 'waiting', askedAt, time};
  const {receipt_hash} = await trx
    .selectFrom('review')
    .select('receipt_hash')
    .where('subject_key', '=', subjectKey)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const reviews = await reviewsOfReceipt(trx, receipt_hash);
  await eraseContactsOf(trx, reviews, at);
  await eraseReviewTexts(trx, reviews);
  await eraseFromOrders(
    trx,
    orders.map((order) => ({subjectKey, id: order.id})),
    'person',
    at,
  );
  await trx
    .updateTable('erasure_request')
    .set({done_at: at})
    .where('subject_key', '=', subjectKey)
    .where('review_id', '=', id)
    .execute();
  const detail = {why: 'request', reviews: reviews.length, orders: orders.length, digest: digestOfIds(reviews)};
  await appendAudit(trx, {at, actor: 'system', action: 'personal-data-erased', subject: id, detail});
  return {kind: 'done', askedAt, at};
}

/** How a request for this review stands; undefined when there was none. */
export async function readErasure(
  queries: Queries,
  review: Review,
  profile: Profile,
): Promise<ErasureStanding | undefined> {
  const row = await queries
    .selectFrom('erasure_request')
    .select(['asked_at', 'done_at'])
    .where('subject_key', '=', review.subjectKey)
    .where('review_id', '=', review.id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.done_at !== null) return {kind: 'done', askedAt: row.asked_at, at: row.done_at};
  const time = erasureTime(await ordersOf(queries, review), profile);
  return {kind: 'waiting', askedAt: row.asked_at, time: time.when === 'later' ? time : {when: 'later'}};
}

/** The orders of a review: one for a bad one. */
async function ordersOf(queries: Queries, {subjectKey, id}: Review): Promise<readonly WorkOrder[]> {
  const orders = (await ordersOfSubjects(queries, [subjectKey])).get(subjectKey) ?? [];
  return orders.filter((order) => order.reviewId === id);
}

async function reviewsOfReceipt(queries: Queries, receiptHash: string): Promise<readonly Kept[]> {
  const rows = await queries
    .selectFrom('review')
    .select(['subject_key', 'id', 'received_at'])
    .where('receipt_hash', '=', receiptHash)
    .orderBy('received_at')
    .execute();
  return rows.map(({subject_key, id, received_at}) => ({subjectKey: subject_key, id, at: received_at}));
}

/** By what the log says whose data was erased without naming a person: SHA-256 of the ids, one a line. */
export function digestOfIds(kept: readonly Review[]): string {
  return bytesToHex(sha256(utf8ToBytes(kept.map(({id}) => `${id}\n`).join(''))));
}
