import '../define.ts';
import type {ReviewEventMap} from '../events.ts';
import {ancestorsIn} from '../embed/ancestors.ts';
import {EMBED_VERSION, isHello, type FrameMessage} from '../embed/messages.ts';
import {canStore} from '../embed/storage-probe.ts';
import {takeInvitation} from './address-token.ts';
import {frameWords} from '../locales/frame-words.ts';

const main = document.getElementById('main') ?? document.body;
const invitation = takeInvitation();
const element = document.createElement('hcp-review');
element.endpoint = new URL('..', document.baseURI).href;
element.invitation = invitation;
// The page around it has no say over this page's look but by the address: `?theme=dark`, `?lang=en`.
const asked = new URLSearchParams(location.search);
const language = asked.get('lang');
if (language !== null) {
  element.lang = language;
  document.documentElement.lang = language;
}
element.dataset['theme'] = asked.get('theme') ?? 'auto';
main.append(element);

const allowed = fetch(location.href.replace(/#.*/, ''), {method: 'HEAD'}).then(
  (answer) => ancestorsIn(answer.headers.get('content-security-policy'), location.origin),
  () => [location.origin],
);
/** The page around this one, once it has spoken and may. */
let host: string | undefined;

function tell(message: FrameMessage): void {
  if (host !== undefined) parent.postMessage(message, host);
}

async function hear({data, origin, source}: MessageEvent): Promise<void> {
  if (source !== parent || !isHello(data) || !(await allowed).includes(origin)) return;
  host = origin;
  tell({type: 'hcp:ready', version: EMBED_VERSION});
  measure();
}

function measure(): void {
  tell({type: 'hcp:resize', height: Math.ceil(main.getBoundingClientRect().height)});
}

addEventListener('message', (event) => void hear(event));
addEventListener('keydown', ({key}) => {
  if (key === 'Escape') tell({type: 'hcp:close'});
});
const news: readonly (keyof ReviewEventMap)[] = [
  'review-saved',
  'review-delivered',
  'review-refused',
  'review-unsaved',
];
for (const type of news) {
  element.addEventListener(type, ({detail}) => {
    if (detail === null) return;
    const {state, id, code} = detail;
    tell({type: 'hcp:state', state, ...(id !== undefined && {id}), ...(code !== undefined && {code})});
  });
}
if (typeof ResizeObserver === 'function') new ResizeObserver(measure).observe(main);
else setInterval(measure, 500);

// Without storage a rating can still be posted at once; where that fails it would be lost. In a window of its own it would be kept.
void canStore().then((can) => {
  if (can || invitation === '') return;
  const said = frameWords(language ?? '');
  const note = document.createElement('div');
  note.className = 'no-storage';
  note.setAttribute('role', 'note');
  const words = document.createElement('p');
  words.textContent = said.noStorage;
  const link = document.createElement('a');
  link.className = 'hcp-button';
  link.href = new URL(`../r/#${invitation}`, document.baseURI).href;
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = said.ownWindow;
  note.append(words, link);
  main.prepend(note);
});
