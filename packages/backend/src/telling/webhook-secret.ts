import {hexToBytes} from '@noble/hashes/utils.js';
import {keyedHash} from '../access/keyed-hash.ts';
import type {WebhookSubscription} from '../store/index.ts';

/**
 * The secret that signs what a subscription is told, as Standard Webhooks writes it. It follows from the deployment's key: whoever reads
 * the database alone cannot sign.
 */
export function webhookSecret(hashKey: Uint8Array, {id, secretNumber}: WebhookSubscription): string {
  const bytes = hexToBytes(keyedHash(hashKey, 'webhook', `${id}:${String(secretNumber)}`));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}
