import {SignIn, type StaffSession} from '@haochaping/protocol/staff';
import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {SIGN_IN} from '../locales/staff-pages-zh-CN.ts';
import {troubleNotice} from '../notices.ts';
import type {Failure} from '../trouble.ts';
import type {StaffApi} from './desk.ts';

type Missing = 'account' | 'password';

/**
 * Account and password.
 * @fires signed-in - detail: the StaffSession. Bubbles.
 */
export class SignInForm extends LitElement {
  static override properties = {
    api: {attribute: false},
    account: {attribute: false},
    busy: {state: true, attribute: false},
    failure: {state: true, attribute: false},
    missing: {state: true, attribute: false},
  };
  declare api: StaffApi;
  /** Filled in where somebody only has to show again who they are. */
  declare account: string;
  declare busy: boolean;
  declare failure: Failure | undefined;
  declare missing: readonly Missing[];

  constructor() {
    super();
    this.account = '';
    this.busy = false;
    this.missing = [];
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('missing') && this.missing[0] !== undefined) this.#control(this.missing[0])?.focus();
    if (changed.has('failure') && this.failure !== undefined) this.#control('password')?.focus();
  }

  protected override render(): TemplateResult {
    return html`
      <form novalidate @submit=${this.#submit}>
        ${this.failure === undefined ? nothing : troubleNotice(this.failure)}
        ${this.#field('account', SIGN_IN.account, SIGN_IN.accountMissing, 'text', 'username', this.account)}
        ${this.#field('password', SIGN_IN.password, SIGN_IN.passwordMissing, 'password', 'current-password', '')}
        <button class="hcp-button hcp-primary" type="submit" aria-busy=${this.busy}>
          ${this.busy ? SIGN_IN.submitting : SIGN_IN.submit}
        </button>
      </form>
    `;
  }

  #field(
    name: Missing,
    label: string,
    missingWords: string,
    type: string,
    autocomplete: AutoFill,
    value: string,
  ): TemplateResult {
    const isMissing = this.missing.includes(name);
    return html`
      <div class="hcp-field">
        <label class="hcp-label" for="sign-in-${name}">${label}</label>
        ${isMissing ? html`<p class="hcp-error" id="sign-in-${name}-error">${missingWords}</p>` : nothing}
        <input
          class="hcp-input"
          id="sign-in-${name}"
          name=${name}
          type=${type}
          autocomplete=${autocomplete}
          autocapitalize="none"
          spellcheck="false"
          maxlength="200"
          .defaultValue=${value}
          aria-invalid=${isMissing}
          aria-describedby=${isMissing ? `sign-in-${name}-error` : nothing}
        />
      </div>
    `;
  }

  #control(name: Missing): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>(`input[name=${name}]`);
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const typed = {
      account: this.#control('account')?.value.trim() ?? '',
      password: this.#control('password')?.value ?? '',
    };
    this.failure = undefined;
    this.missing = (['account', 'password'] as const).filter((name) => typed[name] === '');
    const body = SignIn.safeParse(typed);
    if (!body.success) return;
    this.busy = true;
    const answer = await this.api.signIn({body: body.data});
    this.busy = false;
    if (answer.kind !== 'ok') {
      this.failure = answer;
      return;
    }
    this.dispatchEvent(new CustomEvent<StaffSession>('signed-in', {detail: answer.body, bubbles: true}));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-sign-in': SignInForm;
  }
  interface HTMLElementEventMap {
    'signed-in': CustomEvent<StaffSession>;
  }
}
