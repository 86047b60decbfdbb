import {contactRoutes, type ContactSeen} from '@haochaping/protocol/staff';
import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {momentWords} from '../day-words.ts';
import {CONTACT} from '../locales/evidence-zh-CN.ts';
import {REFUSAL_WORDS, ROLE_WORDS} from '../locales/staff-zh-CN.ts';
import {troubleNotice} from '../notices.ts';
import type {Failure} from '../trouble.ts';
import {isSessionLost, type Desk} from './desk.ts';
import {officeDay} from './duty-clock.ts';

type Shown = {readonly name?: string | undefined; readonly phone?: string | undefined};

/**
 * Whether the citizen left a way to be reached, masked; and the one way to see it: with a reason, written down before it is shown.
 * What was shown is gone when another order is opened.
 * @fires session-lost - nobody is signed in any more. Bubbles.
 */
export class ContactView extends LitElement {
  static override properties = {
    desk: {attribute: false},
    orderId: {attribute: false},
    at: {attribute: false},
    seen: {state: true, attribute: false},
    shown: {state: true, attribute: false},
    asking: {state: true, attribute: false},
    missing: {state: true, attribute: false},
    failure: {state: true, attribute: false},
  };
  declare desk: Desk;
  declare orderId: string;
  declare at: number;
  declare seen: ContactSeen | undefined;
  declare shown: Shown | undefined;
  declare asking: boolean;
  declare missing: boolean;
  declare failure: Failure | undefined;

  constructor() {
    super();
    this.asking = false;
    this.missing = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('orderId') && !changed.has('desk')) return;
    const isSamePerson = changed.get('desk')?.session.account === this.desk.session.account;
    if (changed.has('orderId') || !isSamePerson) {
      this.seen = undefined;
      this.shown = undefined;
      this.asking = false;
    }
    void this.#read();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('asking') && this.asking) this.querySelector<HTMLElement>('#contact-reason')?.focus();
    if (changed.has('missing') && this.missing) this.querySelector<HTMLElement>('#contact-reason')?.focus();
    if (changed.has('shown') && this.shown !== undefined) this.querySelector<HTMLElement>('[data-shown]')?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const {seen} = this;
    if (seen === undefined)
      return this.failure === undefined ? nothing : troubleNotice(this.failure, () => void this.#read());
    const today = officeDay(this.at);
    return html`
      ${this.#contact(seen)} ${this.failure === undefined ? nothing : troubleNotice(this.failure)}
      ${
        seen.reveals.length === 0
          ? nothing
          : html`<details class="hcp-details">
              <summary>${CONTACT.reveals(seen.reveals.length)}</summary>
              <ul class="hcp-console-records">
                ${seen.reveals.map(
                  ({at, role, accountName, reason}) =>
                    html`<li>
                      <span class="hcp-soft hcp-num"
                        >${momentWords(at, today)} ·
                        ${ROLE_WORDS[role]}${accountName === undefined ? '' : ` ${accountName}`}</span
                      ><br />${reason}
                    </li>`,
                )}
              </ul>
            </details>`
      }
    `;
  }

  #contact({contact, reveal}: ContactSeen): TemplateResult {
    if (contact === undefined) return html`<p class="hcp-soft">${CONTACT.none}</p>`;
    if (contact.state !== 'readable') return html`<p class="hcp-soft">${CONTACT[contact.state]}</p>`;
    const {name, phone} = this.shown ?? contact.masked ?? {};
    return html`
      <p class="hcp-num" tabindex="-1" ?data-shown=${this.shown !== undefined}>
        <span class="hcp-soft">${CONTACT.label}：</span>${name ?? ''}
        ${this.shown === undefined || phone === undefined ? (phone ?? '') : html`<a href="tel:${phone}">${phone}</a>`}
      </p>
      ${this.shown === undefined ? nothing : html`<p class="hcp-hint">${CONTACT.logged}</p>`}
      ${this.shown !== undefined ? nothing : reveal.allowed ? this.#asking() : html`<p class="hcp-hint">${CONTACT.refused}${REFUSAL_WORDS[reveal.code]}</p>`}
    `;
  }

  #asking(): TemplateResult {
    if (!this.asking) {
      return html`<p class="hcp-screen">
        <button
          class="hcp-button hcp-compact"
          type="button"
          name="reveal"
          @click=${() => {
            this.asking = true;
          }}
        >
          ${CONTACT.reveal}
        </button>
      </p>`;
    }
    return html`
      <form class="hcp-screen" novalidate @submit=${this.#reveal}>
        <div class="hcp-field">
          <label class="hcp-label" for="contact-reason">${CONTACT.reason}</label>
          <p class="hcp-hint" id="contact-hint">${CONTACT.reasonHint}</p>
          ${this.missing ? html`<p class="hcp-error" id="contact-error">${CONTACT.reasonMissing}</p>` : nothing}
          <input
            class="hcp-input"
            id="contact-reason"
            name="reason"
            maxlength="200"
            autocomplete="off"
            aria-invalid=${this.missing}
            aria-describedby=${this.missing ? 'contact-hint contact-error' : 'contact-hint'}
          />
        </div>
        <div class="hcp-buttons">
          <button class="hcp-button hcp-primary" type="submit">${CONTACT.reveal}</button>
          <button
            class="hcp-button hcp-quiet"
            type="button"
            @click=${() => {
              this.asking = false;
            }}
          >
            ${CONTACT.cancel}
          </button>
        </div>
      </form>
    `;
  }

  async #read(): Promise<void> {
    const {orderId} = this;
    const answer = await this.desk.connect(contactRoutes).readContact({params: {id: orderId}});
    if (orderId !== this.orderId) return;
    this.failure = undefined;
    if (answer.kind === 'ok') this.seen = answer.body;
    else this.#fail(answer);
  }

  #reveal = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const reason = this.querySelector<HTMLInputElement>('#contact-reason')?.value.trim() ?? '';
    this.missing = reason === '';
    if (this.missing) return;
    const {orderId} = this;
    const answer = await this.desk.connect(contactRoutes).revealContact({params: {id: orderId}, body: {reason}});
    if (orderId !== this.orderId) return;
    if (answer.kind !== 'ok') {
      this.#fail(answer);
      return;
    }
    this.shown = answer.body;
    this.asking = false;
    await this.#read();
  };

  #fail(answer: Failure): void {
    if (isSessionLost(answer)) this.dispatchEvent(new CustomEvent('session-lost', {bubbles: true}));
    else this.failure = answer;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-contact': ContactView;
  }
}
