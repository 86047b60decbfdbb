import {html, nothing} from 'lit/html.js';
import type {FormState} from './form-state.ts';
import type {LateWords} from './locales/dictionary.ts';
import type {Speaker} from './locales/speaker.ts';
import type {Personal} from './personal.ts';
import type {ScreenHost} from './screen.ts';
import type {DoneState, ViewEvent} from './view-state.ts';

/** What the form asks and says about a person's own data. It is fetched once somebody needs it. */
export interface PersonalParts {
  /** The button that opens the contact, and then its fields; nothing for those who stay unknown. */
  contact(form: FormState, words: LateWords, send: (event: ViewEvent) => void): unknown;
  /** A kind word where the text seems to hold a number that it should not. It stops nobody. */
  advice(text: string): unknown;
  /** That the contact stayed behind, where it did. */
  leftOut(done: DoneState): unknown;
}

// Whoever writes fewer digits in a row wrote no mobile number, the shortest of what is warned of.
const MANY_DIGITS = /([0-9０-９][^0-9０-９]?){11}/;

export function createPersonalParts(host: ScreenHost, speaker: Speaker, changed: () => void): PersonalParts {
  let personal: Personal | undefined;
  let failed = false;

  async function load(): Promise<void> {
    try {
      const part = await import('./personal.ts');
      personal ??= await part.createPersonal(host, speaker, changed);
      failed = false;
    } catch {
      // The button says so; for the text, the hint above it has said the same.
      failed = true;
    }
    changed();
  }

  return {
    contact(form, words, send) {
      if (form.draft.identityMode === 'anonymous') return nothing;
      if (personal !== undefined && form.draft.contact !== undefined) {
        return personal.contactForm(form, form.draft.contact, send);
      }
      const open = async (): Promise<void> => {
        await load();
        personal?.open(send);
      };
      return html`<div class="contact">
        <button class="button" type="button" aria-expanded="false" @click=${open}>${words.contact}</button>
        <p class="soft" role="status">${failed ? speaker.words()?.closed.unavailable.text : nothing}</p>
      </div>`;
    },
    advice(text) {
      if (!MANY_DIGITS.test(text)) return nothing;
      if (personal === undefined) void load();
      return personal?.warning(text);
    },
    leftOut: ({contactLeftOut}) => (contactLeftOut ? personal?.leftOut() : nothing),
  };
}
