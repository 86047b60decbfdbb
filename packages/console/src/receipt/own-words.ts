import {isLevel, LEVEL_NAMES, LEVELS} from '@haochaping/core';
import {LONGEST_WORD, type Progress} from '@haochaping/protocol/citizen';
import type {Client, Submission} from '@haochaping/sdk';
import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {RECEIPT} from '../locales/receipt-zh-CN.ts';

/** What says a word for a citizen, and keeps it while there is no network. */
export type WordsClient = Pick<Client, 'followUp' | 'stateMistake' | 'object' | 'subscribe'>;

const WORDS = ['follow-up', 'objection', 'mistake'] as const;
type Word = (typeof WORDS)[number];
type Said = keyof typeof RECEIPT.becameOf;

/**
 * The words that a citizen may still say of a review, each behind its own heading. `client`, `receiptCode` and `may` must be set.
 * Fires `word-delivered` once the server has one, so that the page around it looks again.
 */
export class OwnWords extends LitElement {
  static override properties = {
    client: {attribute: false},
    receiptCode: {attribute: false},
    may: {attribute: false},
    said: {state: true, attribute: false},
    missing: {state: true, attribute: false},
    busy: {state: true, attribute: false},
  };
  declare client: WordsClient;
  declare receiptCode: string;
  declare may: NonNullable<Progress['may']>;
  /** What became of the last word. */
  declare said: {readonly word: Word; readonly state: Said} | undefined;
  declare missing: Word | undefined;
  declare busy: boolean;

  #waitsFor: {readonly id: string; readonly word: Word} | undefined;
  #stop: (() => void) | undefined;

  constructor() {
    super();
    this.may = [];
    this.busy = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = this.client.subscribe((event) => {
      if (!('id' in event) || event.id !== this.#waitsFor?.id) return;
      if (event.type === 'delivered') this.#end(this.#waitsFor.word, 'delivered');
      if (event.type === 'refused') this.#end(this.#waitsFor.word, 'refused');
    });
  }

  override disconnectedCallback(): void {
    this.#stop?.();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult | typeof nothing {
    const words = WORDS.filter((word) => this.may.includes(word));
    if (words.length === 0 && this.said === undefined) return nothing;
    return html`
      <section class="hcp-screen" aria-labelledby="receipt-words">
        <h2 id="receipt-words">${RECEIPT.wordsTitle}</h2>
        <div role="status">${this.said === undefined ? nothing : this.#saidNotice(this.said)}</div>
        ${words.map((word) => this.#wordForm(word))}
      </section>
    `;
  }

  #saidNotice({word, state}: NonNullable<typeof this.said>): TemplateResult {
    const tone = {saved: 'waiting', delivered: 'done', unsaved: 'refused', refused: 'refused'}[state];
    return html`<div class="hcp-notice hcp-${tone}">
      <h3>${RECEIPT.words[word].title}</h3>
      <p>${RECEIPT.becameOf[state]}</p>
    </div>`;
  }

  #wordForm(word: Word): TemplateResult {
    const words = RECEIPT.words[word];
    const isMissing = this.missing === word;
    const error = `receipt-${word}-error`;
    return html`
      <details class="hcp-details" data-word=${word}>
        <summary>${words.title}</summary>
        <form novalidate @submit=${(event: SubmitEvent) => void this.#send(event, word)}>
          <p class="hcp-hint" id="receipt-${word}-hint">${words.hint}</p>
          ${
            isMissing
              ? html`<p class="hcp-error" id=${error} role="alert">
                  ${word === 'follow-up' ? RECEIPT.levelMissing : RECEIPT.textMissing}
                </p>`
              : nothing
          }
          ${
            word === 'follow-up'
              ? html`<fieldset class="hcp-field">
                  <legend class="hcp-label">${RECEIPT.words[word].level}</legend>
                  <div class="hcp-choices">
                    ${LEVELS.map(
                      (level) =>
                        html`<label class="hcp-choice"
                          ><input
                            type="radio"
                            name="level"
                            value=${level}
                            aria-describedby=${isMissing ? error : nothing}
                          /><span>${LEVEL_NAMES[level]}</span></label
                        >`,
                    )}
                  </div>
                </fieldset>`
              : nothing
          }
          <div class="hcp-field">
            <label class="hcp-label" for="receipt-${word}-text">${words.text}</label>
            <textarea
              class="hcp-input"
              id="receipt-${word}-text"
              name="text"
              rows="4"
              maxlength=${LONGEST_WORD}
              aria-invalid=${isMissing && word === 'objection'}
              aria-describedby="receipt-${word}-hint${isMissing ? ` ${error}` : ''}"
            ></textarea>
          </div>
          <button class="hcp-button" type="submit" aria-busy=${this.busy}>
            ${this.busy ? RECEIPT.sending : words.send}
          </button>
        </form>
      </details>
    `;
  }

  async #send(event: SubmitEvent, word: Word): Promise<void> {
    event.preventDefault();
    const form = event.target;
    if (this.busy || !(form instanceof HTMLFormElement)) return;
    const said = new FormData(form);
    const [written, level] = [said.get('text'), Number(said.get('level'))];
    const text = typeof written === 'string' ? written.trim() : '';
    const isMissing = (word === 'follow-up' && !isLevel(level)) || (word === 'objection' && text === '');
    this.missing = isMissing ? word : undefined;
    if (isMissing) {
      form.querySelector<HTMLElement>(word === 'follow-up' ? 'input' : 'textarea')?.focus();
      return;
    }
    this.busy = true;
    try {
      this.#hear(word, await this.#say(word, text, level));
    } catch {
      // `part-not-loaded`: a page that was left without its own parts keeps nothing, and says so.
      this.said = {word, state: 'unsaved'};
    } finally {
      this.busy = false;
    }
  }

  #say(word: Word, text: string, level: number): Promise<Submission> {
    const {receiptCode} = this;
    switch (word) {
      case 'follow-up':
        if (!isLevel(level)) throw new TypeError('A follow-up without a level was let through.');
        return this.client.followUp({receiptCode, level, text});
      case 'objection':
        return this.client.object({receiptCode, text});
      case 'mistake':
        return this.client.stateMistake({receiptCode, ...(text !== '' && {text})});
    }
  }

  #hear(word: Word, submission: Submission): void {
    if (submission.state === 'delivered' || submission.state === 'refused') {
      this.#end(word, submission.state);
      return;
    }
    // Its delivery is an event, which comes after this.
    if (submission.state === 'saved') this.#waitsFor = {id: submission.id, word};
    this.said = {word, state: submission.state};
    if (submission.state === 'saved') this.may = this.may.filter((one) => one !== word);
  }

  #end(word: Word, state: Said): void {
    this.#waitsFor = undefined;
    this.said = {word, state};
    this.dispatchEvent(new CustomEvent('word-delivered'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-own-words': OwnWords;
  }
  interface HTMLElementEventMap {
    'word-delivered': CustomEvent<void>;
  }
}
