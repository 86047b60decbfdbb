import type {UnsavedReason} from '@haochaping/sdk';
import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {LateWords} from './locales/dictionary.ts';
import {identityChoice} from './parts/identity-choice.ts';
import type {LateFields} from './parts/review-form.ts';
import {tagChoice} from './parts/tag-choice.ts';
import {textField} from './parts/text-field.ts';
import type {FormState} from './form-state.ts';
import type {PersonalParts} from './personal-parts.ts';
import type {ViewEvent, ViewState} from './view-state.ts';

export {lateWords as chineseLateWords} from './locales/zh-CN.late.ts';
export {lateStyles} from './late-styles.ts';
export {doneResult, refusedResult} from './parts/outcome.ts';
export {createPersonalParts} from './personal-parts.ts';

/** What the form asks once a level is chosen. */
export function lateFields(
  form: FormState,
  words: LateWords,
  send: (event: ViewEvent) => void,
  personal: PersonalParts,
): LateFields {
  const {unsaved} = form;
  if (form.draft.level === undefined) return {above: nothing, fields: nothing, end: nothing};
  return {
    above: html`${personal.notice(form)} ${unsaved === undefined ? nothing : alert(unsaved, words)}`,
    fields: html`${tagChoice(form, words, send)} ${textField(form, words, send, personal.warning(form.draft.text))}
    ${identityChoice(form, words, send)} ${personal.contact(form, words, send)}`,
    end: html`<button class="button primary submit" part="submit" aria-disabled=${form.submitting ? 'true' : nothing}>
      ${form.submitting ? words.submitting : unsaved === undefined ? words.submit : words.submitAgain}
    </button>`,
  };
}

function alert(reason: UnsavedReason, words: LateWords): TemplateResult {
  return html`<div class="alert">
    <h2 tabindex="-1" id="unsaved">${words.unsaved}</h2>
    <p>${words.unsavedReasons[reason]}</p>
    <p>${words.unsavedKept}</p>
  </div>`;
}

/** What came by itself since the citizen last did something, for those who hear the page. */
export function news(state: ViewState, words: LateWords): unknown {
  if (state.phase === 'done' && state.news) return words.done[state.delivery].title;
  return state.phase === 'refused' && state.news ? words.refused : nothing;
}
