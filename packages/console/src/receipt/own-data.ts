import type {Answer} from '@haochaping/protocol/citizen';
import type {Api, ErasureAnswer, PersonalDataCopy, personalDataRoutes} from '@haochaping/protocol/own-data';
import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {RECEIPT} from '../locales/receipt-zh-CN.ts';
import {troubleNotice} from '../notices.ts';
import type {Failure} from '../trouble.ts';
import {saveFile} from '../save-file.ts';

export type OwnDataApi = Pick<Api<typeof personalDataRoutes>, 'copyPersonalData' | 'erasePersonalData'>;

/** A copy of what is held on a review, and its erasure. `open`, which brings what asks for them, and `receiptCode` must be set. */
export class OwnData extends LitElement {
  static override properties = {
    open: {attribute: false},
    receiptCode: {attribute: false},
    held: {state: true, attribute: false},
    says: {state: true, attribute: false},
    asks: {state: true, attribute: false},
    failure: {state: true, attribute: false},
    busy: {state: true, attribute: false},
  };
  declare open: () => Promise<OwnDataApi>;
  declare receiptCode: string;
  declare held: PersonalDataCopy['held'] | undefined;
  /** What was answered, in words. */
  declare says: readonly string[];
  /** Whether the citizen is asked if they are sure. */
  declare asks: boolean;
  declare failure: Failure | undefined;
  declare busy: boolean;

  constructor() {
    super();
    this.says = [];
    this.asks = false;
    this.busy = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // The question takes the place of the button that was pressed.
    if (changed.has('asks') && this.asks) this.querySelector<HTMLElement>('[data-sure]')?.focus();
  }

  protected override render(): TemplateResult {
    return html`
      <section class="hcp-screen" aria-labelledby="receipt-data">
        <h2 id="receipt-data">${RECEIPT.dataTitle}</h2>
        <p>${RECEIPT.dataHint}</p>
        ${this.failure === undefined ? nothing : troubleNotice(this.failure)}
        <div role="status">
          ${this.says.length === 0 ? nothing : html`<div class="hcp-notice hcp-done">${this.says.map((words) => html`<p>${words}</p>`)}</div>`}
          ${this.held === undefined ? nothing : heldList(this.held)}
        </div>
        ${
          this.asks
            ? html`<div class="hcp-notice hcp-waiting" tabindex="-1" data-sure>
                <p>${RECEIPT.eraseSure}</p>
                <div class="hcp-buttons">
                  <button class="hcp-button" type="button" @click=${() => void this.#erase()}>
                    ${RECEIPT.eraseYes}
                  </button>
                  <button class="hcp-button" type="button" @click=${() => (this.asks = false)}>
                    ${RECEIPT.eraseNo}
                  </button>
                </div>
              </div>`
            : html`<div class="hcp-buttons">
                <button class="hcp-button" type="button" aria-busy=${this.busy} @click=${() => void this.#copy()}>
                  ${RECEIPT.copy}
                </button>
                <button class="hcp-button" type="button" @click=${() => (this.asks = true)}>${RECEIPT.erase}</button>
              </div>`
        }
      </section>
    `;
  }

  async #copy(): Promise<void> {
    const body = await this.#ask((api, receiptCode) => api.copyPersonalData({body: {receiptCode}}));
    if (body === undefined) return;
    saveFile(RECEIPT.copyName, 'application/json', `${JSON.stringify(body, null, 2)}\n`);
    this.says = [RECEIPT.copied];
    this.held = body.held;
  }

  async #erase(): Promise<void> {
    const body = await this.#ask<ErasureAnswer>((api, receiptCode) => api.erasePersonalData({body: {receiptCode}}));
    this.asks = false;
    if (body === undefined) return;
    this.says = body.says;
    this.held = body.held;
  }

  async #ask<T>(ask: (api: OwnDataApi, receiptCode: string) => Promise<Answer<T>>): Promise<T | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    let answer: Answer<T>;
    try {
      answer = await ask(await this.open(), this.receiptCode);
    } catch (cause) {
      // The part that asks did not load: there is no network, as far as anybody can tell.
      answer = {kind: 'network-error', cause};
    }
    this.busy = false;
    this.failure = answer.kind === 'ok' ? undefined : answer;
    return answer.kind === 'ok' ? answer.body : undefined;
  }
}

function heldList(held: PersonalDataCopy['held']): TemplateResult {
  return html`
    <dl class="hcp-facts">
      ${held.map(
        ({what, until, why}) => html`
          <dt>${RECEIPT.held[what]}</dt>
          <dd>
            ${why}${until === undefined ? nothing : html` <small class="hcp-soft">${RECEIPT.heldUntil(until)}</small>`}
          </dd>
        `,
      )}
    </dl>
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-own-data': OwnData;
  }
}
