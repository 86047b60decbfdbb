import type {WebhookWay} from '@haochaping/backend';
import type {SendOutcome} from '@haochaping/core';
import {Webhook} from 'standardwebhooks';
import {lookupOutside, objectionTo} from './outside-only.ts';
import {outcomeOfPost, postJson} from './post-json.ts';

export interface WebhookSettings {
  /** Hosts that may lie in the operator's own network, and be called without TLS: `hook.intra.example`, `10.1.2.3`, `[fd00::1]`. */
  readonly allowedHosts: readonly string[];
  /** @default the system's */
  readonly resolve?: Parameters<typeof lookupOutside>[0];
}

/** Webhooks as Standard Webhooks has them, to addresses on the internet and to hosts that the operator names. */
export function webhooks({allowedHosts, resolve}: WebhookSettings): WebhookWay {
  const allowed = new Set(allowedHosts.map((host) => host.toLowerCase()));
  const lookup = lookupOutside(resolve);
  return {
    objection: (url) => objectionTo(url, allowed),
    deliver: (letters) =>
      Promise.all(
        letters.map(async ({id, url, secret, body}): Promise<SendOutcome> => {
          // Looked at again: the operator may have taken a host off the list since.
          const objection = objectionTo(url, allowed);
          if (objection !== undefined)
            return {kind: 'refused', code: objection === 'inside' ? 'inside-address' : objection};
          const headers = signatureHeaders(secret, id, body);
          const free = allowed.has(new URL(url).hostname);
          return outcomeOfPost(await postJson(url, {headers, body, ...(!free && {lookup})}), Date.now());
        }),
      ),
  };
}

/** The three headers by which a receiver knows that a body is ours, new, and which one it is. */
export function signatureHeaders(secret: string, id: string, body: string): Record<string, string> {
  const now = new Date();
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, now, body),
  };
}
