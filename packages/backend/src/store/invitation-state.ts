import type {ServiceInstance} from '@haochaping/protocol';
import type {Engine} from '../ports.ts';
import {instanceOf} from './service-instances.ts';

/** The instance an invitation is for, and whether a first review of it is stored. */
export interface InvitationSubject {
  readonly instance: ServiceInstance;
  readonly rated: boolean;
}

/** What the store knows of an invitation's subject; undefined when no system has told of the instance yet. */
export async function readInvitationSubject(engine: Engine, key: string): Promise<InvitationSubject | undefined> {
  const row = await engine.db
    .selectFrom('service_instance')
    .leftJoin('review', (join) =>
      join.onRef('review.subject_key', '=', 'service_instance.subject_key').on('review.assess_number', '=', 1),
    )
    .selectAll('service_instance')
    .select('review.id as first_review')
    .where('service_instance.subject_key', '=', key)
    .executeTakeFirst();
  return row && {instance: instanceOf(row), rated: row.first_review !== null};
}
