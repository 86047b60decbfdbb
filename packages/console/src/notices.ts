import {html, nothing, type TemplateResult} from 'lit';
import {COMMON} from './locales/zh-CN.ts';
import {isWorthRetrying, troubleWords, type Failure} from './trouble.ts';

/** A failed call, told in words, with a way to try again where that may help. */
export function troubleNotice(failure: Failure, retry?: () => void): TemplateResult {
  const {title, advice} = troubleWords(failure);
  return html`
    <div class="hcp-notice hcp-refused" role="alert">
      <h2>${title}</h2>
      <p>${advice}</p>
      ${
        retry === undefined || !isWorthRetrying(failure)
          ? nothing
          : html`<div class="hcp-buttons">
              <button class="hcp-button" type="button" @click=${retry}>${COMMON.retry}</button>
            </div>`
      }
    </div>
  `;
}

/** Grey lines where text will stand. */
export function skeleton(lines: number): TemplateResult {
  return html`
    <div role="status">
      <span class="hcp-hidden">${COMMON.loading}</span>
      ${Array.from({length: lines}, () => html`<span class="hcp-skeleton" aria-hidden="true"></span>`)}
    </div>
  `;
}
