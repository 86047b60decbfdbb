import {capacity, contactProblem} from '@haochaping/core';
import type {Catalogue} from '@haochaping/protocol/citizen';
import {describeKey, fromBase64Url, seal} from '@haochaping/protocol/sealing';
import type {SealedFor, SealingKey, SealingSuite} from '@haochaping/protocol/sealing';
import {SdkError} from './errors.ts';
import {newId} from './ids.ts';
import {NOTHING} from './outbox.ts';
import type {Outbox, OutboxLimits} from './outbox.ts';
import type {StoredItem} from './stored-item.ts';
import type {Draft} from './submission.ts';

/** The first format that knows boxes. Only a backend whose catalogue tells a key is sent it. */
const FORMAT = 2;

/** A suite is a part of its own: a device seals by the one that its backend has. */
const SUITES: Readonly<Record<string, (() => Promise<SealingSuite>) | undefined>> = {
  intl: () => import('@haochaping/protocol/sealing-intl').then((part) => part.intl),
  sm: () => import('@haochaping/protocol/sealing-sm').then((part) => part.sm),
};

export interface SealingParts {
  /** Where reviews are kept by something else, nothing can be numbered, and nothing is kept sealed. */
  readonly outbox: Pick<Outbox, 'write'> | undefined;
  readonly limits: Pick<OutboxLimits, 'maxItems' | 'maxBytes'>;
  /** The only key that may be sealed to, by its fingerprint. */
  readonly fingerprint?: string | undefined;
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
    let suite: SealingSuite | undefined;
    try {
      suite = await SUITES[key.suite]?.();
    } catch (cause) {
      parts.onProblem(new SdkError('part-not-loaded', 'What seals could not be loaded.', {cause}));
      return undefined;
    }
    const problem = suite ? keyProblem(suite, key, parts.fingerprint) : `there is no suite ${key.suite}.`;
    if (suite === undefined || problem !== undefined) {
      parts.onProblem(new SdkError('sealing-key-foreign', `The key cannot be sealed to: ${problem ?? ''}`));
      return undefined;
    }
    latest = {key, sealer: createSealer(suite, key, parts)};
    return latest.sealer;
  };
}

function keyProblem(suite: SealingSuite, key: SealingKey, pinned: string | undefined): string | undefined {
  try {
    // By the key itself: what it says of itself can be anything.
    const own = describeKey(suite, fromBase64Url(key.publicKey));
    if (own.fingerprint !== key.fingerprint || own.keyId !== key.keyId) return 'its fingerprint is not its own.';
    return pinned === undefined || pinned === own.fingerprint ? undefined : 'it is not the pinned one.';
  } catch {
    return 'it is not readable.';
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
      outbox &&
      ((item) =>
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
        })),
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
