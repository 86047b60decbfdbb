import {CURRENT_INDICATORS_VERSION, RECEIPT_CODE_BYTES, receiptCode as toReceiptCode} from '@haochaping/core';
import type {ReviewItem} from '@haochaping/protocol/citizen';
import type {Draft} from '@haochaping/sdk';
import type {PageRig, PageSettings} from './contract.ts';

// Often enough that a cycle ends soon.
const LOOK_EVERY_MS = 100;
// A queue whose request hangs may never come to an end.
const FLUSH_PATIENCE_MS = 1_000;

/** A queue that is not ours. */
export interface PeerQueue {
  /** Resolves when the queue says that it has kept the review, rejects when it says that it could not. */
  put(item: ReviewItem): Promise<unknown>;
  /** Sends what waits; rejects when it has to be tried again. Never asked twice at once. */
  drain(): Promise<void>;
  /** How many wait, as the queue says. */
  count(): Promise<number>;
}

const settings = JSON.parse(new URLSearchParams(location.search).get('settings') ?? '') as PageSettings;
const clock = {offsetMs: settings.clockOffsetMs};
// These queues ask the device.
const trueNow = Date.now.bind(Date);
Date.now = () => trueNow() + clock.offsetMs;

/** The request of one review. One try ends like one of ours, where the queue lets its user say so. */
export function requestOf(item: ReviewItem): Request {
  return new Request('/v1/reviews', {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({reviews: [item]}),
  });
}

/** How long an answer may take. */
export const ANSWER_MS = settings.answerMs;

/**
 * Lets the harness lead a queue that is not ours. It is given what only a careful user gives it: an id and a receipt code of the device's,
 * kept for every attempt, a drain at each load, each submit and several times a second, and one drain at a time.
 */
export function lead(queue: PeerQueue): void {
  let draining: Promise<unknown> | undefined;
  const drain = async (): Promise<void> => {
    draining ??= queue
      .drain()
      .catch(() => 'it will be tried again')
      .finally(() => {
        draining = undefined;
      });
    await draining;
  };
  const rig: PageRig = {
    async submit(subject, draft) {
      const item = compose(draft);
      const kept = await queue.put(item).then(
        () => true,
        () => false,
      );
      const {id, receiptCode} = item;
      await window.note(
        kept ? {what: 'saved', subject, id, receiptCode} : {what: 'unsaved', subject, why: 'storage-failed'},
      );
      void drain();
    },
    async flush() {
      await Promise.race([drain(), new Promise((resolve) => setTimeout(resolve, FLUSH_PATIENCE_MS))]);
      return {delivered: 0, refused: 0, waiting: await queue.count()};
    },
    async pending() {
      const waiting = {id: '', state: 'waiting', since: 0, attempts: 0} as const;
      return Array.from({length: await queue.count()}, () => waiting);
    },
    setClock(offsetMs) {
      clock.offsetMs = offsetMs;
    },
    openNewerStore: () => Promise.reject(new Error('Only our own store has a later release here.')),
    registerWorker: () => Promise.reject(new Error('Only our own queue has a service worker here.')),
    problems: () => [],
  };
  Object.assign(window, {rig});
  addEventListener('online', () => void drain());
  setInterval(() => void drain(), LOOK_EVERY_MS);
  void drain();
}

/** What the SDK sends for such a draft. */
function compose({invitation, level, text, identityMode}: Draft): ReviewItem {
  const at = Date.now();
  const time = Math.max(0, at).toString(16).padStart(12, '0');
  const random = Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => byte.toString(16).padStart(2, '0'));
  const rest = random.join('');
  return {
    format: 1,
    id: `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`,
    receiptCode: toReceiptCode(crypto.getRandomValues(new Uint8Array(RECEIPT_CODE_BYTES))),
    ...{invitation, level, text, identityMode, indicators: [], indicatorsVersion: CURRENT_INDICATORS_VERSION},
    submittedAt: new Date(at).toISOString(),
  };
}
