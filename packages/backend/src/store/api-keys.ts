import type {OutsideRole} from '@haochaping/core';
import type {Selectable} from 'kysely';
import type {Engine} from '../ports.ts';
import {appendAudit} from './audit.ts';
import type {ApiKeyTable} from './schema.ts';
import {inTransaction} from './transaction.ts';

/** The right of a machine. Only a keyed hash of the key is stored. */
export interface ApiKey {
  readonly id: string;
  readonly keyHash: string;
  /** What people know the system by; shown in the history of orders. */
  readonly name: string;
  readonly role: ApiKeyTable['role'];
  /** What an outside system is on orders, and where; absent for the others. */
  readonly acts?: OutsidePower;
  readonly createdAt: number;
}

export interface OutsidePower {
  readonly role: OutsideRole;
  readonly departmentCode?: string;
  /** Twelve digits; without it the system is bound to no area. */
  readonly areaCode?: string;
}

/** A key as a list shows it. */
export type ApiKeyListed = Omit<ApiKey, 'keyHash'> & {readonly revokedAt?: number};

export async function createApiKey(engine: Engine, key: ApiKey, actor = 'system'): Promise<void> {
  const {id, keyHash, name, role, acts, createdAt} = key;
  await inTransaction(engine, async (trx) => {
    await trx
      .insertInto('api_key')
      .values({
        id,
        key_hash: keyHash,
        name,
        role,
        staff_role: acts?.role ?? null,
        department: acts?.departmentCode ?? null,
        area: acts?.areaCode ?? null,
        created_at: createdAt,
        revoked_at: null,
      })
      .execute();
    const detail = {name, role, ...(acts === undefined ? {} : {acts})};
    await appendAudit(trx, {at: createdAt, actor, action: 'api-key-issued', subject: id, detail});
  });
}

/** The key of this hash, unless it was revoked. */
export async function findApiKey(engine: Engine, keyHash: string): Promise<ApiKey | undefined> {
  const row = await engine.db
    .selectFrom('api_key')
    .selectAll()
    .where('key_hash', '=', keyHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row && {...keyOf(row), keyHash: row.key_hash};
}

/** Every key there ever was, the newest first. */
export async function listApiKeys(engine: Engine): Promise<readonly ApiKeyListed[]> {
  const rows = await engine.db.selectFrom('api_key').selectAll().orderBy('created_at', 'desc').orderBy('id').execute();
  return rows.map((row) => ({...keyOf(row), ...(row.revoked_at !== null && {revokedAt: row.revoked_at})}));
}

/** The names of the systems whose ids are among these. */
export async function findKeyNames(engine: Engine, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await engine.db.selectFrom('api_key').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({id, name}) => [id, name]));
}

/** Ends a key; ending it again changes nothing. False where there is no such key. */
export async function revokeApiKey(engine: Engine, id: string, at: number, actor = 'system'): Promise<boolean> {
  return inTransaction(engine, async (trx) => {
    const row = await trx.selectFrom('api_key').select('revoked_at').where('id', '=', id).executeTakeFirst();
    if (row === undefined) return false;
    if (row.revoked_at !== null) return true;
    await trx.updateTable('api_key').set({revoked_at: at}).where('id', '=', id).execute();
    await appendAudit(trx, {at, actor, action: 'api-key-revoked', subject: id, detail: {}});
    return true;
  });
}

function keyOf(row: Selectable<ApiKeyTable>): Omit<ApiKey, 'keyHash'> {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    ...(row.staff_role !== null && {
      acts: {
        role: row.staff_role,
        ...(row.department !== null && {departmentCode: row.department}),
        ...(row.area !== null && {areaCode: row.area}),
      },
    }),
    createdAt: row.created_at,
  };
}
