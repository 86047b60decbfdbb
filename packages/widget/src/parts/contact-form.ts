import {html, nothing, type TemplateResult} from 'lit/html.js';
import {contactDraft, type ContactDraft, type ContactProblem} from '../contact-draft.ts';
import type {ContactWords} from '../locales/dictionary.ts';
import type {FormState} from '../form-state.ts';
import type {ViewEvent} from '../view-state.ts';

/** A number, a name, and a consent of its own to their use. A browser offers what it knows, but not where others will sit. */
export function contactForm(
  {problems}: FormState,
  {fields, problem}: ContactDraft,
  words: ContactWords,
  send: (event: ViewEvent) => void,
  sharedDevice: boolean,
): TemplateResult {
  const shown = problem !== undefined && problems.includes(problem) ? problem : undefined;
  // All from the page, each time: a browser that fills in both fields at once is not waited for by a drawing between.
  const fill = ({currentTarget}: {readonly currentTarget: HTMLInputElement}): void => {
    const input = (selector: string): HTMLInputElement | null | undefined =>
      currentTarget.closest('fieldset')?.querySelector(selector);
    const consentedAt = input('.tick')?.checked === true ? (fields.consentedAt ?? new Date().toISOString()) : undefined;
    const written = {name: input('#name')?.value ?? '', phone: input('#phone')?.value ?? '', consentedAt};
    send({type: 'fill', fill: {contact: contactDraft(written)}});
  };
  const invalid = (candidate: ContactProblem): unknown => (shown === candidate ? 'true' : nothing);
  // Not the note of the other fields: what two parts share makes both larger.
  const note = (candidate: ContactProblem): unknown =>
    shown === candidate ? html`<p class="error" id=${candidate}>${words.problems[candidate]}</p>` : nothing;
  return html`<fieldset class="contact" aria-describedby="contact-hint">
    <legend>${words.contact}</legend>
    <p class="soft" id="contact-hint">${words.contactHint}</p>
    <label class="label" for="phone">${words.phone}</label>
    ${note('phone-unclear')}
    <input
      class="line"
      id="phone"
      type="tel"
      autocomplete=${sharedDevice ? 'off' : 'tel'}
      aria-describedby="phone-unclear"
      aria-invalid=${invalid('phone-unclear')}
      .value=${fields.phone}
      @input=${fill}
    />
    <label class="label" for="name">${words.name}</label>
    ${note('name-too-long')}
    <input
      class="line"
      id="name"
      autocomplete=${sharedDevice ? 'off' : 'name'}
      aria-describedby="name-too-long"
      aria-invalid=${invalid('name-too-long')}
      .value=${fields.name}
      @input=${fill}
    />
    ${note('consent-missing')}
    <label class="box">
      <input
        class="tick"
        type="checkbox"
        aria-describedby="consent-missing consent-means"
        aria-invalid=${invalid('consent-missing')}
        .checked=${fields.consentedAt !== undefined}
        @change=${fill}
      />
      <span class="frame"></span>
      <span>${words.consent}</span>
    </label>
    <p class="soft" id="consent-means">${words.consentMeans}</p>
    <button
      class="button"
      type="button"
      @click=${() => send({type: 'fill', fill: {contact: undefined}, focus: 'contact'})}
    >
      ${words.remove}
    </button>
  </fieldset>`;
}
