import {html, type TemplateResult} from 'lit/html.js';
import type {Words} from '../locales/dictionary.ts';
import type {FormState} from '../form-state.ts';
import type {ViewEvent} from '../view-state.ts';
import {levelChoice} from './level-choice.ts';
import {subjectCard} from './subject-card.ts';

/** What comes with late.ts, by where it stands; nothing until a level is chosen. */
export type LateSections = {
  readonly above?: unknown;
  readonly tags?: unknown;
  readonly text?: unknown;
  readonly person?: unknown;
  readonly end?: unknown;
};

/** All sections of the form. */
export type Sections = LateSections & {readonly subject: unknown; readonly levels: unknown; readonly notice: unknown};

/** The whole form. Until a level is chosen there is one question, and nothing to submit. `arrange`: instead of one below the other. */
export function reviewForm(
  form: FormState,
  words: Words,
  send: (event: ViewEvent) => void,
  late: LateSections,
  arrange: ((sections: Sections) => unknown) | undefined,
): TemplateResult {
  const subject = subjectCard(form, words);
  const levels = levelChoice(form, words, send);
  const notice = html`<details>
    <summary>${words.notice}</summary>
    <p class="prose" lang="zh-CN">${form.catalogue.notice.text}</p>
  </details>`;
  const {above, tags, text, person, end} = late;
  return html`<form
    novalidate
    aria-label=${words.form}
    @keydown=${enterChoosesNothing}
    @submit=${(event: Event) => {
      event.preventDefault();
      send({type: 'submit'});
    }}
  >
    ${arrange?.({...late, subject, levels, notice}) ?? [above, subject, levels, tags, text, person, notice, end]}
  </form>`;
}

// A rating is given once: Enter on a level must not send it off before its reasons were seen.
function enterChoosesNothing(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}
