import {formatReceiptCode, normalizeReceiptCode} from '@haochaping/core';
import type {Api, citizenRoutes, Progress} from '@haochaping/protocol/citizen';
import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {RECEIPT} from '../locales/receipt-zh-CN.ts';
import {COMMON} from '../locales/zh-CN.ts';
import {troubleNotice} from '../notices.ts';
import type {Clock} from '../server-clock.ts';
import {problemOf, type Failure} from '../trouble.ts';
import type {OwnDataApi} from './own-data.ts';
import type {WordsClient} from './own-words.ts';
import {progressView} from './progress-view.ts';
import {receiptText} from './receipt-text.ts';
import {saveFile} from '../save-file.ts';

/** The one route of a citizen that this page asks. */
export type ReceiptApi = Pick<Api<typeof citizenRoutes>, 'readReceipt'>;

export interface ReceiptPorts {
  readonly api: ReceiptApi;
  readonly clock: Clock;
  /** Says what a citizen has to say, and keeps it while there is no network. */
  readonly client: WordsClient;
  /** Brings what asks for a person's own data. */
  readonly ownData: () => Promise<OwnDataApi>;
}

/**
 * Where a review stands, by its receipt code: typed, or behind `#` of the address. The code is taken out of the address at
 * once, so that it does not stay in the history of a computer that others use. `ports` must be set before the element is
 * put into a document.
 */
export class ReceiptPage extends LitElement {
  static override properties = {
    ports: {attribute: false},
    code: {state: true, attribute: false},
    progress: {state: true, attribute: false},
    failure: {state: true, attribute: false},
    codeError: {state: true, attribute: false},
    busy: {state: true, attribute: false},
    large: {state: true, attribute: false},
  };
  declare ports: ReceiptPorts;
  /** What stands in the field. */
  declare code: string;
  declare progress: Progress | undefined;
  declare failure: Failure | undefined;
  declare codeError: string | undefined;
  declare busy: boolean;
  declare large: boolean;

  /** The code whose review is shown. */
  #asked = '';
  #isLook = false;

  constructor() {
    super();
    this.code = '';
    this.busy = false;
    this.large = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#follow);
    this.#follow();
  }

  override disconnectedCallback(): void {
    window.removeEventListener('hashchange', this.#follow);
    super.disconnectedCallback();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('codeError') && this.codeError !== undefined) this.querySelector('input')?.focus();
    // Whoever has just said something stays where they said it.
    if (changed.has('progress') && this.progress !== undefined && !this.#isLook) this.#focus('[data-standing]');
    this.#isLook = false;
    if (changed.has('failure') && this.failure !== undefined) this.#focus('[data-unknown]');
  }

  protected override render(): TemplateResult {
    return html`
      <a class="hcp-skip" href="#main" @click=${this.#skip}>${COMMON.skip}</a>
      <header class="hcp-header">
        <div class="hcp-frame">
          <span class="hcp-product">${COMMON.product}</span>
          <ul class="hcp-nav">
            <li>
              <button type="button" name="size" @click=${this.#changeSize}>
                ${this.large ? RECEIPT.usual : RECEIPT.larger}
              </button>
            </li>
          </ul>
        </div>
      </header>
      <main class="hcp-frame hcp-main" id="main" tabindex="-1">
        <h1>${RECEIPT.title}</h1>
        ${this.progress === undefined ? this.#question() : this.#standing(this.progress)}
      </main>
      <footer class="hcp-footer">
        <div class="hcp-frame">
          <p>${RECEIPT.footer}</p>
          <p>${RECEIPT.emergency}</p>
        </div>
      </footer>
    `;
  }

  #question(): TemplateResult {
    const {codeError, failure} = this;
    return html`
      ${failure === undefined ? nothing : this.#notFound(failure)}
      <p class="hcp-lead">${RECEIPT.lead}</p>
      <form novalidate @submit=${this.#submit}>
        <div class="hcp-field">
          <label class="hcp-label" for="receipt-code">${RECEIPT.code}</label>
          <p class="hcp-hint" id="receipt-hint">${RECEIPT.codeHint}</p>
          ${codeError === undefined ? nothing : html`<p class="hcp-error" id="receipt-error">${codeError}</p>`}
          <input
            class="hcp-input hcp-receipt-code"
            id="receipt-code"
            name="code"
            type="text"
            inputmode="text"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            maxlength="60"
            .value=${this.code}
            aria-invalid=${codeError !== undefined}
            aria-describedby=${codeError === undefined ? 'receipt-hint' : 'receipt-hint receipt-error'}
          />
        </div>
        <button class="hcp-button hcp-primary" type="submit" aria-busy=${this.busy}>
          ${this.busy ? RECEIPT.submitting : RECEIPT.submit}
        </button>
      </form>
    `;
  }

  #notFound(failure: Failure): TemplateResult {
    if (problemOf(failure)?.code !== 'receipt-unknown') return troubleNotice(failure);
    return html`
      <div class="hcp-notice hcp-waiting" role="alert" tabindex="-1" data-unknown>
        <h2>${RECEIPT.unknownTitle}</h2>
        ${RECEIPT.unknown.map((paragraph) => html`<p>${paragraph}</p>`)}
      </div>
    `;
  }

  #standing(progress: Progress): TemplateResult {
    return html`
      ${progressView(progress, this.ports.clock.at())}
      <hcp-own-words
        .client=${this.ports.client}
        .receiptCode=${this.#asked}
        .may=${progress.may ?? []}
        @word-delivered=${() => void this.#look()}
      ></hcp-own-words>
      <section class="hcp-screen" aria-labelledby="receipt-keep">
        <h2 id="receipt-keep">${RECEIPT.keepTitle}</h2>
        <p>${RECEIPT.keepHint}</p>
        <div class="hcp-buttons">
          <button class="hcp-button" type="button" name="print" @click=${() => print()}>${RECEIPT.print}</button>
          <button class="hcp-button" type="button" name="save" @click=${() => this.#save(progress)}>
            ${RECEIPT.save}
          </button>
        </div>
      </section>
      <hcp-own-data .open=${this.ports.ownData} .receiptCode=${this.#asked}></hcp-own-data>
      <p class="hcp-screen">
        <button class="hcp-button" type="button" name="another" @click=${this.#another}>${RECEIPT.another}</button>
      </p>
    `;
  }

  #follow = (): void => {
    const code = normalizeReceiptCode(location.hash.replace(/^#(?:code=)?/, ''));
    // What cannot be a code is some other fragment; the field stays as it is.
    if (code === undefined) return;
    history.replaceState(history.state, '', location.pathname + location.search);
    this.code = formatReceiptCode(code);
    void this.#read(code);
  };

  #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.busy) return;
    this.code = this.querySelector('input')?.value ?? '';
    this.failure = undefined;
    const code = normalizeReceiptCode(this.code);
    if (code === undefined) {
      this.codeError = this.code.trim() === '' ? RECEIPT.codeMissing : RECEIPT.codeWrong;
      this.querySelector('input')?.focus();
      return;
    }
    this.codeError = undefined;
    void this.#read(code);
  };

  async #read(receiptCode: string): Promise<void> {
    this.busy = true;
    this.#asked = receiptCode;
    const answer = await this.ports.api.readReceipt({body: {receiptCode}});
    this.busy = false;
    this.failure = answer.kind === 'ok' ? undefined : answer;
    this.progress = answer.kind === 'ok' ? answer.body : undefined;
  }

  /** Reads it once more, after something was said of it; what stands there stays where the network is gone again. */
  async #look(): Promise<void> {
    const receiptCode = this.#asked;
    const answer = await this.ports.api.readReceipt({body: {receiptCode}});
    if (answer.kind === 'ok' && receiptCode === this.#asked) {
      this.#isLook = true;
      this.progress = answer.body;
    }
  }

  #save(progress: Progress): void {
    saveFile(RECEIPT.fileName, 'text/plain', receiptText(this.#asked, progress, this.ports.clock.at()));
  }

  #another = (): void => {
    this.code = '';
    this.progress = undefined;
    void this.updateComplete.then(() => this.querySelector('input')?.focus());
  };

  #changeSize = (): void => {
    this.large = !this.large;
    if (this.large) document.documentElement.dataset['view'] = 'elder';
    else delete document.documentElement.dataset['view'];
  };

  #focus(selector: string): void {
    this.querySelector<HTMLElement>(selector)?.focus();
  }

  #skip = (event: Event): void => {
    event.preventDefault();
    this.#focus('#main');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-receipt-page': ReceiptPage;
  }
}
