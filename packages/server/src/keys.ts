import {randomBytes, randomUUID, webcrypto} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import {
  createKeyring,
  type Keys,
  type KeptSealingKey,
  makeSealingKey,
  type SealingSuiteName,
} from '@haochaping/backend';
import {writeDurably} from './durable-file.ts';
import {TEXT} from './locales/zh-cn.ts';
import {StartError} from './start-error.ts';

/** The keys of a deployment, in its data directory. Whoever loses them loses every invitation and receipt. */
export const KEYS_FILE = 'keys.json';

export interface DeploymentKeys extends Keys {
  /** The deployment's own name, in every invitation. */
  readonly deployment: string;
}

/** The name of the deployment and the secret of its log; undefined where there are none yet. Nothing is made or mended. */
export function readLogKey(directory: string): Pick<DeploymentKeys, 'deployment' | 'logKey'> | undefined {
  const file = path.join(directory, KEYS_FILE);
  if (!fs.existsSync(file)) return undefined;
  try {
    const {logKey, sealing = [], ...kept} = JSON.parse(fs.readFileSync(file, 'utf8')) as KeptKeys;
    return logKey === undefined ? undefined : open({...kept, logKey, sealing});
  } catch (cause) {
    throw new StartError(TEXT.keysUnreadable(file), {cause});
  }
}

/**
 * Reads the deployment's keys, or makes them where there are none yet. Where devices seal by another suite than `suite`, a key of
 * that suite is put in front; older ones are kept, for what was sealed to them may still be on its way.
 */
export async function openKeys(directory: string, suite: SealingSuiteName = 'intl'): Promise<DeploymentKeys> {
  const file = path.join(directory, KEYS_FILE);
  if (!fs.existsSync(file)) {
    const made = await makeKeys();
    writeDurably(file, JSON.stringify(made, undefined, 2));
    return open(withLaterKeys(file, made, suite));
  }
  try {
    return open(withLaterKeys(file, JSON.parse(fs.readFileSync(file, 'utf8')) as KeptKeys, suite));
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
  /** The first is the one that devices are told; deployments of an earlier release have none yet. */
  readonly sealing?: readonly KeptSealingKey[];
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

/** The keys with those that came with later releases, which are made where there are none yet. */
function withLaterKeys(file: string, kept: KeptKeys, suite: SealingSuiteName): Required<KeptKeys> {
  const {logKey, sealing = []} = kept;
  const fitting = sealing[0]?.suite === suite;
  if (logKey !== undefined && fitting) return {...kept, logKey, sealing};
  // Only beside keys that are whole: a broken file is left as it is.
  const made = {
    ...kept,
    logKey: logKey ?? randomBytes(LOG_KEY_BYTES).toString('base64url'),
    sealing: fitting ? sealing : [makeSealingKey(suite), ...sealing],
  };
  open(made);
  writeDurably(file, JSON.stringify(made, undefined, 2));
  return made;
}

function open({deployment, invitationKey, hashKey, logKey, sealing}: Required<KeptKeys>): DeploymentKeys {
  const bytes = new Uint8Array(Buffer.from(hashKey, 'base64url'));
  const logBytes = new Uint8Array(Buffer.from(logKey, 'base64url'));
  const whole = bytes.length === HASH_KEY_BYTES && deployment !== '' && invitationKey.kid !== '' && invitationKey.d;
  if (typeof whole !== 'string' || logBytes.length !== LOG_KEY_BYTES)
    throw new TypeError('The keys file is not whole.');
  // Throws where a key is none, and then the whole file is not to be trusted.
  createKeyring(sealing);
  return {deployment, invitationKey, hashKey: bytes, logKey: logBytes, sealing};
}
