import {
  changedFields,
  completedProfile,
  type HolidayNotice,
  JIANGSU_PROFILE,
  type Profile,
  type WorkOrder,
} from '@haochaping/core';
import type {Engine} from '../ports.ts';
import {appendAudit} from './audit.ts';
import type {RecordingRules} from './record-reviews/prepared-review.ts';
import {inTransaction, type Queries} from './transaction.ts';
import {canonicalJson} from './work-order-entry.ts';

/** A holiday notice that was added after the release. */
export interface AddedNotice {
  readonly notice: HolidayNotice;
  readonly addedAt: number;
  /** An account's id, or the name of a program. */
  readonly addedBy: string;
}

/** The notices that were added, oldest first: where two name one day, the later rules. */
export async function readAddedNotices(queries: Queries): Promise<readonly AddedNotice[]> {
  const rows = await queries.selectFrom('holiday_notice').selectAll().orderBy('serial').execute();
  return rows.map(({body, added_at, added_by}) => ({
    notice: JSON.parse(body) as HolidayNotice,
    addedAt: added_at,
    addedBy: added_by,
  }));
}

/**
 * The rules for one order: the profile of the version it was opened by, and all notices, those of the deployment and those that were
 * added since. `base` is what the deployment was started with.
 */
export async function rulesFor<Rules extends RecordingRules>(
  queries: Queries,
  {profileVersion}: Pick<WorkOrder, 'profileVersion'>,
  base: Rules,
): Promise<Rules> {
  const added = await readAddedNotices(queries);
  const profile =
    profileVersion === base.profile.version ? base.profile : await readKeptProfile(queries, profileVersion);
  return {...base, profile, notices: [...base.notices, ...added.map(({notice}) => notice)]};
}

async function readKeptProfile(queries: Queries, version: string): Promise<Profile> {
  const row = await queries.selectFrom('kept_profile').select('body').where('version', '=', version).executeTakeFirst();
  if (row === undefined) throw new Error(`Orders were opened by the profile ${version}, which was never kept.`);
  return completedProfile(JSON.parse(row.body), JIANGSU_PROFILE);
}

/** `changed` names the fields whose numbers are others than those which the same version stood for before. */
export type ProfileKept =
  {readonly outcome: 'kept' | 'known'} | {readonly outcome: 'changed'; readonly fields: string[]};

/** Keeps the numbers of a version for the orders that are opened by it, for good. To be called before any order is. */
export async function keepProfile(engine: Engine, profile: Profile, at: number): Promise<ProfileKept> {
  const {version} = profile;
  return inTransaction(engine, async (trx) => {
    const row = await trx.selectFrom('kept_profile').select('body').where('version', '=', version).executeTakeFirst();
    const kept: unknown = row === undefined ? undefined : JSON.parse(row.body);
    const fields = row === undefined ? [] : changedFields(kept, profile);
    if (fields.length > 0) return {outcome: 'changed', fields};
    const body = JSON.stringify(completedProfile(profile, completedProfile(kept, profile)));
    if (body === row?.body) return {outcome: 'known'};
    await trx
      .insertInto('kept_profile')
      .values({version, body, kept_at: at})
      .onConflict((conflict) => conflict.column('version').doUpdateSet({body}))
      .execute();
    await appendAudit(trx, {at, actor: 'system', action: 'profile-kept', subject: version, detail: {}});
    return {outcome: row === undefined ? 'kept' : 'known'};
  });
}

/** Every version that was ever kept, the latest first, with the moment since which it is. */
export async function listKeptProfiles(
  queries: Queries,
): Promise<readonly {readonly version: string; readonly keptAt: number}[]> {
  const rows = await queries
    .selectFrom('kept_profile')
    .select(['version', 'kept_at'])
    .orderBy('kept_at', 'desc')
    .orderBy('version')
    .execute();
  return rows.map(({version, kept_at}) => ({version, keptAt: kept_at}));
}

/** Adds a notice, unless the last one of its year says the same. It must have been looked through before (`noticeProblems`). */
export async function addNotice(engine: Engine, {notice, addedAt, addedBy}: AddedNotice): Promise<'added' | 'known'> {
  return inTransaction(engine, async (trx) => {
    const stored = await trx
      .selectFrom('holiday_notice')
      .select(['serial', 'year', 'body'])
      .orderBy('serial')
      .execute();
    const last = stored.findLast(({year}) => year === notice.year);
    const body = canonicalJson(notice);
    if (last?.body === body) return 'known';
    const serial = (stored.at(-1)?.serial ?? 0) + 1;
    const {year} = notice;
    await trx.insertInto('holiday_notice').values({serial, year, body, added_at: addedAt, added_by: addedBy}).execute();
    await appendAudit(trx, {
      at: addedAt,
      actor: addedBy,
      action: 'holiday-notice-added',
      subject: String(year),
      detail: {serial, ...notice},
    });
    return 'added';
  });
}
