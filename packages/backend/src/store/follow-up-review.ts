import type {Level, WorkOrder} from '@haochaping/core';
import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js';
import type {Transaction} from 'kysely';
import type {Engine} from '../ports.ts';
import type {Schema} from './schema.ts';
import type {StoredReview} from './stored-review.ts';

/** What a citizen says in a follow-up of a review. */
interface FollowUpSaid {
  readonly id: string;
  readonly level: Level;
  readonly text: string;
  readonly at: number;
}

/**
 * Stores a follow-up (追评) beside the review it follows: number 2 of the instance when that one is number 1. It stands outside
 * the statistics, which count the first alone.
 */
export async function addFollowUpReview(
  trx: Transaction<Schema>,
  {subjectKey, id: firstId}: StoredReview,
  {id, level, text, at}: FollowUpSaid,
): Promise<void> {
  const first = await trx
    .selectFrom('review')
    .selectAll()
    .where('subject_key', '=', subjectKey)
    .where('id', '=', firstId)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('review')
    .values({
      ...first,
      id,
      assess_number: first.assess_number === 1 ? 2 : null,
      standing: 'attempt',
      outcome: 'recorded',
      level,
      indicators: '[]',
      text,
      late: 0,
      counted_on: null,
      submitted_at: at,
      received_at: at,
      body_digest: bytesToHex(sha256(utf8ToBytes(JSON.stringify([firstId, id, level, text])))),
      validity: 'valid',
    })
    .execute();
}

/** Whether the follow-up that an order has says just this. */
export async function isFollowUpSaid(
  engine: Engine,
  {subjectKey, followUp}: WorkOrder,
  {level, text}: Pick<FollowUpSaid, 'level' | 'text'>,
): Promise<boolean> {
  if (followUp?.level !== level) return false;
  const row = await engine.db
    .selectFrom('review')
    .select('text')
    .where('subject_key', '=', subjectKey)
    .where('id', '=', followUp.reviewId)
    .executeTakeFirst();
  return row?.text === text;
}
