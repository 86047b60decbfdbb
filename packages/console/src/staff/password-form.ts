import type {StaffSession} from '@haochaping/protocol/staff';
import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {PASSWORD} from '../locales/staff-pages-zh-CN.ts';
import {PROBLEM} from '../locales/zh-CN.ts';
import {troubleNotice} from '../notices.ts';
import {problemOf, type Failure} from '../trouble.ts';
import {isSessionLost, type StaffApi} from './desk.ts';

type Name = 'current' | 'next' | 'repeat';
type Errors = Readonly<Partial<Record<Name, string>>>;
const NAMES: readonly Name[] = ['current', 'next', 'repeat'];

/**
 * A new password in place of the present one.
 * @fires signed-in - the session goes on, detail: the StaffSession. Bubbles.
 * @fires session-lost - nobody is signed in any more. Bubbles.
 */
export class PasswordForm extends LitElement {
  static override properties = {
    api: {attribute: false},
    busy: {state: true, attribute: false},
    failure: {state: true, attribute: false},
    errors: {state: true, attribute: false},
  };
  declare api: StaffApi;
  declare busy: boolean;
  declare failure: Failure | undefined;
  declare errors: Errors;

  constructor() {
    super();
    this.busy = false;
    this.errors = {};
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('errors')) return;
    const first = NAMES.find((name) => this.errors[name] !== undefined);
    if (first !== undefined) this.#control(first)?.focus();
  }

  protected override render(): TemplateResult {
    return html`
      <form novalidate @submit=${this.#submit}>
        ${this.failure === undefined ? nothing : troubleNotice(this.failure)}
        ${this.#field('current', PASSWORD.current, 'current-password')}
        ${this.#field('next', PASSWORD.next, 'new-password', PASSWORD.nextHint)}
        ${this.#field('repeat', PASSWORD.repeat, 'new-password')}
        <button class="hcp-button hcp-primary" type="submit" aria-busy=${this.busy}>
          ${this.busy ? PASSWORD.submitting : PASSWORD.submit}
        </button>
      </form>
    `;
  }

  #field(name: Name, label: string, autocomplete: AutoFill, hint?: string): TemplateResult {
    const error = this.errors[name];
    const described = [
      hint === undefined ? '' : `password-${name}-hint`,
      error === undefined ? '' : `password-${name}-error`,
    ];
    return html`
      <div class="hcp-field">
        <label class="hcp-label" for="password-${name}">${label}</label>
        ${hint === undefined ? nothing : html`<p class="hcp-hint" id="password-${name}-hint">${hint}</p>`}
        ${error === undefined ? nothing : html`<p class="hcp-error" id="password-${name}-error">${error}</p>`}
        <input
          class="hcp-input"
          id="password-${name}"
          name=${name}
          type="password"
          autocomplete=${autocomplete}
          maxlength="200"
          aria-invalid=${error !== undefined}
          aria-describedby=${described.join(' ').trim() || nothing}
        />
      </div>
    `;
  }

  #control(name: Name): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>(`input[name=${name}]`);
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const [current = '', next = '', repeat = ''] = NAMES.map((name) => this.#control(name)?.value ?? '');
    this.failure = undefined;
    this.errors = {
      ...(current === '' ? {current: PASSWORD.missing} : {}),
      ...(next === '' ? {next: PASSWORD.missing} : {}),
      ...(next !== '' && next !== repeat ? {repeat: PASSWORD.differs} : {}),
    };
    if (Object.keys(this.errors).length > 0) return;
    this.busy = true;
    const answer = await this.api.changePassword({body: {current, next}});
    this.busy = false;
    if (answer.kind === 'ok') {
      this.dispatchEvent(new CustomEvent<StaffSession>('signed-in', {detail: answer.body, bubbles: true}));
    } else if (isSessionLost(answer)) {
      this.dispatchEvent(new CustomEvent('session-lost', {bubbles: true}));
    } else this.#tell(answer);
  };

  #tell(failure: Failure): void {
    const code = problemOf(failure)?.code;
    if (code === 'credentials-wrong') this.errors = {current: PASSWORD.currentWrong};
    else if (code === 'password-too-weak') {
      const why = problemOf(failure)?.errors?.[0]?.code ?? '';
      this.errors = {next: PASSWORD.weak[why] ?? PROBLEM[code]?.advice ?? PASSWORD.nextHint};
    } else this.failure = failure;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-password': PasswordForm;
  }
  interface HTMLElementEventMap {
    'session-lost': CustomEvent;
  }
}
