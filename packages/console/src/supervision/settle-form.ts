import type {Answer} from '@haochaping/protocol/staff';
import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {SETTLE} from '../locales/supervision-zh-CN.ts';
import {troubleNotice} from '../notices.ts';
import {isSessionLost} from '../staff/desk.ts';
import type {Failure} from '../trouble.ts';

/**
 * A button that asks for a reason and sends it: for what is settled once, with words.
 * @fires settled - it was taken; detail: the answer's body. Does not bubble.
 * @fires session-lost - nobody is signed in any more. Bubbles.
 */
export class SettleForm extends LitElement {
  static override properties = {
    name: {attribute: false},
    words: {attribute: false},
    send: {attribute: false},
    open: {state: true, attribute: false},
    missing: {state: true, attribute: false},
    busy: {state: true, attribute: false},
    failure: {state: true, attribute: false},
  };
  /** Unique on the page; names the controls. */
  declare name: string;
  declare words: {readonly action: string; readonly label: string; readonly hint: string};
  declare send: (text: string) => Promise<Answer<unknown>>;
  declare open: boolean;
  declare missing: boolean;
  declare busy: boolean;
  declare failure: Failure | undefined;

  constructor() {
    super();
    this.open = false;
    this.missing = false;
    this.busy = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) this.querySelector('textarea')?.focus();
    if (changed.has('open') && changed.get('open') === true && !this.open) this.querySelector('button')?.focus();
    if (changed.has('missing') && this.missing) this.querySelector('textarea')?.focus();
  }

  protected override render(): TemplateResult {
    const {action, label, hint} = this.words;
    if (!this.open) {
      return html`<p>
        <button
          class="hcp-button hcp-compact"
          type="button"
          @click=${() => {
            this.open = true;
          }}
        >
          ${action}
        </button>
      </p>`;
    }
    const id = `settle-${this.name}`;
    return html`
      <form novalidate @submit=${this.#submit}>
        ${this.failure === undefined || isSessionLost(this.failure) ? nothing : troubleNotice(this.failure)}
        <div class="hcp-field">
          <label class="hcp-label" for=${id}>${label}</label>
          <p class="hcp-hint" id="${id}-hint">${hint}</p>
          ${this.missing ? html`<p class="hcp-error" id="${id}-error">${SETTLE.missing}</p>` : nothing}
          <textarea
            class="hcp-input"
            id=${id}
            maxlength="2000"
            aria-invalid=${this.missing}
            aria-describedby=${this.missing ? `${id}-hint ${id}-error` : `${id}-hint`}
          ></textarea>
        </div>
        <div class="hcp-buttons">
          <button class="hcp-button hcp-primary" type="submit" aria-busy=${this.busy}>${action}</button>
          <button
            class="hcp-button hcp-quiet"
            type="button"
            @click=${() => {
              this.open = false;
            }}
          >
            ${SETTLE.cancel}
          </button>
        </div>
      </form>
    `;
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const text = this.querySelector('textarea')?.value.trim() ?? '';
    this.missing = text === '';
    if (this.missing || this.busy) return;
    this.busy = true;
    const answer = await this.send(text);
    this.busy = false;
    this.failure = answer.kind === 'ok' ? undefined : answer;
    if (answer.kind === 'ok') this.dispatchEvent(new CustomEvent('settled', {detail: answer.body}));
    else if (isSessionLost(answer)) this.dispatchEvent(new CustomEvent('session-lost', {bubbles: true}));
  };
}

/** Defines the element. Harmless when done twice. */
export function defineSettleForm(): void {
  if (customElements.get('hcp-settle') === undefined) customElements.define('hcp-settle', SettleForm);
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-settle': SettleForm;
  }
}
