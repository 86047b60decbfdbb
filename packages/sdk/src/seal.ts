import {capacity, contactProblem} from '@haochaping/core';
import type {Catalogue} from '@haochaping/protocol/citizen';
import {describeKey, fromBase64Url, seal} from '@haochaping/protocol/sealing';
import type {SealedFor, SealingKey, SealingSuite} from '@haochaping/protocol/sealing';
import type {ClientOptions} from './contract.ts';
import {SdkError} from './errors.ts';
import {newId} from './ids.ts';
import {latePart} from './late-part.ts';
import {NOTHING} from './outbox.ts';
import type {Outbox, OutboxLimits} from './outbox.ts';
import type {Queue} from './queue.ts';
import type {StoredItem} from './stored-item.ts';
import type {Draft} from './submission.ts';

/** The first format that knows boxes. Only a backend whose catalogue tells a key is sent it. */
const FORMAT = 2;

/** A suite is a part of its own: a device seals by the one that its backend has. */
const SUITES: Readonly<Record<string, (() => Promise<SealingSuite>) | undefined>> = {
  intl: async () => {
    const part = await import('@haochaping/protocol/sealing-intl');
    return part.intl;
  },
  sm: async () => {
    const part = await import('@haochaping/protocol/sealing-sm');
    return part.sm;
  },
};

export interface SealingParts {
  /** One that is not ours can number nothing, and so keeps nothing sealed. */
  readonly outbox: Outbox | Queue;
  readonly limits: Pick<OutboxLimits, 'maxItems' | 'maxBytes'>;
  readonly options: Pick<ClientOptions, 'sealingFingerprint'>;
  /** The last catalogue that was read. */
  readonly known: () => Catalogue | undefined;
  /** Reads it, from the server or as this device kept it. */
  readonly ask: () => Promise<{readonly catalogue: Catalogue}>;
  readonly onProblem: (problem: SdkError) => void;
}

/** What can be done once there are a suite and a key. */
export interface Sealer {
  /** Why the contact is not taken, by core. One of an anonymous review is no mistake: it is left out. */
  contactProblem(draft: Draft): string | undefined;
  /** The body with the contact sealed in it; undefined when it is to be left out, or could not be sealed. */
  withContact(body: Body, contact: Draft['contact']): Body | undefined;
  /**
   * As `Outbox.put`, with the whole body sealed and numbered. The counter lies in the same transaction: a number is used up when,
   * and only when, its rating is on disk. Rejects with `not-sealed` where sealing failed, and then nothing was stored.
   */
  readonly put: ((item: StoredItem) => Promise<'stored' | 'full'>) | undefined;
}

type Body = StoredItem['body'];

/** Resolves with what seals, or undefined when there is no key to seal to, no suite for it, or another key than was pinned. Never rejects. */
export function createSealing(parts: SealingParts): () => Promise<Sealer | undefined> {
  let latest: {readonly key: SealingKey; readonly sealer: Sealer} | undefined;

  return async () => {
    const key = parts.known()?.sealing ?? (await parts.ask().catch(() => undefined))?.catalogue.sealing;
    if (key === undefined || latest?.key.fingerprint === key.fingerprint) return latest?.sealer;
    const load = SUITES[key.suite];
    const suite = await (load && latePart(load, parts.onProblem)());
    // What could not be loaded has been told.
    if (suite === undefined && load !== undefined) return undefined;
    if (suite === undefined || !isFit(suite, key, parts.options.sealingFingerprint)) {
      parts.onProblem(new SdkError('sealing-key-foreign', 'The key of the catalogue cannot be sealed to.'));
      return undefined;
    }
    latest = {key, sealer: createSealer(suite, key, parts)};
    return latest.sealer;
  };
}

/** Whether the key is what it says of itself, which can be anything, and the pinned one where one is pinned. */
function isFit(suite: SealingSuite, {keyId, publicKey, fingerprint}: SealingKey, pinned = fingerprint): boolean {
  try {
    const own = describeKey(suite, fromBase64Url(publicKey));
    return own.fingerprint === fingerprint && own.keyId === keyId && own.fingerprint === pinned;
  } catch {
    // No base64url, so no key.
    return false;
  }
}

function createSealer(suite: SealingSuite, key: SealingKey, {outbox, limits, onProblem}: SealingParts): Sealer {
  const sealedItem = (item: StoredItem, device: NonNullable<SealedFor['device']>): StoredItem => {
    const {id, kind} = item;
    const to: SealedFor = {id, kind, format: FORMAT, part: 'body', device};
    const body = {format: FORMAT, id, kind, device, sealed: seal(suite, key, to, JSON.stringify(item.body))};
    return {...item, body, bytes: new TextEncoder().encode(JSON.stringify(body)).length};
  };

  return {
    contactProblem({contact, identityMode}) {
      const problem = contact && contactProblem(contact, identityMode);
      return problem === 'contact-of-anonymous' ? undefined : problem;
    },

    withContact(body, contact) {
      const {id, identityMode} = body;
      if (contact === undefined || identityMode === 'anonymous') return undefined;
      const {name, phone, consentedAt} = contact;
      const to: SealedFor = {id: String(id), kind: 'review', format: FORMAT, part: 'contact'};
      try {
        const box = seal(suite, key, to, JSON.stringify({name, phone, consentedAt}));
        return {...body, format: FORMAT, contact: box};
      } catch (cause) {
        onProblem(notSealed(cause));
        return undefined;
      }
    },

    put:
      'write' in outbox
        ? (item) =>
            outbox.write(['items', 'counts', 'facts'], 'strict', async (transaction) => {
              const items = transaction.objectStore('items');
              const counts = transaction.objectStore('counts');
              const facts = transaction.objectStore('facts');
              const [known, now = NOTHING, kept] = await Promise.all([
                items.getKey(item.id),
                counts.get('all'),
                facts.get('device'),
              ]);
              if (known !== undefined) return 'stored';
              if (capacity(now, limits) === 'full') return 'full';
              const device = nextNumber(kept);
              let sealed: StoredItem;
              try {
                // At once: a transaction does not wait for what it was not asked.
                sealed = sealedItem(item, device);
              } catch (cause) {
                throw notSealed(cause);
              }
              const next = {...now, items: now.items + 1, bytes: now.bytes + sealed.bytes};
              await Promise.all([items.add(sealed), counts.put(next, 'all'), facts.put(device, 'device')]);
              return 'stored';
            })
        : undefined,
  };
}

function notSealed(cause: unknown): SdkError {
  return new SdkError('not-sealed', 'What was said could not be sealed.', {cause});
}

/** The number after the last one; a device that has given none yet gets its name, which says nothing but that it is another. */
function nextNumber(kept: unknown): {readonly id: string; readonly number: number} {
  const {id, number} = (kept ?? {}) as {readonly id?: unknown; readonly number?: unknown};
  return typeof id === 'string' && typeof number === 'number'
    ? {id, number: number + 1}
    : {id: newId(0).replace(/-/g, ''), number: 1};
}
