import {HcpReview} from './element.ts';

// The second of two scripts on one page must not break the first, and a server that renders pages has no elements to define.
if (typeof customElements !== 'undefined' && customElements.get('hcp-review') === undefined) {
  customElements.define('hcp-review', HcpReview);
}
