import {html, type TemplateResult} from 'lit/html.js';
import type {Words} from '../locales/dictionary.ts';
import type {FormState} from '../form-state.ts';
import type {ViewEvent} from '../view-state.ts';
import {levelChoice} from './level-choice.ts';
import {subjectCard} from './subject-card.ts';

/** What comes with late.ts: above the subject, between the levels and the notice, and at the end. */
export type LateFields = {readonly above: unknown; readonly fields: unknown; readonly end: unknown};

/** The whole form. Until a level is chosen there is one question, and nothing to submit. */
export function reviewForm(
  form: FormState,
  words: Words,
  send: (event: ViewEvent) => void,
  {above, fields, end}: LateFields,
): TemplateResult {
  return html`<form
    novalidate
    aria-label=${words.form}
    @keydown=${enterChoosesNothing}
    @submit=${(event: Event) => {
      event.preventDefault();
      send({type: 'submit'});
    }}
  >
    ${above} ${subjectCard(form, words)} ${levelChoice(form, words, send)} ${fields}
    <details>
      <summary>${words.notice}</summary>
      <p class="prose" lang="zh-CN">${form.catalogue.notice.text}</p>
    </details>
    ${end}
  </form>`;
}

// A rating is given once: Enter on a level must not send it off before its reasons were seen.
function enterChoosesNothing(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}
