import {FakeBackend} from './fake-backend.ts';
import {createClient} from '@haochaping/sdk';

// A page under the strictest policy, in a frame. On an old browser there are no constructable style sheets.
const violations: string[] = [];
document.addEventListener('securitypolicyviolation', (event) => {
  violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
if (document.documentElement.dataset['browser'] === 'old')
  Reflect.deleteProperty(ShadowRoot.prototype, 'adoptedStyleSheets');

const {fetch} = new FakeBackend();
const element = document.createElement('hcp-review');
// Before the definition: the element has to find these when it is upgraded.
Object.assign(element, {
  invitation: 'e30.e30.strict',
  client: createClient({endpoint: self.origin, fetch, storageName: `strict-${String(Date.now())}`}),
});
document.body.append(element);
await import('../define.ts');
const outbox = document.createElement('hcp-outbox');
outbox.client = element.client;
document.body.append(outbox);
await import('../outbox.ts');
Object.assign(window, {violations, element, outbox});
