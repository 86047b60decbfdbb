import type {Actor} from '@haochaping/core';
import type {Ports} from '../ports.ts';
import {problem, type Refusal} from '../problem.ts';
import {type ApiKey, createApiKey, findApiKey, uuidV7} from '../store/index.ts';
import {keyedHash, randomSecret} from './keyed-hash.ts';

const KEY_BYTES = 32;

/** The machine behind a request, by `Authorization: Bearer …`; it must have one of the roles. */
export async function requireApiKey(
  {engine, keys}: Pick<Ports, 'engine' | 'keys'>,
  request: Request,
  ...roles: readonly ApiKey['role'][]
): Promise<ApiKey | Refusal> {
  const [, secret] = /^Bearer +([\w-]{1,200})$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  if (secret === undefined) return problem('key-missing', {headers: {'www-authenticate': 'Bearer'}});
  const key = await findApiKey(engine, keyedHash(keys.hashKey, 'api-key', secret));
  if (key === undefined) return problem('key-unknown', {headers: {'www-authenticate': 'Bearer'}});
  return roles.includes(key.role) ? key : problem('role-not-allowed');
}

/** An outside system as core sees it: its key's id stands where a person's account would. */
export function actorOfKey({id, acts}: ApiKey): Actor | undefined {
  return acts && {...acts, accountId: id};
}

interface KeyOrder extends Pick<ApiKey, 'name' | 'role' | 'acts'> {
  readonly at: number;
  /** Who has it made. @default 'system' */
  readonly by?: string;
}

/** Makes a key and stores its hash. The key itself is told here once and nowhere again. */
export async function issueApiKey(
  {engine, keys}: Pick<Ports, 'engine' | 'keys'>,
  {at, by, ...order}: KeyOrder,
): Promise<{readonly id: string; readonly secret: string}> {
  const secret = randomSecret(KEY_BYTES);
  const id = uuidV7(at);
  await createApiKey(engine, {id, keyHash: keyedHash(keys.hashKey, 'api-key', secret), ...order, createdAt: at}, by);
  return {id, secret};
}
