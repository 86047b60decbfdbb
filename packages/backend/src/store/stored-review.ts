import type {IdentityMode, Level, ReviewStanding} from '@haochaping/core';
import type {Selectable} from 'kysely';
import type {ReviewTable} from './schema.ts';

/** A review as it lies in the store: what the citizen said, and how it stands. */
export interface StoredReview {
  readonly id: string;
  readonly subjectKey: string;
  readonly standing: ReviewStanding;
  readonly outcome: ReviewTable['outcome'];
  readonly level: Level;
  readonly indicators: readonly string[];
  readonly indicatorsVersion: string;
  readonly text: string;
  readonly identityMode: IdentityMode;
  readonly channel: string;
  readonly late: boolean;
  readonly submittedAt: number;
  readonly receivedAt: number;
  readonly validity: string;
}

export function reviewOf(row: Selectable<ReviewTable>): StoredReview {
  return {
    id: row.id,
    subjectKey: row.subject_key,
    standing: row.standing,
    outcome: row.outcome,
    level: row.level,
    indicators: JSON.parse(row.indicators) as string[],
    indicatorsVersion: row.indicators_version,
    text: row.text,
    identityMode: row.identity_mode,
    channel: row.channel,
    late: row.late === 1,
    submittedAt: row.submitted_at,
    receivedAt: row.received_at,
    validity: row.validity,
  };
}
