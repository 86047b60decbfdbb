import type {Level} from '@haochaping/core';

/**
 * What a page learns of a review. `id` is absent where nothing was kept; `code` says why it was refused or not saved. The level is
 * there only when the page asked for it with `expose-level`: what a page knows, the reviewed person may get to know.
 */
export interface ReviewEventDetail {
  readonly id?: string;
  readonly state: 'saved' | 'delivered' | 'refused' | 'unsaved';
  readonly code?: string;
  readonly level?: Level;
}

/** Each bubbles and leaves shadow roots. */
export interface ReviewEventMap {
  /** On this device's disk; it will be delivered. */
  'review-saved': CustomEvent<ReviewEventDetail>;
  /** The office has it. Also for a review saved in an earlier visit, once it has gone. */
  'review-delivered': CustomEvent<ReviewEventDetail>;
  /** Refused for good. */
  'review-refused': CustomEvent<ReviewEventDetail>;
  /** Neither kept nor sent; the form is still filled in. */
  'review-unsaved': CustomEvent<ReviewEventDetail>;
  /** The dialog was closed, by whomever. */
  'review-closed': CustomEvent<null>;
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- this is how the DOM's types are extended
  interface HTMLElementEventMap extends ReviewEventMap {}
}
