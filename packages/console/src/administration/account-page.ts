import {accountRoutes, STAFF_ROLES, type AccountLine, type SessionLine} from '@haochaping/protocol/staff';
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {ACCOUNT, ACCOUNT_REFUSAL_WORDS, ACCOUNTS, ENTRY} from '../locales/administration-zh-CN.ts';
import {skeleton} from '../notices.ts';
import {accountFields, fieldErrors, standingWords} from './accounts-page.ts';
import {AdministrationPage} from './administration-page.ts';
import {type Filled, givenOf} from './entry-form.ts';
import {sessionTable} from './session-table.ts';

/** One account, and all that its keeper may do with it. */
export class AccountPage extends AdministrationPage {
  #account: AccountLine | undefined;
  #sessions: readonly SessionLine[] = [];
  #password: string | undefined;
  #errors: Filled = {};

  get #id(): string {
    return this.route.steps[0] ?? '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('route') && !changed.has('desk')) return;
    this.#password = undefined;
    void this.#read();
  }

  protected override render(): TemplateResult {
    const account = this.#account;
    return html`
      <p><a href="#/administration/accounts">${ACCOUNT.back}</a></p>
      <h1 tabindex="-1">${account?.displayName ?? ACCOUNT.heading}</h1>
      ${this.asking.notice(ACCOUNT_REFUSAL_WORDS)}
      ${
        this.#password === undefined
          ? nothing
          : html`<div class="hcp-notice hcp-done" role="alert">
              <h2>${ACCOUNT.newPassword}</h2>
              <p>${ENTRY.once}</p>
              <p><code class="hcp-code" data-secret>${this.#password}</code></p>
            </div>`
      }
      ${account === undefined ? (this.asking.failure === undefined ? skeleton(6) : nothing) : this.#page(account)}
    `;
  }

  #page(account: AccountLine): TemplateResult {
    const isProvided = account.provider !== undefined;
    return html`
      <dl class="hcp-facts">
        <div>
          <dt>${ACCOUNTS.name}</dt>
          <dd>${account.name}</dd>
        </div>
        <div>
          <dt>${ACCOUNTS.columns.standing}</dt>
          <dd>${standingWords(account)}</dd>
        </div>
        ${
          isProvided
            ? html`<div>
                <dt>${ACCOUNT.provider}</dt>
                <dd>${account.provider}</dd>
              </div>`
            : nothing
        }
      </dl>
      <div class="hcp-buttons">
        ${
          account.lockedUntil === undefined
            ? nothing
            : html`<button class="hcp-button hcp-primary" type="button" name="unlock" @click=${this.#unlock}>
                ${ACCOUNT.unlock}
              </button>`
        }
        ${
          isProvided
            ? nothing
            : html`<button class="hcp-button" type="button" name="reset" @click=${this.#reset}>
                ${ACCOUNT.reset}
              </button>`
        }
        <button class="hcp-button" type="button" name="standing" @click=${this.#switch}>
          ${account.disabledAt === undefined ? ACCOUNT.disable : ACCOUNT.enable}
        </button>
      </div>
      <h2>${ACCOUNT.sessions}</h2>
      ${sessionTable(this.#sessions, this.at)}
      ${
        this.#sessions.length === 0
          ? nothing
          : html`<button class="hcp-button" type="button" name="end-sessions" @click=${this.#endSessions}>
              ${ACCOUNT.endSessions}
            </button>`
      }
      <h2>${ACCOUNT.change}</h2>
      ${
        isProvided
          ? html`<p>${ACCOUNT_REFUSAL_WORDS['provider-decides']}</p>`
          : html`<hcp-entry-form
              id="account"
              .fields=${accountFields(account)}
              .busy=${this.asking.busy}
              .errors=${this.#errors}
              @form-filled=${this.#change}
            ></hcp-entry-form>`
      }
    `;
  }

  async #read(): Promise<void> {
    const api = this.desk.connect(accountRoutes);
    const params = {id: this.#id};
    const {done} = this.asking;
    const account = await this.asking.of(() => api.readAccount({params}), done);
    if (account === undefined) return;
    this.#account = account.body;
    const sessions = await this.asking.of(() => api.listAccountSessions({params}), done);
    this.#sessions = sessions?.body.sessions ?? [];
    this.requestUpdate();
  }

  #unlock = async (): Promise<void> => {
    const params = {id: this.#id};
    const api = this.desk.connect(accountRoutes);
    const answer = await this.asking.of(() => api.unlockAccount({params}), ACCOUNT.unlocked);
    if (answer !== undefined) await this.#read();
  };

  #reset = async (): Promise<void> => {
    if (!confirm(ACCOUNT.resetSure)) return;
    const params = {id: this.#id};
    const answer = await this.asking.of(() => this.desk.connect(accountRoutes).resetPassword({params}));
    if (answer === undefined) return;
    this.#password = answer.body.password;
    await this.#read();
  };

  #switch = async (): Promise<void> => {
    const disabled = this.#account?.disabledAt === undefined;
    if (disabled && !confirm(ACCOUNT.disableSure)) return;
    const input = {params: {id: this.#id}, body: {disabled}};
    const words = disabled ? ACCOUNT.disabled : ACCOUNT.enabled;
    const answer = await this.asking.of(() => this.desk.connect(accountRoutes).setAccountStanding(input), words);
    if (answer !== undefined) await this.#read();
  };

  #endSessions = async (): Promise<void> => {
    if (!confirm(ACCOUNT.endSure)) return;
    const params = {id: this.#id};
    const api = this.desk.connect(accountRoutes);
    const answer = await this.asking.of(() => api.endAccountSessions({params}), ACCOUNT.ended);
    if (answer !== undefined) await this.#read();
  };

  #change = async ({detail}: CustomEvent<Filled>): Promise<void> => {
    const role = STAFF_ROLES.find((known) => known === detail['role']);
    if (role === undefined) return;
    const given = givenOf(detail, 'departmentCode', 'areaCode', 'staffNumber');
    const input = {params: {id: this.#id}, body: {displayName: detail['displayName'] ?? '', role, ...given}};
    const answer = await this.asking.of(() => this.desk.connect(accountRoutes).changeAccount(input), ACCOUNT.changed);
    this.#errors = answer === undefined ? fieldErrors(this.asking) : {};
    this.requestUpdate();
    if (answer !== undefined) await this.#read();
  };
}
