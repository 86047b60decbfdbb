import {html, type TemplateResult} from 'lit/html.js';
import {EMPTY_CONTACT, type ContactDraft} from './contact-draft.ts';
import {contactStyles} from './contact-styles.ts';
import type {FormState} from './form-state.ts';
import {partWords} from './locales/part-words.ts';
import type {Speaker} from './locales/speaker.ts';
import {contactWords} from './locales/zh-CN.contact.ts';
import {contactForm} from './parts/contact-form.ts';
import type {ScreenHost} from './screen.ts';
import {addStyles} from './style-sheets.ts';
import type {ViewEvent} from './view-state.ts';

/** The contact that a citizen may leave. */
export interface ContactPart {
  open(send: (event: ViewEvent) => void): void;
  fields(form: FormState, contact: ContactDraft, send: (event: ViewEvent) => void): TemplateResult;
  /** That the review went without it. */
  leftOut(): TemplateResult;
}

export function createContact(host: ScreenHost, speaker: Speaker): ContactPart {
  const words = partWords(speaker, 'contact', contactWords);
  if (host.shadowRoot !== null) addStyles(host.shadowRoot, contactStyles);
  return {
    open: (send) => send({type: 'fill', fill: {contact: EMPTY_CONTACT}, focus: 'contact'}),
    fields: (form, contact, send) => contactForm(form, contact, words(), send, host.sharedDevice),
    leftOut() {
      const {title, text} = words().leftOut;
      return html`<p class="left-out"><strong>${title}</strong>${text}</p>`;
    },
  };
}
