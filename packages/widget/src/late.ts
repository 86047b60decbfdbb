import type {UnsavedReason} from '@haochaping/sdk';
import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {LateWords} from './locales/dictionary.ts';
import type {Speaker} from './locales/speaker.ts';
import {identityChoice} from './parts/identity-choice.ts';
import type {LateSections} from './parts/review-form.ts';
import {tagChoice} from './parts/tag-choice.ts';
import {textField} from './parts/text-field.ts';
import type {FormState} from './form-state.ts';
import type {LateParts} from './late-parts.ts';
import type {ViewEvent, ViewState} from './view-state.ts';

export {lateWords as chineseLateWords} from './locales/zh-CN.late.ts';
export {lateStyles} from './late-styles.ts';
export {doneResult, refusedResult} from './parts/outcome.ts';
export {createLateParts} from './late-parts.ts';

/** What the form asks once a level is chosen. */
export function lateSections(
  form: FormState,
  words: LateWords,
  send: (event: ViewEvent) => void,
  parts: LateParts,
): LateSections {
  const {unsaved} = form;
  if (form.draft.level === undefined) return {};
  return {
    above: html`${parts.notice(form)} ${unsaved === undefined ? nothing : alert(unsaved, words)}`,
    tags: tagChoice(form, words, send),
    text: textField(form, words, send, parts.warning(form.draft.text)),
    person: html`${identityChoice(form, words, send)} ${parts.contact(form, words, send)}`,
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

/** Makes the element a field of its form, where the page asked for it. */
export function associate(host: HTMLElement, speaker: Speaker): void {
  if (!host.hasAttribute('form-associated')) return;
  const message = (): string => speaker.words()?.levels ?? '';
  void import('./form-association.ts').then(({associateWithForm}) => associateWithForm(host, message));
}

/** What came by itself since the citizen last did something, for those who hear the page. */
export function news(state: ViewState, words: LateWords): unknown {
  if (state.phase === 'done' && state.news) return words.done[state.delivery].title;
  return state.phase === 'refused' && state.news ? words.refused : nothing;
}
