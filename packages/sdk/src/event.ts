import type {DeliveredOutcome} from './submission.ts';

/**
 * What happened to a review of this device, in this tab or another one of the same origin. Never its level or words. `at` and
 * `until` are epoch milliseconds. What another tab did may be heard after what this tab made of it: `delivered` here before
 * `saved` there.
 */
export type ClientEvent =
  | {readonly type: 'saved'; readonly id: string}
  | {readonly type: 'delivered'; readonly id: string; readonly outcome: DeliveredOutcome}
  /** Refused for good: the item is parked with its code. */
  | {readonly type: 'refused'; readonly id: string; readonly code: string}
  /** An attempt did not come through; the next one is due then. */
  | {readonly type: 'retrying'; readonly id: string; readonly attempts: number; readonly at: number}
  /** Our server wants other credentials first. Nothing is lost; the next attempt is due then. */
  | {readonly type: 'paused'; readonly code: string; readonly until: number};

export type ClientListener = (event: ClientEvent) => void;
