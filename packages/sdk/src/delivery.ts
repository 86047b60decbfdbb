import {outcomeOf} from '@haochaping/core';
import type {AnswerOutcome} from '@haochaping/core';
import type * as afterReviewPart from './after-review.ts';
import type {Announcements} from './announcements.ts';
import type {BackgroundSync, ClientLimits, ClientOptions, FlushReport, PendingReview, Word} from './contract.ts';
import {LEASE_MS, ONLINE_SPREAD_MS} from './defaults.ts';
import type {Diagnosis} from './diagnosis-contract.ts';
import {createDrain} from './drain.ts';
import type {Cause} from './drain.ts';
import {SdkError} from './errors.ts';
import {demanded, latePart} from './late-part.ts';
import type * as mendingPart from './mending.ts';
import type {Outbox} from './outbox.ts';
import type {Queue} from './queue.ts';
import {createReading} from './reading.ts';
import type {Reading} from './reading.ts';
import type {StoredItem} from './stored-item.ts';
import {createStoredQueue} from './stored-queue.ts';
import {deliveredOutcomeOf} from './submission.ts';
import type {Submission} from './submission.ts';
import {createFetchTransport} from './transport.ts';
import type {Transport, TransportAnswer} from './transport.ts';

// Time for the tab that saved a review to send it itself.
const ELSEWHERE_DELAY_MS = 3_000;

export interface DeliveryParts {
  readonly options: ClientOptions;
  readonly name: string;
  readonly limits: ClientLimits;
  readonly outbox: Outbox | Queue;
  readonly announcements: Announcements;
  readonly clock: () => number;
  readonly random: () => number;
  readonly onProblem: (problem: SdkError) => void;
  readonly pending: () => Promise<PendingReview[]>;
  /** @default the fetch transport to the endpoint */
  readonly transport?: Transport;
}

/** What came of posting one review without storing it. `later`: nobody knows that it arrived. */
export type Posted =
  Extract<Submission, {state: 'delivered' | 'refused'}> | {readonly state: 'later'; readonly cause: SdkError};

/** All that needs the network: loaded after the first paint, or when it is first needed. */
export interface Delivery {
  /** The ids under way. */
  readonly sending: ReadonlySet<string>;
  /** Sends what may be sent now, without anybody waiting for it. */
  wake(cause: Cause | 'left'): void;
  flush(): Promise<FlushReport>;
  /** Posts one review at once, past the outbox. */
  post(item: StoredItem, receiptCode: string): Promise<Posted>;
  /** Keeps what is said of a review. Rejects with `part-not-loaded` when that part cannot be had. */
  say(word: Word): Promise<Submission>;
  readonly reading: Reading;
  /** Rejects with `part-not-loaded` when that part cannot be had. */
  diagnose(): Promise<Diagnosis>;
  close(): Promise<void>;
}

export function createDelivery(parts: DeliveryParts): Delivery {
  const {options, name, limits, outbox, announcements, clock, random, onProblem, pending} = parts;
  const {endpoint, fetch, headers} = options;
  const way = {endpoint, answerMs: limits.answerMs, ...(fetch && {fetch}), ...(headers && {headers})};
  const afterReview = (): Promise<typeof afterReviewPart> => import('./after-review.ts');
  const transport = parts.transport ?? createFetchTransport({...way, words: afterReview});
  const mending = (): Promise<typeof mendingPart> => import('./mending.ts');
  const queue = 'inTurn' in outbox ? outbox : createStoredQueue({...parts, outbox, leaseMs: LEASE_MS, mending});
  const drain = createDrain({...parts, transport, queue});
  const {backgroundSync} = options;
  const loadDiagnosis = latePart(() => import('./diagnosis.ts'), onProblem);
  const loadSync = latePart(() => import('./background-sync.ts'), onProblem);
  const loadAfterReview = latePart(afterReview, onProblem);
  let say: ((word: Word) => Promise<Submission>) | undefined;
  const timers = new Map<Cause, ReturnType<typeof setTimeout>>();
  const closing = new AbortController();

  /** So that what was saved goes out when this page is gone. */
  function askForSync(by: BackgroundSync): void {
    void loadSync().then((part) => part?.askForSync({by, name, endpoint, onProblem}));
  }

  function wake(cause: Cause | 'left'): void {
    if (cause === 'left') {
      // WebKit puts a page away with whatever it had begun to read or write, and then nobody after it could.
      if ('leave' in outbox) outbox.leave(pageShown());
      return;
    }
    if (backgroundSync && (cause === 'submit' || cause === 'load')) askForSync(backgroundSync);
    const delayMs = cause === 'online' ? random() * ONLINE_SPREAD_MS : cause === 'elsewhere' ? ELSEWHERE_DELAY_MS : 0;
    if (delayMs === 0) return void drain.run(cause);
    clearTimeout(timers.get(cause));
    timers.set(
      cause,
      setTimeout(() => void drain.run(cause), delayMs),
    );
  }

  async function post(item: StoredItem, receiptCode: string): Promise<Posted> {
    const answer = await transport.send([item], closing.signal);
    return postedAs(answer, outcomeOf(answer, clock()), item.id, receiptCode);
  }

  announcements.onElsewhere((event) => {
    if (event.type === 'saved') wake('elsewhere');
  });

  return {
    sending: drain.sending,
    wake,
    flush: () => drain.run('flush'),
    post,
    async say(word) {
      const {createWords} = demanded(await loadAfterReview());
      say ??= createWords({...parts, post, wake, sharedDevice: options.sharedDevice === true});
      return say(word);
    },
    reading: createReading({...way, queue, clock, onProblem, pending, afterReview: loadAfterReview}),
    async diagnose() {
      return demanded(await loadDiagnosis()).diagnose({
        outbox: 'write' in outbox ? outbox : undefined,
        options,
        limits,
        clock,
      });
    },
    async close() {
      closing.abort();
      for (const timer of timers.values()) clearTimeout(timer);
      await drain.close();
    },
  };
}

function pageShown(): Promise<unknown> {
  return new Promise((resolve) => {
    addEventListener('pageshow', resolve, {once: true});
  });
}

function postedAs(answer: TransportAnswer, meaning: AnswerOutcome, id: string, receiptCode: string): Posted {
  const later = (why: string): Posted => ({state: 'later', cause: new SdkError('not-delivered', why)});
  switch (meaning.kind) {
    case 'answered': {
      const outcomes = typeof answer === 'object' && 'outcomes' in answer ? answer.outcomes : [];
      const own = outcomes.find((one) => one.id === id);
      if (own === undefined) return later('No outcome for it.');
      if (own.outcome === 'refused') return {state: 'refused', code: own.code};
      return {state: 'delivered', id, receiptCode, outcome: deliveredOutcomeOf(own)};
    }
    case 'refused-whole':
      return meaning.byUs ? {state: 'refused', code: meaning.code} : later(`Refused on the way: ${meaning.code}.`);
    case 'pause':
      return later(`Paused: ${meaning.code}.`);
    case 'retry':
      return later(typeof answer === 'string' ? `${answer}.` : `HTTP ${answer.status}.`);
  }
}
