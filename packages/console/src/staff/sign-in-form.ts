import {oidcRoutes, SignIn, type SignInWays, type StaffSession} from '@haochaping/protocol/staff';
import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {SIGN_IN} from '../locales/staff-pages-zh-CN.ts';
import {troubleNotice} from '../notices.ts';
import {PROBLEM} from '../locales/zh-CN.ts';
import {problemOf, type Failure} from '../trouble.ts';
import type {Connect, StaffApi} from './desk.ts';

type Missing = 'account' | 'password';

/**
 * Account and password, or the outside sign-in; whichever of them there is.
 * @fires signed-in - detail: the StaffSession. Bubbles.
 */
export class SignInForm extends LitElement {
  static override properties = {
    api: {attribute: false},
    connect: {attribute: false},
    ways: {state: true, attribute: false},
    returning: {state: true, attribute: false},
    account: {attribute: false},
    busy: {state: true, attribute: false},
    failure: {state: true, attribute: false},
    missing: {state: true, attribute: false},
  };
  declare api: StaffApi;
  declare connect: Connect;
  /** Absent until it is known: then the form of every deployment stands there. */
  declare ways: SignInWays | undefined;
  /** Somebody has come back from the outside sign-in. */
  declare returning: boolean;
  /** Goes to another address; replaced where nothing may be left. */
  leave = (address: string): void => location.assign(address);
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
    this.returning = false;
  }

  protected override firstUpdated(): void {
    void this.#readWays();
    const answer = outsideAnswer(location.search);
    if (answer !== undefined) void this.#comeBack(answer);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('missing') && this.missing[0] !== undefined) this.#control(this.missing[0])?.focus();
    if (changed.has('failure') && this.failure !== undefined) this.#control('password')?.focus();
  }

  protected override render(): TemplateResult {
    if (this.returning) return html`<p role="status">${SIGN_IN.outsideBack}</p>`;
    return html`
      ${this.failure === undefined ? nothing : this.#notice(this.failure)} ${this.#outside()}
      ${this.ways?.local === false ? nothing : this.#form()}
    `;
  }

  #notice(failure: Failure): TemplateResult {
    const title = PROBLEM['account-locked']?.title;
    const seconds = failure.kind === 'problem' ? Number(failure.retryAfter ?? '') : 0;
    if (problemOf(failure)?.code !== 'account-locked' || !(seconds > 0)) return troubleNotice(failure);
    return html`<div class="hcp-notice hcp-refused" role="alert">
      <h2>${title}</h2>
      <p>${SIGN_IN.lockedFor(Math.ceil(seconds / 60))}</p>
    </div>`;
  }

  #outside(): TemplateResult | typeof nothing {
    const provider = this.ways?.provider;
    if (provider === undefined) return nothing;
    return html`<p>
      <button
        class="hcp-button hcp-primary"
        type="button"
        name="outside"
        aria-busy=${this.busy}
        @click=${this.#goOutside}
      >
        ${this.busy ? SIGN_IN.outsideGoing : SIGN_IN.outside(provider.name)}
      </button>
    </p>`;
  }

  #form(): TemplateResult {
    return html`
      <form novalidate @submit=${this.#submit}>
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

  async #readWays(): Promise<void> {
    const answer = await this.connect(oidcRoutes).readSignInWays();
    // Without an answer the form stands there all the same: sending it will tell what is the matter.
    if (answer.kind === 'ok') this.ways = answer.body;
  }

  #goOutside = async (): Promise<void> => {
    if (this.busy) return;
    this.busy = true;
    this.failure = undefined;
    const answer = await this.connect(oidcRoutes).beginOutsideSignIn();
    if (answer.kind === 'ok') {
      this.leave(answer.body.address);
      return;
    }
    this.busy = false;
    this.failure = answer;
  };

  /** What the outside sign-in put behind our address counts once, and is nobody's to copy from the address bar. */
  async #comeBack(search: string): Promise<void> {
    this.returning = true;
    history.replaceState(null, '', location.pathname + location.hash);
    const answer = await this.connect(oidcRoutes).finishOutsideSignIn({body: {answer: search}});
    this.returning = false;
    if (answer.kind === 'ok') this.#signedIn(answer.body);
    else this.failure = answer;
  }

  #signedIn(session: StaffSession): void {
    this.dispatchEvent(new CustomEvent<StaffSession>('signed-in', {detail: session, bubbles: true}));
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
    this.#signedIn(answer.body);
  };
}

/** What an outside sign-in sent somebody back with; undefined for any other address. */
function outsideAnswer(search: string): string | undefined {
  const given = new URLSearchParams(search);
  return given.has('state') && (given.has('code') || given.has('error')) ? search : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-sign-in': SignInForm;
  }
  interface HTMLElementEventMap {
    'signed-in': CustomEvent<StaffSession>;
  }
}
