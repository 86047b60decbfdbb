import type {Ports} from '../ports.ts';
import {problem, type Refusal} from '../problem.ts';
import {type ApiKey, createApiKey, findApiKey} from '../store/index.ts';
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

/** Makes a key and stores its hash. The key itself is told here once and nowhere again. */
export async function issueApiKey(
  {engine, keys}: Pick<Ports, 'engine' | 'keys'>,
  {name, role, at}: {readonly name: string; readonly role: ApiKey['role']; readonly at: number},
): Promise<string> {
  const secret = randomSecret(KEY_BYTES);
  await createApiKey(engine, {keyHash: keyedHash(keys.hashKey, 'api-key', secret), name, role, createdAt: at});
  return secret;
}
