import type {Client, Draft} from '@haochaping/sdk';

/** What a page is told in its address. */
export interface PageSettings {
  /** How far the device's clock is from the true one. */
  readonly clockOffsetMs: number;
  readonly answerMs: number;
  readonly batchItems: number;
  /** Whether the page has a service worker that delivers too. */
  readonly serviceWorker: boolean;
}

/** The database, and the lock, of the page and of its service worker. */
export const STORE = 'haochaping';
// Delays are drawn below this part of what they would be, so that a cycle ends soon.
const HASTE = 0.02;

export function hastyRandom(): number {
  return Math.random() * HASTE;
}

/** What a citizen was told, as the page passes it on. `subject` is the service instance that was rated. */
export type Told =
  | {readonly what: 'saved' | 'delivered'; readonly subject: string; readonly id: string; readonly receiptCode: string}
  | {readonly what: 'unsaved' | 'refused'; readonly subject: string; readonly why: string}
  | {readonly what: 'event-delivered'; readonly id: string}
  | {readonly what: 'event-refused'; readonly id: string; readonly code: string};

/** What the harness does in a page. */
export interface PageRig extends Pick<Client, 'flush' | 'pending'> {
  /** Resolves after the harness has written down what the citizen was told. */
  submit(subject: string, draft: Draft): Promise<void>;
  setClock(offsetMs: number): void;
  /** What a page of a later release does: makes the store a version newer, and keeps it open. */
  openNewerStore(): Promise<void>;
  /** Resolves when the page's service worker is there. */
  registerWorker(): Promise<void>;
  /** Codes of what went wrong and was mended. */
  problems(): readonly string[];
}

declare global {
  interface Window {
    readonly rig: PageRig;
    /** Of the harness: resolves once it is on its disk. */
    readonly note: (told: Told) => Promise<void>;
  }
}
