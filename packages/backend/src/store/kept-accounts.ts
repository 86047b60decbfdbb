import {type AccountAct, type AccountRefusal, accountRefusal, type AccountStanding} from '@haochaping/core';
import {sql} from 'kysely';
import type {Engine} from '../ports.ts';
import {type Account, fromRow, insertAccount, type NewAccount} from './accounts.ts';
import {areaRange} from './area-range.ts';
import {appendAudit} from './audit.ts';
import {deleteSessions} from './sessions.ts';
import {inTransaction, type Queries} from './transaction.ts';

/** An account with what its keepers see beside it. */
export interface KeptAccount {
  readonly account: Account;
  readonly departmentName?: string;
  readonly areaName?: string;
  /** The account's own area, else its department's; absent: the whole. */
  readonly standsIn?: string;
  /** The issuer of the outside sign-in that it belongs to. */
  readonly provider?: string;
}

export interface AccountsAsked {
  /** Only accounts in this area. */
  readonly within?: string;
  readonly search?: string;
  /** The name at which the page before ended. */
  readonly after?: string;
  readonly limit: number;
}

/** Accounts by name. */
export async function listKeptAccounts(
  engine: Engine,
  {within, search, after, limit}: AccountsAsked,
): Promise<readonly KeptAccount[]> {
  let query = kept(engine.db).orderBy('account.name').limit(limit);
  if (within !== undefined) {
    const {first, last} = areaRange(within);
    const area = sql<string>`coalesce(account.area, department.area)`;
    query = query.where(area, '>=', first).where(area, '<=', last);
  }
  if (after !== undefined) query = query.where('account.name', '>', after);
  if (search !== undefined) {
    const like = `%${search.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where((eb) =>
      eb.or([
        eb('account.staff_number', '=', search),
        sql<boolean>`lower(account.name) like ${like} escape '\\'`,
        sql<boolean>`lower(account.display_name) like ${like} escape '\\'`,
      ]),
    );
  }
  return (await query.execute()).map(keptOf);
}

export async function findKeptAccount(engine: Engine, id: string): Promise<KeptAccount | undefined> {
  const row = await kept(engine.db).where('account.id', '=', id).executeTakeFirst();
  return row && keptOf(row);
}

/** How many sessions these accounts have that are not over. */
export async function countSessions(
  engine: Engine,
  ids: readonly string[],
  {at, idleSince}: {readonly at: number; readonly idleSince: number},
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await engine.db
    .selectFrom('session')
    .select(({fn}) => ['account_id', fn.countAll<number>().as('count')])
    .where('account_id', 'in', ids)
    .where('expires_at', '>', at)
    .where('seen_at', '>', idleSince)
    .groupBy('account_id')
    .execute();
  return new Map(rows.map(({account_id, count}) => [account_id, count]));
}

export type AccountActed =
  | {readonly outcome: 'done' | 'unknown' | 'name-taken'}
  | {readonly outcome: 'refused'; readonly refusal: AccountRefusal};

/** What an administrator asks for: an act of core, and what is to be written for it. */
export type AccountAsked = {readonly by: string; readonly at: number} & (
  | {readonly type: 'create'; readonly account: NewAccount}
  | ({readonly type: 'change'; readonly id: string} & Changeable)
  | {readonly type: 'disable' | 'enable' | 'unlock' | 'end-sessions'; readonly id: string}
  | ({readonly type: 'reset-password'; readonly id: string} & Pick<Account, 'passwordSalt' | 'passwordHash'>)
);

type Changeable = Pick<Account, 'displayName' | 'role' | 'departmentCode' | 'areaCode' | 'staffNumber'>;

/** Does to an account what an administrator asks, if the rules allow it, with its line of the log, all in one transaction. */
export async function actOnAccount(engine: Engine, asked: AccountAsked): Promise<AccountActed> {
  return inTransaction(engine, async (trx) => {
    const by = await standingOf(trx, asked.by);
    const account = asked.type === 'create' ? await newStanding(trx, asked.account) : await standingOf(trx, asked.id);
    if (by === undefined || account === undefined) return {outcome: 'unknown'};
    // Whoever lies beyond the administrator's area does not exist for them.
    const isUnseen = asked.type !== 'create' && accountRefusal(by, account, {type: 'end-sessions'}, []) !== undefined;
    if (isUnseen) return {outcome: 'unknown'};
    const refusal = accountRefusal(
      by,
      account,
      await actOf(trx, asked, account),
      await administratorsBut(trx, account),
    );
    if (refusal !== undefined) return {outcome: 'refused', refusal};
    if (asked.type === 'create') {
      const made = await insertAccount(trx, asked.account, asked.by);
      return {outcome: made === 'created' ? 'done' : made};
    }
    await write(trx, asked);
    return {outcome: 'done'};
  });
}

async function actOf(trx: Queries, asked: AccountAsked, account: AccountStanding): Promise<AccountAct> {
  if (asked.type !== 'change') return {type: asked.type};
  const {role, departmentCode} = asked;
  const areaCode = await areaOf(trx, asked);
  const isMoved = role !== account.role || departmentCode !== account.departmentCode || areaCode !== account.areaCode;
  if (!isMoved) return {type: 'rename'};
  return {
    type: 'change',
    role,
    ...(departmentCode === undefined ? {} : {departmentCode}),
    ...(areaCode === undefined ? {} : {areaCode}),
  };
}

async function write(trx: Queries, asked: Exclude<AccountAsked, {readonly type: 'create'}>): Promise<void> {
  const {id, by, at} = asked;
  const log = (action: string, detail = {}): Promise<void> =>
    appendAudit(trx, {at, actor: by, action, subject: id, detail});
  const set = trx.updateTable('account').where('id', '=', id);
  switch (asked.type) {
    case 'change': {
      const {displayName, role, departmentCode, areaCode, staffNumber} = asked;
      const before = await trx.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
      await set
        .set({
          display_name: displayName,
          role,
          department: departmentCode ?? null,
          area: areaCode ?? null,
          staff_number: staffNumber ?? null,
        })
        .execute();
      const was = {role: before.role, departmentCode: before.department, areaCode: before.area};
      const is = {role, departmentCode: departmentCode ?? null, areaCode: areaCode ?? null};
      return log('account-changed', {was, is, renamed: before.display_name !== displayName});
    }
    case 'disable':
      await set.set({disabled_at: at}).execute();
      await deleteSessions(trx, {accountId: id});
      return log('account-disabled');
    case 'enable':
      await set.set({disabled_at: null, failed_attempts: 0, locked_until: null}).execute();
      return log('account-enabled');
    case 'unlock':
      await set.set({failed_attempts: 0, locked_until: null}).execute();
      return log('account-unlocked');
    case 'reset-password': {
      const password = {password_salt: asked.passwordSalt, password_hash: asked.passwordHash, must_change_password: 1};
      await set.set({...password, failed_attempts: 0, locked_until: null}).execute();
      await deleteSessions(trx, {accountId: id});
      return log('password-reset');
    }
    case 'end-sessions':
      return log('sessions-ended', {count: await deleteSessions(trx, {accountId: id})});
  }
}

async function standingOf(trx: Queries, id: string): Promise<AccountStanding | undefined> {
  const row = await kept(trx).where('account.id', '=', id).executeTakeFirst();
  return row && standing(keptOf(row));
}

async function newStanding(trx: Queries, {id, role, ...place}: NewAccount): Promise<AccountStanding> {
  const {departmentCode} = place;
  const areaCode = await areaOf(trx, place);
  return {
    id,
    role,
    ...(areaCode === undefined ? {} : {areaCode}),
    ...(departmentCode === undefined ? {} : {departmentCode}),
    disabled: false,
    provided: false,
  };
}

async function administratorsBut(trx: Queries, {id}: AccountStanding): Promise<readonly AccountStanding[]> {
  const rows = await kept(trx).where('account.role', '=', 'administrator').where('account.id', '!=', id).execute();
  return rows.map((row) => standing(keptOf(row)));
}

async function areaOf(
  trx: Queries,
  {areaCode, departmentCode}: Pick<Account, 'areaCode' | 'departmentCode'>,
): Promise<string | undefined> {
  if (areaCode !== undefined || departmentCode === undefined) return areaCode;
  const row = await trx.selectFrom('department').select('area').where('code', '=', departmentCode).executeTakeFirst();
  return row?.area;
}

function standing({account, standsIn, provider}: KeptAccount): AccountStanding {
  const {id, role, departmentCode, disabledAt} = account;
  return {
    id,
    role,
    ...(standsIn === undefined ? {} : {areaCode: standsIn}),
    ...(departmentCode === undefined ? {} : {departmentCode}),
    disabled: disabledAt !== undefined,
    provided: provider !== undefined,
  };
}

// The type of the query is what its columns make it.
function kept(queries: Queries) {
  return queries
    .selectFrom('account')
    .leftJoin('department', 'department.code', 'account.department')
    .leftJoin('area', 'area.code', 'account.area')
    .leftJoin('outside_identity', 'outside_identity.account_id', 'account.id')
    .selectAll('account')
    .select(['department.name as department_name', 'department.area as department_area'])
    .select(['area.name as area_name', 'outside_identity.issuer']);
}

type KeptRow = Awaited<ReturnType<ReturnType<typeof kept>['execute']>>[number];

function keptOf(row: KeptRow): KeptAccount {
  const account = fromRow(row);
  const standsIn = account.areaCode ?? row.department_area;
  return {
    account,
    ...(row.department_name !== null && {departmentName: row.department_name}),
    ...(row.area_name !== null && {areaName: row.area_name}),
    ...(standsIn !== null && {standsIn}),
    ...(row.issuer !== null && {provider: row.issuer}),
  };
}
