import {html, nothing} from 'lit/html.js';
import type {FormState} from './form-state.ts';
import type {LateWords} from './locales/dictionary.ts';
import type {Speaker} from './locales/speaker.ts';
import type {Personal} from './personal.ts';
import type {ScreenHost} from './screen.ts';
import type {SharedDevice} from './shared-device.ts';
import type {DoneState, ViewEvent} from './view-state.ts';

/** What the form asks and says about a person's own data. It is fetched once somebody needs it. */
export interface PersonalParts {
  /** Resolves when a form may be shown; rejects where a shared device cannot have what clears its screen. */
  ready(): Promise<void>;
  /** The button that opens the contact, and then its fields; nothing for those who stay unknown. */
  contact(form: FormState, words: LateWords, send: (event: ViewEvent) => void): unknown;
  /** A kind word where the text seems to hold a number that it should not. It stops nobody. */
  advice(text: string): unknown;
  /** That the contact stayed behind, where it did. */
  leftOut(done: DoneState): unknown;
  /** On a shared device: when the screen is cleared. */
  notice(state: FormState | DoneState): unknown;
}

// Whoever writes fewer digits in a row wrote no mobile number, the shortest of what is warned of.
const MANY_DIGITS = /([0-9０-９][^0-9０-９]?){11}/;

/** `clear` begins anew. */
export function createPersonalParts(
  host: ScreenHost,
  speaker: Speaker,
  changed: () => void,
  clear: () => void,
): PersonalParts {
  let device: SharedDevice | undefined;
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
    async ready() {
      if (!host.sharedDevice || device !== undefined) return;
      const part = await import('./shared-device.ts');
      device = await part.createSharedDevice(host, speaker, changed, clear);
    },
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
    notice: (state) => (host.sharedDevice ? device?.notice(state) : nothing),
    leftOut: ({contactLeftOut}) => (contactLeftOut ? personal?.leftOut() : nothing),
  };
}
