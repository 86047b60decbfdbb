import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {Words, Message} from '../locales/dictionary.ts';

// What is neither good nor bad news.
export const PLAIN_STROKE = 'M8 16h20';

/** A sign, what happened and what to do; `more` stands below. The heading can take the focus. */
export function result(kind: string, stroke: string, {title, text}: Message, more: unknown): TemplateResult {
  return html`<section class="result ${kind}">
    <svg class="sign" viewBox="4 0 48 32" width="48" height="32" fill="none" stroke="currentColor" aria-hidden="true">
      <path d=${stroke} />
    </svg>
    <h2 tabindex="-1" id="result">${title}</h2>
    <p>${text}</p>
    ${more}
  </section>`;
}

/** Why there is nothing to fill in. `again`: another try may help. */
export function closedResult(said: Message, again: boolean, words: Words, retry: () => void): TemplateResult {
  const button = again ? html`<button class="button" type="button" @click=${retry}>${words.retry}</button>` : nothing;
  return result('closed', PLAIN_STROKE, said, button);
}
