import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {LateWords} from '../locales/dictionary.ts';
import {charactersLeft} from '../form-state.ts';
import {problemAt} from '../problem-field.ts';
import {spokenCharactersLeft} from '../spoken-characters.ts';
import type {FormState} from '../form-state.ts';
import type {ViewEvent} from '../view-state.ts';
import {problemNote} from './problem-note.ts';

/**
 * Free words with a counter. Nothing typed or pasted is cut off: too much is a problem that the citizen mends. `warning` stands below and is
 * spoken when it comes.
 */
export function textField(
  form: FormState,
  words: LateWords,
  send: (event: ViewEvent) => void,
  warning: unknown,
): TemplateResult {
  const problem = problemAt(form, 'text');
  const spoken = spokenCharactersLeft(form);
  return html`<div class="field">
    <label class="label" for="text">${words.text}</label>
    <p class="soft" id="text-hint">${words.textHint}</p>
    ${problemNote('text-problem', problem, words)}
    <textarea
      id="text"
      rows="4"
      autocomplete="off"
      aria-describedby="text-hint text-problem"
      aria-invalid=${problem === undefined ? nothing : 'true'}
      .value=${form.draft.text}
      @input=${(event: {currentTarget: HTMLTextAreaElement}) =>
        send({type: 'fill', fill: {text: event.currentTarget.value}})}
    ></textarea>
    <p class="soft count" aria-hidden="true">${words.charactersLeft(charactersLeft(form))}</p>
    <p class="hidden" role="status">${spoken === undefined ? nothing : words.spokenCharactersLeft(spoken)}</p>
    <div role="status">${warning}</div>
  </div>`;
}
