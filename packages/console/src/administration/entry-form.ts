import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {ENTRY} from '../locales/administration-zh-CN.ts';

/** One thing to be filled in. */
export type EntryField = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** @default 'text' */
  readonly kind?: 'text' | 'date' | 'lines' | 'choice' | 'switch';
  /** For a choice: values and their words. */
  readonly options?: readonly (readonly [value: string, words: string])[];
  readonly required?: boolean;
  readonly value?: string;
  /** Shown, and not to be changed. */
  readonly fixed?: boolean;
  readonly lengthMax?: number;
};

/** What was filled in, by name, without blanks around it; `yes` or nothing for a switch. */
export type Filled = Readonly<Record<string, string>>;

/**
 * A form of the administration: labels, hints and errors tied to their fields; what is missing is said before anything is sent.
 * @fires form-filled - detail: Filled. Does not bubble.
 */
export class EntryForm extends LitElement {
  static override properties = {
    fields: {attribute: false},
    submit: {attribute: false},
    busy: {attribute: false},
    errors: {attribute: false},
    missing: {state: true, attribute: false},
  };
  declare fields: readonly EntryField[];
  /** The words on the button. */
  declare submit: string;
  declare busy: boolean;
  /** What the backend found wrong, by field. */
  declare errors: Filled;
  declare missing: Filled;

  constructor() {
    super();
    this.fields = [];
    this.submit = ENTRY.save;
    this.busy = false;
    this.errors = {};
    this.missing = {};
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('errors') && !changed.has('missing')) return;
    const first = this.fields.find(({name}) => this.#errorOf(name) !== undefined);
    if (first !== undefined) this.#control(first.name)?.focus();
  }

  protected override render(): TemplateResult {
    return html`
      <form novalidate @submit=${this.#send}>
        ${this.fields.map((field) => this.#field(field))}
        <button class="hcp-button hcp-primary" type="submit" aria-busy=${this.busy}>
          ${this.busy ? ENTRY.sending : this.submit}
        </button>
      </form>
    `;
  }

  #field(field: EntryField): TemplateResult {
    const {name, label, hint, required} = field;
    const id = this.#idOf(name);
    if (field.kind === 'switch') {
      return html`<div class="hcp-field">
        <label class="hcp-choice"
          ><input type="checkbox" id=${id} name=${name} value="yes" .defaultChecked=${field.value === 'yes'} />
          ${label}</label
        >
      </div>`;
    }
    const error = this.#errorOf(name);
    return html`
      <div class="hcp-field">
        <label class="hcp-label" for=${id}
          >${label}${required === true ? nothing : html` <span class="hcp-soft">${ENTRY.optional}</span>`}</label
        >
        ${hint === undefined ? nothing : html`<p class="hcp-hint" id=${`${id}-hint`}>${hint}</p>`}
        ${error === undefined ? nothing : html`<p class="hcp-error" id=${`${id}-error`}>${error}</p>`}
        ${this.#controlOf(field, error)}
      </div>
    `;
  }

  #controlOf(
    {name, kind = 'text', options = [], hint, value = '', fixed, lengthMax = 200}: EntryField,
    error?: string,
  ): TemplateResult {
    const id = this.#idOf(name);
    const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`]
      .join(' ')
      .trim();
    const says = described === '' ? nothing : described;
    if (kind === 'choice') {
      return html`<select
        class="hcp-input"
        id=${id}
        name=${name}
        aria-describedby=${says}
        aria-invalid=${error !== undefined}
      >
        ${options.map(([one, words]) => html`<option value=${one} .defaultSelected=${one === value}>${words}</option>`)}
      </select>`;
    }
    if (kind === 'lines') {
      return html`<textarea
        class="hcp-input"
        id=${id}
        name=${name}
        rows="5"
        aria-describedby=${says}
        aria-invalid=${error !== undefined}
        .defaultValue=${value}
      ></textarea>`;
    }
    return html`<input
      class="hcp-input"
      id=${id}
      name=${name}
      type=${kind}
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      maxlength=${lengthMax}
      ?readonly=${fixed}
      .defaultValue=${value}
      aria-describedby=${says}
      aria-invalid=${error !== undefined}
    />`;
  }

  #idOf(name: string): string {
    return `${this.id === '' ? 'entry' : this.id}-${name}`;
  }

  #errorOf(name: string): string | undefined {
    return this.missing[name] ?? this.errors[name];
  }

  #control(name: string): HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | null {
    return this.querySelector(`[name="${CSS.escape(name)}"]`);
  }

  #filled(): Filled {
    return Object.fromEntries(
      this.fields.map(({name}) => {
        const control = this.#control(name);
        const isOff = control instanceof HTMLInputElement && control.type === 'checkbox' && !control.checked;
        return [name, isOff ? '' : (control?.value.trim() ?? '')];
      }),
    );
  }

  #send = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.busy) return;
    const filled = this.#filled();
    const missing = this.fields.filter(({name, required}) => required === true && filled[name] === '');
    this.missing = Object.fromEntries(missing.map(({name}) => [name, ENTRY.missing]));
    if (missing.length === 0) this.dispatchEvent(new CustomEvent<Filled>('form-filled', {detail: filled}));
  };
}

/** Defines the form. Harmless when done twice. */
export function defineEntryForm(): void {
  if (customElements.get('hcp-entry-form') === undefined) customElements.define('hcp-entry-form', EntryForm);
}

/** Only what was filled in, under the same names. */
export function givenOf(filled: Filled, ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (filled[name] ? [[name, filled[name]]] : [])));
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-entry-form': EntryForm;
  }
}
