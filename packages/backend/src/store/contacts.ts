import type {Role} from '@haochaping/core';
import type {SealedBox} from '@haochaping/protocol/sealing';
import type {Insertable} from 'kysely';
import type {Engine} from '../ports.ts';
import {appendAudit} from './audit.ts';
import type {PreparedReview, ReceivedContact} from './record-reviews/prepared-review.ts';
import type {ContactTable} from './schema.ts';
import {inTransaction, type Queries} from './transaction.ts';
import {uuidV7} from './uuid-v7.ts';

/** A contact as it lies here: sealed. `box` is absent once it was erased. */
export interface StoredContact {
  readonly box?: SealedBox;
  readonly digest: string;
  readonly readable: boolean;
}

/** Somebody had a contact shown. */
export interface ContactReveal {
  readonly at: number;
  readonly account: string;
  readonly role: Role;
  readonly departmentCode?: string;
  readonly reason: string;
}

/** The contact that came with a review; undefined when none did. */
export async function readContact(
  engine: Engine,
  review: {readonly subjectKey: string; readonly reviewId: string},
): Promise<StoredContact | undefined> {
  const row = await engine.db
    .selectFrom('contact')
    .select(['box', 'digest', 'readable'])
    .where('subject_key', '=', review.subjectKey)
    .where('review_id', '=', review.reviewId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const {box, digest} = row;
  return {digest, readable: row.readable === 1, ...(box !== null && {box: JSON.parse(box) as SealedBox})};
}

/** Who had the contact of an order shown, oldest first. */
export async function listContactReveals(engine: Engine, orderId: string): Promise<readonly ContactReveal[]> {
  const rows = await engine.db
    .selectFrom('contact_reveal')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('id')
    .execute();
  return rows.map(({at, account, role, department, reason}) => ({
    at,
    account,
    role,
    reason,
    ...(department !== null && {departmentCode: department}),
  }));
}

/** Writes down, for good, that a contact is about to be shown. Before it is: what is not written down is not shown. */
export async function recordContactReveal(
  engine: Engine,
  order: {readonly id: string; readonly subjectKey: string},
  contact: StoredContact,
  reveal: ContactReveal,
): Promise<void> {
  const {at, account, role, departmentCode = null, reason} = reveal;
  const id = uuidV7(at);
  await inTransaction(engine, async (trx) => {
    await trx
      .insertInto('contact_reveal')
      .values({
        subject_key: order.subjectKey,
        id,
        order_id: order.id,
        at,
        account,
        role,
        department: departmentCode,
        reason,
      })
      .execute();
    const detail = {reveal: id, contact: contact.digest, role};
    await appendAudit(trx, {at, actor: account, action: 'contact-revealed', subject: order.id, detail});
  });
}

/** Takes the boxes of these reviews away for good; their digests stay. Part of a transaction that also writes down why. */
export async function eraseContacts(
  queries: Queries,
  reviews: readonly {readonly subjectKey: string; readonly reviewId: string}[],
  at: number,
): Promise<void> {
  for (const {subjectKey, reviewId} of reviews) {
    await queries
      .updateTable('contact')
      .set({box: null, erased_at: at})
      .where('subject_key', '=', subjectKey)
      .where('review_id', '=', reviewId)
      .where('erased_at', 'is', null)
      .execute();
  }
}

/** A contact as its row, beside the review it came with. */
export function contactRow(
  {subjectKey, id, receivedAt}: PreparedReview,
  {box, keyId, digest, readable, consentedAt}: ReceivedContact,
): Insertable<ContactTable> {
  return {
    subject_key: subjectKey,
    review_id: id,
    box,
    key_id: keyId,
    digest,
    readable: readable ? 1 : 0,
    consented_at: consentedAt ?? null,
    received_at: receivedAt,
    erased_at: null,
  };
}
