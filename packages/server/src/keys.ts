import {randomBytes, randomUUID, webcrypto} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type {Keys} from '@haochaping/backend';
import {writeDurably} from './durable-file.ts';
import {TEXT} from './locales/zh-cn.ts';
import {StartError} from './start-error.ts';

/** The keys of a deployment, in its data directory. Whoever loses them loses every invitation and receipt. */
export const KEYS_FILE = 'keys.json';

export interface DeploymentKeys extends Keys {
  /** The deployment's own name, in every invitation. */
  readonly deployment: string;
}

/** Reads the deployment's keys, or makes them where there are none yet. */
export async function openKeys(directory: string): Promise<DeploymentKeys> {
  const file = path.join(directory, KEYS_FILE);
  if (!fs.existsSync(file)) {
    const made = await makeKeys();
    writeDurably(file, JSON.stringify(made, undefined, 2));
    return open(withLogKey(file, made));
  }
  try {
    return open(withLogKey(file, JSON.parse(fs.readFileSync(file, 'utf8')) as KeptKeys));
  } catch (cause) {
    throw new StartError(TEXT.keysUnreadable(file), {cause});
  }
}

interface KeptKeys {
  readonly deployment: string;
  readonly invitationKey: webcrypto.JsonWebKey & {readonly kid: string};
  /** base64url */
  readonly hashKey: string;
  /** base64url; deployments of an earlier release have none yet. */
  readonly logKey?: string;
}

const HASH_KEY_BYTES = 32;
const LOG_KEY_BYTES = 32;

async function makeKeys(): Promise<KeptKeys> {
  const pair = await webcrypto.subtle.generateKey({name: 'ECDSA', namedCurve: 'P-256'}, true, ['sign', 'verify']);
  const jwk = await webcrypto.subtle.exportKey('jwk', pair.privateKey);
  return {
    deployment: `haochaping-${randomUUID()}`,
    invitationKey: {...jwk, kid: randomBytes(8).toString('hex')},
    hashKey: randomBytes(HASH_KEY_BYTES).toString('base64url'),
  };
}

/** The keys with one for the log, which is made where there is none yet. */
function withLogKey(file: string, kept: KeptKeys): Required<KeptKeys> {
  if (kept.logKey !== undefined) return {...kept, logKey: kept.logKey};
  // Only beside keys that are whole: a broken file is left as it is.
  const made = {...kept, logKey: randomBytes(LOG_KEY_BYTES).toString('base64url')};
  open(made);
  writeDurably(file, JSON.stringify(made, undefined, 2));
  return made;
}

function open({deployment, invitationKey, hashKey, logKey}: Required<KeptKeys>): DeploymentKeys {
  const bytes = new Uint8Array(Buffer.from(hashKey, 'base64url'));
  const logBytes = new Uint8Array(Buffer.from(logKey, 'base64url'));
  const whole = bytes.length === HASH_KEY_BYTES && deployment !== '' && invitationKey.kid !== '' && invitationKey.d;
  if (typeof whole !== 'string' || logBytes.length !== LOG_KEY_BYTES)
    throw new TypeError('The keys file is not whole.');
  return {deployment, invitationKey, hashKey: bytes, logKey: logBytes};
}
