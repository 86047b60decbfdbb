import {html, nothing} from 'lit/html.js';
import type {ContactPart} from './contact.ts';
import type {FormState} from './form-state.ts';
import type {LateWords, Message} from './locales/dictionary.ts';
import type {Speaker} from './locales/speaker.ts';
import type {Sections} from './parts/review-form.ts';
import type {ScreenHost} from './screen.ts';
import type {SharedDevice} from './shared-device.ts';
import type {Session} from './session.ts';
import type {Steps} from './stepwise.ts';
import type {ClosedReason, DoneState, ViewEvent, ViewState} from './view-state.ts';

/** What most ratings never need. Each part is fetched once somebody needs it. */
export interface LateParts {
  /** Resolves when a form may be shown; rejects where a shared device cannot have what clears its screen. */
  ready(): Promise<void>;
  /** The button that opens the contact, and then its fields; nothing for those who stay unknown. */
  contact(form: FormState, words: LateWords, send: (event: ViewEvent) => void): unknown;
  /** A kind word where the text seems to hold a number that it should not. It stops nobody. */
  warning(text: string): unknown;
  /** That the contact stayed behind, where it did. */
  leftOut(done: DoneState): unknown;
  /** On a shared device: when the screen is cleared. */
  notice(state: FormState | DoneState): unknown;
  /** Why an invitation invites to nothing; undefined until the words are there. */
  closed(why: ClosedReason): Message | undefined;
  /** Why a review was refused, and what to do; empty where the words are not there. */
  refusal(code: string): string;
  /** How the form is arranged where it is asked step by step. */
  arrange(form: FormState, send: (event: ViewEvent) => void): ((sections: Sections) => unknown) | undefined;
  /** Keeps what is begun in words for a reload of this tab, never on a shared device; without a state it is forgotten. */
  remember(event?: ViewEvent, state?: ViewState, session?: Session): Promise<void>;
}

// Whoever writes fewer digits in a row wrote no mobile number, the shortest of what is warned of.
const MANY_DIGITS = /([0-9０-９][^0-9０-９]?){11}/;

/** `clear` begins anew. */
export function createLateParts(host: ScreenHost, speaker: Speaker, changed: () => void, clear: () => void): LateParts {
  let device: SharedDevice | undefined;
  let contact: ContactPart | undefined;
  let steps: Steps | undefined;
  let failed = false;
  let remembers = false;

  /** Asks for a part when it is first drawn with; without it the drawing says less. One that did not come is asked for again by a later drawing. */
  function later<Part>(load: () => Promise<Part>): () => Part | 'loading' | undefined {
    let part: Part | 'loading' | undefined;
    let tried = false;
    return () => {
      if (!tried) {
        tried = true;
        part = 'loading';
        void load()
          .then(
            (loaded) => {
              part = loaded;
            },
            () => {
              part = undefined;
            },
          )
          .then(changed);
      } else if (part === undefined) tried = false;
      return part;
    };
  }

  /** Without a state there is nothing any more to be kept. */
  async function keep(event?: ViewEvent, state?: ViewState, session?: Session): Promise<void> {
    const key = 'hcp-draft-' + host.invitation.slice(-16);
    try {
      remembers ||= (state?.phase === 'form' && state.draft.text !== '') || key in sessionStorage;
      if (!remembers || host.sharedDevice) return;
      const part = await import('./drafts.ts');
      part.rememberDraft(key, event, state, session);
    } catch {
      // Nobody was promised that it would be there after a reload.
      return;
    }
  }

  async function loadSteps(): Promise<void> {
    const part = await import('./stepwise.ts');
    steps ??= part.createSteps(host, speaker, changed);
  }

  async function loadContact(): Promise<void> {
    try {
      const part = await import('./contact.ts');
      contact ??= part.createContact(host, speaker);
      failed = false;
    } catch {
      // The button says so.
      failed = true;
    }
    changed();
  }

  const explanations = later(async () => {
    const part = await import('./explanations.ts');
    return part.createExplanations(speaker);
  });
  const warning = later(async () => {
    const part = await import('./warning.ts');
    return part.createWarning(host, speaker);
  });

  return {
    async ready() {
      if (isStepwise(host)) await loadSteps();
      if (!host.sharedDevice || device !== undefined) return;
      const part = await import('./shared-device.ts');
      device = part.createSharedDevice(host, speaker, changed, clear);
    },
    contact(form, words, send) {
      if (form.draft.identityMode === 'anonymous') return nothing;
      if (contact !== undefined && form.draft.contact !== undefined) {
        return contact.fields(form, form.draft.contact, send);
      }
      const open = async (): Promise<void> => {
        await loadContact();
        contact?.open(send);
      };
      return html`<div class="contact">
        <button class="button" type="button" aria-expanded="false" @click=${open}>${words.contact}</button>
        <p class="soft" role="status">${failed ? speaker.words()?.closed.unavailable.text : nothing}</p>
      </div>`;
    },
    warning(text) {
      const part = MANY_DIGITS.test(text) ? warning() : undefined;
      return typeof part === 'function' ? part(text) : nothing;
    },
    notice: (state) => (host.sharedDevice ? device?.notice(state) : nothing),
    leftOut: ({contactLeftOut}) => (contactLeftOut ? contact?.leftOut() : nothing),
    closed(why) {
      const part = explanations();
      return part === 'loading' ? undefined : (part?.closed(why) ?? speaker.words()?.closed.unavailable);
    },
    refusal(code) {
      const part = explanations();
      return typeof part === 'object' ? part.refusal(code) : '';
    },
    remember: keep,
    arrange(form, send) {
      if (!isStepwise(host)) return undefined;
      // As one page meanwhile, or if it cannot be fetched: the questions are the same.
      if (steps === undefined) loadSteps().then(changed, () => undefined);
      return steps?.arrange(form, send);
    },
  };
}

function isStepwise(host: ScreenHost): boolean {
  return host.hasAttribute('stepwise');
}
