import type {Level} from '@haochaping/core';
import type {Catalogue, InvitationReading, OutboxFile, Progress, ServiceSubject} from '@haochaping/protocol/citizen';
import type {Diagnosis} from './diagnosis-contract.ts';
import type {SdkError} from './errors.ts';
import type {ClientListener} from './event.ts';
import type {Queue} from './queue.ts';
import type {Draft, Submission} from './submission.ts';
import type {Transport} from './transport.ts';

export interface ClientLimits {
  /** Reviews on the device, waiting and parked together. @default 10000 */
  readonly maxItems: number;
  /** Their bytes. @default 20 MB: far below the quota of every browser, for after a full quota deleting makes no room. */
  readonly maxBytes: number;
  /** How long opening the storage may take. @default 3000 */
  readonly openMs: number;
  /** How long one transaction may take; disks of old terminals are slow. @default 10000 */
  readonly writeMs: number;
  /** How long an answer of the server may take. @default 20000 */
  readonly answerMs: number;
  /** Reviews in one request, at most 200. @default 50 */
  readonly batchItems: number;
  /** Bytes of the reviews in one request. @default 256 KB */
  readonly batchBytes: number;
}

export interface ClientOptions {
  /** The backend's address, absolute or relative to the page. */
  readonly endpoint: string;
  /** @default the global fetch */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Epoch milliseconds. @default Date.now */
  readonly clock?: () => number;
  /** In [0, 1), for delays only; ids and receipt codes come from `crypto`. @default Math.random */
  readonly random?: () => number;
  /**
   * The name of the database, the lock and the channel. All clients of an origin with one name share one outbox, so two backends
   * on one origin need two names. It does not follow from `endpoint`, for a backend that moves must still get what waits.
   * @default 'haochaping'
   */
  readonly storageName?: string;
  readonly limits?: Partial<ClientLimits>;
  /** Hears of everything that went wrong and was mended, postponed or answered with a value. @default nothing hears */
  readonly onProblem?: (problem: SdkError) => void;
  /**
   * The way to a backend that is not ours, for what is sent. What is read (catalogue, invitations, receipts) is still asked of
   * `endpoint`. docs/guide/backend-of-your-own.md says what it has to promise.
   * @default posts to `endpoint`
   */
  readonly transport?: Transport;
  /**
   * Where reviews lie until the server has them, in a place without IndexedDB. `storageName` and the limits of storage are then its
   * own affair.
   * @default a database of IndexedDB
   */
  readonly outbox?: Queue;
  /** Sent with each request. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Who sends what waits when no page is open any more, where the browser has Background Sync. A bonus: pages deliver by themselves.
   * @default nobody
   */
  readonly backgroundSync?: BackgroundSync;
  /**
   * This device is used by many, such as a kiosk or the evaluator of a window. The whole of each review is then sealed before it
   * is stored, and numbered, so that the backend sees when one is missing. Where it cannot be sealed it is not stored: it is
   * posted at once, as where storage is blocked.
   * @default false
   */
  readonly sharedDevice?: boolean;
  /**
   * The fingerprint of the sealing key, 64 hexadecimal digits. With it no other key is sealed to: `onProblem` hears
   * `sealing-key-foreign`, and it is as if there were no key.
   * @default any key is taken that the catalogue tells
   */
  readonly sealingFingerprint?: string;
}

/**
 * `script`: the address of the ready file `hcp-sw.js` on the page's own origin, which the client registers for its own folder; it is told
 * the endpoint and the name of the storage in its address, and knows no `headers`. `own-worker`: the worker of this page already calls
 * `handleSync` of `@haochaping/sdk/service-worker`.
 */
export type BackgroundSync = {readonly script: string} | 'own-worker';

/** `receiptCode`: as a person types it. `text`: at most 4 000 characters. */
export interface FollowUp {
  readonly receiptCode: string;
  readonly level: Level;
  readonly text: string;
}

export interface MistakeStatement {
  readonly receiptCode: string;
  readonly text?: string;
}

export interface Objection {
  readonly receiptCode: string;
  readonly text: string;
}

/** What a citizen says of a review that was submitted. */
export type Word =
  | ({readonly kind: 'follow-up'} & FollowUp)
  | ({readonly kind: 'mistake'} & MistakeStatement)
  | ({readonly kind: 'objection'} & Objection);

/** A review that is on this device. `parked`: refused for good or unreadable, with its code; it is not sent again. */
export interface PendingReview {
  readonly id: string;
  /** What else than a review it is: something said of one. */
  readonly kind?: Word['kind'];
  /** Absent when the record cannot be read. */
  readonly receiptCode?: string;
  readonly state: 'waiting' | 'sending' | 'parked';
  /** When it was submitted, or parked if that cannot be read; epoch milliseconds. */
  readonly since: number;
  readonly attempts: number;
  /** The last refusal, if there was one. */
  readonly code?: string;
}

/**
 * What one `flush` did. `stopped` says why something may still wait: the server is not to be reached or asked for patience
 * (`later`), wants other credentials (`paused`), another tab is sending (`busy`), storage failed, or the client was closed.
 */
export interface FlushReport {
  readonly delivered: number;
  readonly refused: number;
  readonly waiting: number;
  readonly stopped?: 'later' | 'paused' | 'busy' | 'storage' | 'closed';
  /** When the next attempt is due by itself, epoch milliseconds. */
  readonly nextAt?: number;
}

/** Where the catalogue came from: the server just now, this device from an earlier visit, or the library itself. */
export interface CatalogueRead {
  readonly catalogue: Catalogue;
  readonly source: 'network' | 'kept' | 'built-in';
}

/**
 * What an invitation invites to. `offline`: the server could not be asked, and `about` is what the token says of itself, not
 * verified. `waiting` is a review given by this very invitation that is still on this device.
 */
export type InvitationRead =
  | ({readonly kind: 'reading'; readonly waiting?: PendingReview} & InvitationReading)
  | {
      readonly kind: 'offline';
      readonly about: ServiceSubject;
      readonly expiresAt: string;
      /** By the device's clock. */
      readonly over: boolean;
      readonly waiting?: PendingReview;
    }
  | {readonly kind: 'problem'; readonly code: string};

/** Where a review stands. `waiting`: it is still on this device. `offline`: the server could not be asked. */
export type ProgressRead =
  | {readonly kind: 'progress'; readonly progress: Progress}
  | {readonly kind: 'waiting'; readonly review: PendingReview}
  | {readonly kind: 'offline'}
  | {readonly kind: 'problem'; readonly code: string};

/** All that lies on a device, as a file that can be carried away. */
export interface ExportedOutbox {
  /** What to call the file. */
  readonly name: string;
  readonly file: OutboxFile;
  /** The same as JSON text: what belongs into the file. */
  readonly text: string;
}

/** The device's side of the promise: a review that was called saved arrives exactly once. */
export interface Client {
  /**
   * Resolves `saved` once the review is on disk, not when that was merely asked for. Never waits for the network where storage
   * works. Never rejects for what the world does; see {@link Submission}.
   */
  submit(draft: Draft): Promise<Submission>;
  /**
   * 追评: rates the answer of the office. Kept and promised like a review, and sent after the review, where that is still on this device.
   * What the server refuses is parked, as a review is. Rejects only with `part-not-loaded` or `closed`: then nothing was kept.
   */
  followUp(said: FollowUp): Promise<Submission>;
  /** "我点错了". As `followUp`. */
  stateMistake(said: MistakeStatement): Promise<Submission>;
  /** Objects to the decision that the review was mistaken or malicious. As `followUp`. */
  object(said: Objection): Promise<Submission>;
  /** What is on this device, oldest first. Rejects with an SdkError when storage is there but cannot be read. */
  pending(): Promise<PendingReview[]>;
  /** Tries to send all that waits, without regard to back-off, but not before a time that the server asked for. */
  flush(): Promise<FlushReport>;
  /**
   * What waits and what is parked, as one file: the way of a terminal that cannot deliver any more (`haochaping-server replay FILE`).
   * Nothing is deleted, and what lies sealed stays sealed; what lies open, as on a citizen's own device, is open in the file too.
   * Rejects with an SdkError when storage cannot be read or this part of the library cannot be loaded.
   */
  export(): Promise<ExportedOutbox>;
  /** Calls the listener with each event from now on. Returns the way to stop. */
  subscribe(listener: ClientListener): () => void;
  /**
   * Levels, tags, numbers of the form and the notice. Asks the network first, for at most some seconds. Rejects only when neither an
   * earlier visit nor the library's own could be read, because that part of the library could not be loaded.
   */
  catalogue(): Promise<CatalogueRead>;
  /** Never rejects. `part-not-loaded` as a problem: this page is offline and never had the part of the library that reads it. */
  readInvitation(invitation: string): Promise<InvitationRead>;
  /** Takes a receipt code as a person types it. Never rejects. */
  progress(receiptCode: string): Promise<ProgressRead>;
  /**
   * Loads what seals, and the backend's key: at once the next time. True when what a citizen says can be sealed now. Never
   * rejects. To be called when a contact is begun to be written; on a shared device the client does it by itself.
   */
  prepareSealing(): Promise<boolean>;
  /**
   * Tries storage, locks, service worker, clock and endpoint, and tells of each what is wrong. Writes nothing that stays, sends no review.
   * Rejects only with `part-not-loaded` or `closed`.
   */
  diagnose(): Promise<Diagnosis>;
  /** Resolves when nothing of this client runs any more. What waits stays on disk. */
  close(): Promise<void>;
}
