import {HcpOutbox} from './outbox/element.ts';

export {HcpOutbox} from './outbox/element.ts';
export type {OutboxEventDetail} from './outbox/element.ts';

// The second of two scripts on one page must not break the first, and a server that renders pages has no elements to define.
if (typeof customElements !== 'undefined' && customElements.get('hcp-outbox') === undefined) {
  customElements.define('hcp-outbox', HcpOutbox);
}
