import {CURRENT_INDICATORS_VERSION} from '@haochaping/core';
import type {ReviewContent} from '@haochaping/core';
import type {ReviewItem} from '@haochaping/protocol/citizen';
import {newId, newReceiptCode} from './ids.ts';
import {markOf} from './invitation-token.ts';
import type {Sealer} from './seal.ts';
import type {StoredItem} from './stored-item.ts';
import type {Draft} from './submission.ts';

/** A review that is ready to be kept or posted. `words` tells whether a draft says the very same. */
export interface Composed {
  readonly words: string;
  readonly receiptCode: string;
  readonly item: StoredItem;
}

/** What is stored and sent. Id and receipt code are made here, once; every attempt carries the same. */
export function compose(draft: Draft, words: string, at: number, sealer?: Pick<Sealer, 'withContact'>): Composed {
  const id = newId(at);
  const receiptCode = newReceiptCode();
  const {invitation} = draft;
  const submittedAt = new Date(at).toISOString();
  const open: ReviewItem = {...contentOf(draft), format: 1, id, receiptCode, invitation, submittedAt};
  const body = sealer?.withContact(open, draft.contact) ?? open;
  const bytes = new TextEncoder().encode(JSON.stringify(body)).length;
  const mark = markOf(invitation);
  const item: StoredItem = {
    id,
    kind: 'review',
    enqueuedAt: at,
    attempts: 0,
    notBefore: at,
    bytes,
    refusals: 0,
    mark,
    body,
  };
  return {words, receiptCode, item};
}

/** What core judges. */
export function contentOf({
  level,
  indicators,
  text,
  identityMode,
  indicatorsVersion,
}: Draft): ReviewContent & {indicators: string[]} {
  return {
    level,
    indicators: [...indicators],
    indicatorsVersion: indicatorsVersion ?? CURRENT_INDICATORS_VERSION,
    text,
    identityMode,
  };
}
