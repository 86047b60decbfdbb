import type {ReviewItem, ReviewOutcomes, ServiceSubject} from '@haochaping/protocol/citizen';
import {createClient} from '@haochaping/sdk';
import type {Client} from '@haochaping/sdk';
import {html, render} from 'lit/html.js';
import {demoQueue} from './demo-queue.ts';
import {demoWords as chinese} from './locales/zh-CN.demo.ts';
import {demoWords as english} from './locales/en.demo.ts';
import type {ScreenHost} from './screen.ts';

/** Claims nothing and is signed by nobody: no backend takes it. */
const INVITATION = 'e30.e30.demo';
const EXPIRES_AT = '2099-12-31T16:00:00.000Z';

/**
 * A client without a backend, for an element that only shows itself: the invitation is an invented one, what is submitted goes through all
 * steps and into nothing. Nothing is asked of the network, nothing is stored. Says so above the card.
 */
export function createDemo(root: ShadowRoot, host: ScreenHost): Client {
  const {lang} = host.closest<HTMLElement>('[lang]') ?? document.documentElement;
  const words = /^en\b/i.test(lang) ? english : chinese;
  const note = document.createElement('div');
  note.className = 'about';
  note.setAttribute('part', 'demo');
  note.lang = words.language;
  render(
    html`<p class="label">${words.title}</p>
      <p class="soft">${words.text}</p>`,
    note,
  );
  root.prepend(note);
  if (host.invitation === '') host.setAttribute('invitation', INVITATION);
  return createClient({
    endpoint: 'https://demo.invalid',
    storageName: 'haochaping-demo',
    outbox: demoQueue(),
    fetch: (request) => answer(request, words.subject),
  });
}

async function answer(request: Request, about: ServiceSubject): Promise<Response> {
  switch (new URL(request.url).pathname) {
    case '/v1/invitations/read':
      return json({state: 'open', about, channel: 'web-widget', expiresAt: EXPIRES_AT});
    case '/v1/reviews': {
      const {reviews} = (await request.json()) as {readonly reviews: readonly ReviewItem[]};
      const receivedAt = new Date().toISOString();
      const outcomes: ReviewOutcomes['outcomes'] = reviews.map(({id}) => ({
        id,
        outcome: 'recorded',
        receivedAt,
        late: false,
      }));
      return json({outcomes});
    }
    default:
      // As without a network: the SDK has a catalogue of its own for that.
      throw new TypeError('A demonstration asks nobody.');
  }
}

function json(body: unknown): Response {
  return new Response(JSON.stringify(body), {headers: {'content-type': 'application/json'}});
}
