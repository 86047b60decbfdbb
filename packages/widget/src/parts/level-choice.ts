import {LEVELS} from '@haochaping/core';
import type {Level} from '@haochaping/core';
import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {Words} from '../locales/dictionary.ts';
import type {FormState} from '../form-state.ts';
import type {ViewEvent} from '../view-state.ts';

// Decoration beside the word: the mouth alone differs. 基本满意 counts among the good ones, and so just smiles.
const MOUTHS: Readonly<Record<Level, string>> = {
  5: 'M9 18q7 9 14 0',
  4: 'M10 19q6 5 12 0',
  3: 'M10.5 20.5q5.5 1.5 11 0',
  2: 'M10 22q6-5 12 0',
  1: 'M9 23.5q7-9 14 0',
};

/** The five levels as native radios, from 非常满意 down, none chosen beforehand. */
export function levelChoice(
  {catalogue, draft}: FormState,
  words: Words,
  send: (event: ViewEvent) => void,
): TemplateResult {
  return html`<fieldset class="levels">
    <legend>${words.levels}</legend>
    <div class="five">
      ${LEVELS.map((level) => {
        const official = catalogue.levels.find((candidate) => candidate.level === level)?.name;
        const translated = words.levelNames?.[level];
        return html`<label class="box level" part="level">
          <input
            type="radio"
            name="level"
            .value=${String(level)}
            .checked=${draft.level === level}
            @change=${() => send({type: 'fill', fill: {level}})}
          />
          <span class="frame"></span>
          <svg
            class="face"
            viewBox="0 0 32 32"
            width="32"
            height="32"
            fill="none"
            stroke="currentColor"
            aria-hidden="true"
          >
            <circle cx="16" cy="16" r="14" />
            <path d="M11.5 11.5v2m9-2v2${MOUTHS[level]}" />
          </svg>
          <span class="word"
            >${translated ?? official}${
              translated === undefined ? nothing : html`<span class="soft" lang="zh-CN">${official}</span>`
            }</span
          >
        </label>`;
      })}
    </div>
  </fieldset>`;
}
