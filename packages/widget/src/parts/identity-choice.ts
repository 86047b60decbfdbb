import {IDENTITY_MODES} from '@haochaping/core';
import {html, type TemplateResult} from 'lit/html.js';
import type {LateWords} from '../locales/dictionary.ts';
import type {FormState} from '../form-state.ts';
import type {ViewEvent} from '../view-state.ts';

/** 实名, 实名但保密, 匿名, each with what it means. */
export function identityChoice({draft}: FormState, words: LateWords, send: (event: ViewEvent) => void): TemplateResult {
  return html`<fieldset class="identity">
    <legend>${words.identity}</legend>
    ${IDENTITY_MODES.map((identityMode) => {
      const {title, text} = words.identityModes[identityMode];
      return html`<label class="box">
        <input
          class="tick"
          type="radio"
          name="identity"
          .value=${identityMode}
          .checked=${draft.identityMode === identityMode}
          @change=${() => send({type: 'fill', fill: {identityMode}})}
        />
        <span class="frame"></span>
        <span>${title}<span class="soft">${text}</span></span>
      </label>`;
    })}
  </fieldset>`;
}
