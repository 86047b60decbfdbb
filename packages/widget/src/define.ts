import {HcpReview} from './element.ts';

// With the types of the element and of its events: a page that imports only this module has `document.createElement('hcp-review')` typed.
export type {HcpReview} from './element.ts';
export type {ReviewEventDetail, ReviewEventMap} from './events.ts';

// The second of two scripts on one page must not break the first, and a server that renders pages has no elements to define.
if (typeof customElements !== 'undefined' && customElements.get('hcp-review') === undefined) {
  customElements.define('hcp-review', HcpReview);
}
