import type {Engine} from '../ports.ts';
import type {ApiKeyTable} from './schema.ts';

/** The right of a machine: a business system, or a portal. Only a keyed hash of the key is stored. */
export interface ApiKey {
  readonly keyHash: string;
  readonly name: string;
  readonly role: ApiKeyTable['role'];
  readonly createdAt: number;
}

export async function createApiKey(engine: Engine, key: ApiKey): Promise<void> {
  await engine.db
    .insertInto('api_key')
    .values({key_hash: key.keyHash, name: key.name, role: key.role, created_at: key.createdAt, revoked_at: null})
    .execute();
}

/** The key of this hash, unless it was revoked. */
export async function findApiKey(engine: Engine, keyHash: string): Promise<ApiKey | undefined> {
  const row = await engine.db
    .selectFrom('api_key')
    .selectAll()
    .where('key_hash', '=', keyHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row && {keyHash: row.key_hash, name: row.name, role: row.role, createdAt: row.created_at};
}

/** Ends a key; ending it again changes nothing. */
export async function revokeApiKey(engine: Engine, keyHash: string, at: number): Promise<void> {
  await engine.db
    .updateTable('api_key')
    .set({revoked_at: at})
    .where('key_hash', '=', keyHash)
    .where('revoked_at', 'is', null)
    .execute();
}
