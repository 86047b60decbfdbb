import '../define.ts';
import {takeInvitation} from './address-token.ts';

// The whole page behind a link in a message or a code on paper. The backend stands one folder above, wherever the whole was put.
const element = document.createElement('hcp-review');
element.endpoint = new URL('..', document.baseURI).href;
element.receiptHref = new URL('../receipt/', document.baseURI).href;
element.invitation = takeInvitation();
element.dataset['theme'] = document.documentElement.dataset['theme'] ?? 'auto';
document.getElementById('main')?.append(element);

// Another link, opened in the same tab.
addEventListener('hashchange', () => {
  element.invitation = takeInvitation();
});
