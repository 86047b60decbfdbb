import {findPersonalData} from '@haochaping/core';
import {html, nothing, type TemplateResult} from 'lit/html.js';
import {EMPTY_CONTACT, type ContactDraft} from './contact-draft.ts';
import type {FormState} from './form-state.ts';
import type {Message, PersonalWords} from './locales/dictionary.ts';
import {personalWordsFor} from './locales/choose-personal.ts';
import type {Speaker} from './locales/speaker.ts';
import {contactForm} from './parts/contact-form.ts';
import {personalStyles} from './personal-styles.ts';
import type {ScreenHost} from './screen.ts';
import {addStyles} from './style-sheets.ts';
import type {ViewEvent} from './view-state.ts';

/** All about a person's own data, in the language of the rest. */
export interface Personal {
  open(send: (event: ViewEvent) => void): void;
  contactForm(form: FormState, contact: ContactDraft, send: (event: ViewEvent) => void): TemplateResult;
  /** Names what kinds of numbers the text seems to hold. */
  warning(text: string): TemplateResult | typeof nothing;
  /** That the review went without the contact. */
  leftOut(): TemplateResult;
}

/** Resolves once the words are there; rejects where they cannot be fetched. */
export async function createPersonal(host: ScreenHost, speaker: Speaker, changed: () => void): Promise<Personal> {
  let language = speaker.words()?.language;
  let words = await personalWordsFor(language);
  if (host.shadowRoot !== null) addStyles(host.shadowRoot, personalStyles);

  /** The words of the language before, until those of the new one are there. */
  function spoken(): PersonalWords {
    const wanted = speaker.words()?.language;
    if (wanted !== language) {
      language = wanted;
      void personalWordsFor(wanted).then((fetched) => {
        if (wanted === language) words = fetched;
        changed();
      }, changed);
    }
    return words;
  }

  return {
    open: (send) => send({type: 'fill', fill: {contact: EMPTY_CONTACT}, focus: 'contact'}),
    contactForm: (form, contact, send) => contactForm(form, contact, spoken(), send, host.sharedDevice),
    warning(text) {
      const kinds = [...new Set(findPersonalData(text).map(({kind}) => kind))];
      const {found, foundAdvice} = spoken();
      return kinds.length === 0 ? nothing : advice({title: found(kinds), text: foundAdvice});
    },
    leftOut: () => advice(spoken().leftOut),
  };
}

function advice({title, text}: Message): TemplateResult {
  return html`<p class="advice"><strong>${title}</strong> ${text}</p>`;
}
