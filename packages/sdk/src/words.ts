import {normalizeReceiptCode} from '@haochaping/core';
import {LONGEST_WORD} from '@haochaping/protocol/citizen';
import type {Announcements} from './announcements.ts';
import type {Word} from './contract.ts';
import type {Posted} from './delivery.ts';
import {SdkError} from './errors.ts';
import {newId} from './ids.ts';
import type {Queue} from './queue.ts';
import {readStoredItem} from './stored-item.ts';
import type {StoredItem} from './stored-item.ts';
import type {Submission, UnsavedReason} from './submission.ts';

export interface WordsParts {
  readonly outbox: Pick<Queue, 'put' | 'records'>;
  readonly announcements: Announcements;
  readonly clock: () => number;
  readonly onProblem: (problem: SdkError) => void;
  readonly post: (item: StoredItem, receiptCode: string) => Promise<Posted>;
  readonly wake: (cause: 'submit' | 'full') => void;
  /** Nothing lies in the clear on a device that many use: there it is posted at once, or not kept. */
  readonly sharedDevice: boolean;
}

interface Composed {
  readonly words: string;
  readonly item: StoredItem;
}

/** Keeps what is said of a review as a review is kept, and promises the same of it. */
export function createWords(parts: WordsParts): (word: Word) => Promise<Submission> {
  const {outbox, announcements, clock, onProblem, wake} = parts;
  /** The last one that could not be kept, so that it goes under the same id when it is said again. */
  let unsaved: Composed | undefined;

  async function post(composed: Composed, receiptCode: string, reason: UnsavedReason): Promise<Submission> {
    unsaved = composed;
    const posted = await parts.post(composed.item, receiptCode);
    if (posted.state === 'later') return {state: 'unsaved', reason, cause: posted.cause};
    unsaved = undefined;
    if (posted.state === 'delivered') {
      announcements.announce({type: 'delivered', id: posted.id, outcome: posted.outcome});
    }
    return posted;
  }

  return async (word) => {
    const receiptCode = normalizeReceiptCode(word.receiptCode);
    if (receiptCode === undefined) return {state: 'refused', code: 'receipt-unknown'};
    const {length} = word.text?.trim() ?? '';
    if (length === 0 && word.kind === 'objection') return {state: 'refused', code: 'text-missing'};
    if (length > LONGEST_WORD) return {state: 'refused', code: 'text-too-long'};
    const words = JSON.stringify(word);
    const composed =
      unsaved?.words === words
        ? unsaved
        : {words, item: compose(word, receiptCode, clock(), await reviewOf(receiptCode))};
    if (parts.sharedDevice) return post(composed, receiptCode, 'not-sealed');
    const {item} = composed;
    try {
      if ((await outbox.put(item)) === 'full') {
        onProblem(new SdkError('queue-full', 'The outbox is full: what was said was not kept.'));
        wake('submit');
        return {state: 'unsaved', reason: 'queue-full'};
      }
    } catch (cause) {
      if (!(cause instanceof SdkError)) throw cause;
      onProblem(cause);
      const submission = await post(composed, receiptCode, reasonOf(cause));
      if (cause.code === 'storage-full') wake('full');
      return submission;
    }
    unsaved = undefined;
    announcements.announce({type: 'saved', id: item.id});
    wake('submit');
    return {state: 'saved', id: item.id, receiptCode};
  };

  /** The review of that receipt, while it is still here: nothing can be said of it before it has arrived. */
  async function reviewOf(receiptCode: string): Promise<string | undefined> {
    try {
      const {items} = await outbox.records();
      const reviews = items.map(readStoredItem).filter((item) => item?.kind === 'review');
      return reviews.find((item) => item?.body['receiptCode'] === receiptCode)?.id;
    } catch (cause) {
      if (!(cause instanceof SdkError)) throw cause;
      // What cannot be read cannot be written either, as is met next.
      return undefined;
    }
  }
}

function compose(word: Word, receiptCode: string, at: number, waitsFor: string | undefined): StoredItem {
  const id = newId(at);
  const {kind, ...said} = word;
  const statedAt = kind === 'mistake' ? {statedAt: new Date(at).toISOString()} : {};
  const body = {...said, id, receiptCode, ...statedAt};
  const bytes = new TextEncoder().encode(JSON.stringify(body)).length;
  const times = {enqueuedAt: at, attempts: 0, notBefore: at, refusals: 0};
  return {id, kind, bytes, body, ...times, ...(waitsFor === undefined ? {} : {waitsFor})};
}

function reasonOf({code}: SdkError): UnsavedReason {
  if (code === 'storage-timeout') return 'timeout';
  return code === 'storage-blocked' ? code : 'storage-failed';
}
