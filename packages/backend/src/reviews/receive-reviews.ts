import type {Profile} from '@haochaping/core';
import {Identified, type ReviewOutcome, type ReviewRefusal} from '@haochaping/protocol';
import {type Invitations, verifyOnce} from '../invitations/invitations.ts';
import type {Ports} from '../ports.ts';
import type {Keyring} from '../sealing/keyring.ts';
import {openReviews} from '../sealing/open-review.ts';
import type {PreparedReview, RecordedReview} from '../store/index.ts';
import {prepareReview} from './prepare-review.ts';

export interface ReceptionRules {
  readonly ports: Pick<Ports, 'engine' | 'keys'>;
  readonly invitations: Invitations;
  readonly profile: Profile;
  readonly keyring: Keyring;
}

/** The places of items without a readable id, for which no outcome could be told. */
export function unidentified(items: readonly unknown[]): number[] {
  return items.flatMap((item, index) => (Identified.safeParse(item).success ? [] : [index]));
}

/**
 * The way of a batch from what came to what became of it: each item is judged by itself, and what may be recorded is
 * recorded in one transaction. Outcomes come in the order of the items, each of which must have a readable id.
 */
export async function receiveReviews(
  {ports, invitations, profile, keyring}: ReceptionRules,
  items: readonly unknown[],
  receivedAt: number,
): Promise<ReviewOutcome[]> {
  const {hashKey} = ports.keys;
  const verify = verifyOnce(invitations);
  const rules = {profile, hashKey, verify, receivedAt};
  const opened = await openReviews(items, keyring);
  const judged = await Promise.all(
    opened.map(async (review) => (typeof review === 'string' ? review : prepareReview(review, rules))),
  );
  const prepared = judged.filter((review): review is PreparedReview => typeof review !== 'string');
  const recorded = prepared.length === 0 ? [] : await ports.engine.recordReviews(prepared);
  const remaining = recorded.values();
  return items.map((item, index) => {
    const review = judged[index];
    if (typeof review === 'string') return refusedOutcome(Identified.parse(item).id, review);
    const next = remaining.next();
    if (next.done === true) throw new Error('The store gave fewer outcomes than reviews.');
    return outcomeOf(next.value);
  });
}

function refusedOutcome(id: string, code: ReviewRefusal): ReviewOutcome {
  return {id, outcome: 'refused', code};
}

function outcomeOf(recorded: RecordedReview): ReviewOutcome {
  const {id} = recorded;
  if (recorded.outcome === 'refused') return refusedOutcome(id, recorded.code);
  const receivedAt = new Date(recorded.receivedAt).toISOString();
  switch (recorded.outcome) {
    case 'recorded':
      return {id, outcome: 'recorded', receivedAt, late: recorded.late};
    case 'already-recorded':
      return {id, outcome: 'already-recorded', receivedAt, by: recorded.by};
    case 'contested':
      return {id, outcome: 'contested', receivedAt};
  }
}
