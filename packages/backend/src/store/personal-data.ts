import type {Engine} from '../ports.ts';
import {type ContactReveal, listContactReveals, readContact, type StoredContact} from './contacts.ts';
import {readReceipt, type Receipt} from './read-receipt.ts';
import {reviewOf, type StoredReview} from './stored-review.ts';

/** All that the store holds on the review of a receipt. */
export interface HeldOnReview extends Receipt {
  /** The review, and a follow-up where there is one; as they came. */
  readonly reviews: readonly StoredReview[];
  readonly contact?: StoredContact & {
    readonly consentedAt?: number;
    readonly receivedAt: number;
    readonly erasedAt?: number;
    readonly reveals: readonly ContactReveal[];
  };
}

/** Everything of a receipt code's keyed hash; undefined when no review has it. */
export async function readHeldOnReview(engine: Engine, receiptHash: string): Promise<HeldOnReview | undefined> {
  const receipt = await readReceipt(engine, receiptHash);
  if (receipt === undefined) return undefined;
  const rows = await engine.db
    .selectFrom('review')
    .selectAll()
    .where('receipt_hash', '=', receiptHash)
    .orderBy('received_at')
    .execute();
  const contact = await contactOf(engine, receipt);
  return {...receipt, reviews: rows.map(reviewOf), ...(contact && {contact})};
}

async function contactOf(engine: Engine, {review, order}: Receipt): Promise<HeldOnReview['contact']> {
  const stored = await readContact(engine, {subjectKey: review.subjectKey, reviewId: review.id});
  if (stored === undefined) return undefined;
  const {consented_at, received_at, erased_at} = await engine.db
    .selectFrom('contact')
    .select(['consented_at', 'received_at', 'erased_at'])
    .where('subject_key', '=', review.subjectKey)
    .where('review_id', '=', review.id)
    .executeTakeFirstOrThrow();
  return {
    ...stored,
    receivedAt: received_at,
    ...(consented_at !== null && {consentedAt: consented_at}),
    ...(erased_at !== null && {erasedAt: erased_at}),
    reveals: order === undefined ? [] : await listContactReveals(engine, order.id),
  };
}
