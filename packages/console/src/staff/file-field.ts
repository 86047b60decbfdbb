import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {FILES} from '../locales/evidence-zh-CN.ts';
import {troubleWords} from '../trouble.ts';
import {isSessionLost, type Desk} from './desk.ts';
import {EvidenceUpload} from './evidence-upload.ts';

const ACCEPTED = 'image/*,video/*,audio/*,application/pdf';
/** Straight from the device: what a phone opens for each. On a desk they choose a file like the first. */
const SOURCES = [
  {name: 'file', accept: ACCEPTED},
  {name: 'photo', accept: 'image/*', capture: 'environment'},
  {name: 'video', accept: 'video/*', capture: 'environment'},
  {name: 'audio', accept: 'audio/*', capture: 'user'},
] as const;

/**
 * A file of evidence for the form that surrounds it: chosen or taken, sent at once, paused and taken up again.
 * @fires file-ready - it is with the server; detail: the digest that names it, or empty when it was taken away. Does not bubble.
 * @fires session-lost - nobody is signed in any more. Bubbles.
 */
export class FileField extends LitElement {
  static override properties = {
    desk: {attribute: false},
    orderId: {attribute: false},
    value: {attribute: false},
    upload: {state: true, attribute: false},
  };
  declare desk: Desk;
  declare orderId: string;
  /** The digest that the form holds. */
  declare value: string;
  declare upload: EvidenceUpload | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    this.upload?.pause();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Signed in again: what was paused for that goes on by itself.
    const {upload} = this;
    if (changed.has('desk') && upload?.state === 'paused' && upload.failure !== undefined) this.#start(upload.file);
  }

  protected override render(): TemplateResult {
    const {upload} = this;
    return html`
      <fieldset class="hcp-field">
        <legend class="hcp-label">${FILES.label}</legend>
        <p class="hcp-hint">${FILES.hint}</p>
        ${
          upload === undefined && this.value === ''
            ? html`<div class="hcp-console-sources">${SOURCES.map((source) => this.#source(source))}</div>`
            : this.#progress(upload)
        }
      </fieldset>
    `;
  }

  #source({name, accept, ...rest}: (typeof SOURCES)[number]): TemplateResult {
    return html`
      <label class="hcp-console-source" data-source=${name}>
        <span>${FILES.sources[name]}</span>
        <input
          type="file"
          accept=${accept}
          capture=${'capture' in rest ? rest.capture : nothing}
          @change=${(event: Event) => {
            const [file] = (event.target as HTMLInputElement).files ?? [];
            if (file !== undefined) this.#start(file);
          }}
        />
      </label>
    `;
  }

  #progress(upload: EvidenceUpload | undefined): TemplateResult {
    if (upload === undefined)
      return html`<p>${FILES.kept}</p>
        ${this.#removal()}`;
    const {state, done, file} = upload;
    const percent = Math.floor((100 * done) / Math.max(1, file.size));
    return html`
      <p><strong>${file.name}</strong> <span class="hcp-soft hcp-num">${FILES.size(file.size)}</span></p>
      ${
        state === 'ready' || state === 'failed'
          ? nothing
          : html`<progress
              class="hcp-console-progress"
              max=${file.size}
              .value=${done}
              aria-label=${FILES.progress}
            ></progress>`
      }
      <p role="status">
        ${FILES.states[state]}${state === 'ready' || state === 'failed' ? '' : html` <span class="hcp-num">${percent}%</span>`}
      </p>
      ${state === 'failed' && upload.failure !== undefined ? this.#failure(upload) : nothing}
      <div class="hcp-buttons">
        ${
          state === 'sending' || state === 'waiting' || state === 'reading'
            ? html`<button class="hcp-button hcp-compact" type="button" name="pause" @click=${() => upload.pause()}>
                ${FILES.pause}
              </button>`
            : nothing
        }
        ${
          state === 'paused' || state === 'waiting'
            ? html`<button
                class="hcp-button hcp-compact"
                type="button"
                name="resume"
                @click=${() => this.#start(upload.file)}
              >
                ${FILES.resume}
              </button>`
            : nothing
        }
      </div>
      ${this.#removal()}
    `;
  }

  #failure({failure}: EvidenceUpload): TemplateResult | typeof nothing {
    if (failure === undefined) return nothing;
    const {title, advice} = troubleWords(failure);
    return html`<p class="hcp-error" role="alert">${title}。${advice}</p>`;
  }

  #removal(): TemplateResult {
    return html`<button
      class="hcp-button hcp-quiet hcp-compact"
      type="button"
      name="remove-file"
      @click=${() => {
        this.upload?.pause();
        this.upload = undefined;
        this.#tell('');
      }}
    >
      ${FILES.remove}
    </button>`;
  }

  #start(file: File): void {
    this.upload?.pause();
    const upload: EvidenceUpload = new EvidenceUpload(this.desk, this.orderId, file, () => {
      if (upload !== this.upload) return;
      this.requestUpdate();
      if (upload.state === 'ready') this.#tell(upload.fileDigest ?? '');
      if (upload.failure !== undefined && isSessionLost(upload.failure)) {
        this.dispatchEvent(new CustomEvent('session-lost', {bubbles: true}));
      }
    });
    this.upload = upload;
    void upload.run();
  }

  #tell(digest: string): void {
    this.dispatchEvent(new CustomEvent<string>('file-ready', {detail: digest}));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-file': FileField;
  }
}
