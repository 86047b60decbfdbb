import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {LateWords} from '../locales/dictionary.ts';
import {asksForReason, offeredIndicators} from '../form-state.ts';
import type {FormState} from '../form-state.ts';
import type {ViewEvent} from '../view-state.ts';
import {problemAt} from '../problem-field.ts';
import {problemNote} from './problem-note.ts';

/** The chosen level's official tags, the basic ones first; nothing where the level has none. */
export function tagChoice(
  form: FormState,
  words: LateWords,
  send: (event: ViewEvent) => void,
): TemplateResult | typeof nothing {
  const {basic, expanded} = offeredIndicators(form);
  const {level} = form.draft;
  if (level === undefined || basic.length + expanded.length === 0) return nothing;
  const problem = problemAt(form, 'tags');
  const chip = ({code, text}: {code: string; text: string}): TemplateResult => {
    const translated = words.tagNames?.[code];
    return html`<label class="box chip" part="tag">
      <input
        class="tick"
        type="checkbox"
        aria-invalid=${problem === undefined ? nothing : 'true'}
        .checked=${form.draft.indicators.includes(code)}
        @change=${(event: {currentTarget: HTMLInputElement}) =>
          send({type: 'indicator', code, chosen: event.currentTarget.checked})}
      />
      <span class="frame"></span>
      <span lang=${translated === undefined && words.dictionary !== undefined ? 'zh-CN' : nothing}
        >${translated ?? text}${
          translated === undefined ? nothing : html`<span class="soft" lang="zh-CN">${text}</span>`
        }</span
      >
    </label>`;
  };
  return html`<fieldset class="tags" aria-describedby="tags-hint tags-problem">
    <legend>${words.tags}</legend>
    <p class="soft" id="tags-hint">${asksForReason(form) ? words.tagsNeeded : words.tagsOptional}</p>
    ${problemNote('tags-problem', problem, words)}
    <div class="chips">
      ${basic.map(chip)}
      ${
        form.expanded || expanded.length === 0
          ? expanded.map(chip)
          : html`<button class="button chip" type="button" aria-expanded="false" @click=${() => send({type: 'expand'})}>
              ${words.moreTags(expanded.length)}
            </button>`
      }
    </div>
  </fieldset>`;
}
