import {HcpReview} from './element.ts';

// The second of two scripts on one page must not break the first.
if (customElements.get('hcp-review') === undefined) customElements.define('hcp-review', HcpReview);
