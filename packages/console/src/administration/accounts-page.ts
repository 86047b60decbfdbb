import {accountRoutes, STAFF_ROLES, type AccountLine} from '@haochaping/protocol/staff';
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {ACCOUNT_REFUSAL_WORDS, ACCOUNTS, ENTRY} from '../locales/administration-zh-CN.ts';
import {ROLE_WORDS} from '../locales/staff-zh-CN.ts';
import {skeleton} from '../notices.ts';
import {AdministrationPage} from './administration-page.ts';
import {type EntryField, type Filled, givenOf} from './entry-form.ts';

/** The accounts of an administrator's area: found, made, and each on a page of its own. */
export class AccountsPage extends AdministrationPage {
  #accounts: readonly AccountLine[] | undefined;
  #nextCursor: string | undefined;
  #issued: {readonly name: string; readonly password: string} | undefined;
  #errors: Filled = {};
  #making = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('route') || changed.has('desk')) void this.#read(undefined);
  }

  protected override render(): TemplateResult {
    const search = this.route.query.get('search') ?? '';
    return html`
      <h1 tabindex="-1">${ACCOUNTS.heading}</h1>
      <p>${ACCOUNTS.lead}</p>
      ${this.asking.notice(ACCOUNT_REFUSAL_WORDS)} ${this.#issuedNotice()}
      <form class="hcp-console-filters" role="search" @submit=${this.#find}>
        <div class="hcp-field">
          <label class="hcp-label" for="accounts-search">${ACCOUNTS.search}</label>
          <input
            class="hcp-input"
            id="accounts-search"
            name="search"
            type="search"
            .defaultValue=${search}
            maxlength="100"
          />
        </div>
        <button class="hcp-button" type="submit">${ACCOUNTS.find}</button>
        <button
          class="hcp-button"
          type="button"
          name="new-account"
          aria-expanded=${this.#making}
          @click=${this.#toggle}
        >
          ${ACCOUNTS.make}
        </button>
      </form>
      ${this.#making ? this.#form() : nothing} ${this.#list()}
    `;
  }

  #form(): TemplateResult {
    return html`<section class="hcp-card" aria-labelledby="make-account">
      <h2 id="make-account">${ACCOUNTS.make}</h2>
      <hcp-entry-form
        id="account"
        .fields=${[NAME, ...accountFields()]}
        .submit=${ACCOUNTS.makeSubmit}
        .busy=${this.asking.busy}
        .errors=${this.#errors}
        @form-filled=${this.#make}
      ></hcp-entry-form>
    </section>`;
  }

  #issuedNotice(): TemplateResult | typeof nothing {
    if (this.#issued === undefined) return nothing;
    const {name, password} = this.#issued;
    return html`<div class="hcp-notice hcp-done" role="alert">
      <h2>${ACCOUNTS.issued(name)}</h2>
      <p>${ENTRY.once}</p>
      <p><code class="hcp-code" data-secret>${password}</code></p>
    </div>`;
  }

  #list(): TemplateResult {
    const accounts = this.#accounts;
    if (accounts === undefined) return this.asking.failure === undefined ? skeleton(6) : html``;
    if (accounts.length === 0)
      return html`<div class="hcp-empty" role="status"><strong>${ACCOUNTS.empty}</strong></div>`;
    const {columns} = ACCOUNTS;
    return html`
      <table class="hcp-table hcp-stack">
        <caption class="hcp-hidden">
          ${ACCOUNTS.heading}
        </caption>
        <thead>
          <tr>
            <th scope="col">${columns.account}</th>
            <th scope="col">${columns.role}</th>
            <th scope="col">${columns.place}</th>
            <th scope="col">${columns.standing}</th>
          </tr>
        </thead>
        <tbody>
          ${accounts.map((account) => line(account))}
        </tbody>
      </table>
      <div class="hcp-pager">
        <p aria-live="polite">${ACCOUNTS.listed(accounts.length, this.#nextCursor !== undefined)}</p>
        ${
          this.#nextCursor === undefined
            ? nothing
            : html`<button class="hcp-button" type="button" @click=${() => void this.#read(this.#nextCursor)}>
                ${ACCOUNTS.more}
              </button>`
        }
      </div>
    `;
  }

  async #read(cursor: string | undefined): Promise<void> {
    const search = this.route.query.get('search') ?? undefined;
    const query = {...(search && {search}), ...(cursor && {cursor})};
    const answer = await this.asking.of(() => this.desk.connect(accountRoutes).listAccounts({query}));
    if (answer === undefined) return;
    this.#accounts = cursor === undefined ? answer.body.accounts : [...(this.#accounts ?? []), ...answer.body.accounts];
    this.#nextCursor = answer.body.nextCursor;
    this.requestUpdate();
  }

  #find = (event: Event): void => {
    event.preventDefault();
    const search = this.querySelector<HTMLInputElement>('#accounts-search')?.value.trim() ?? '';
    location.hash =
      search === ''
        ? '#/administration/accounts'
        : `#/administration/accounts?${new URLSearchParams({search}).toString()}`;
  };

  #toggle = (): void => {
    this.#making = !this.#making;
    this.#issued = undefined;
    this.requestUpdate();
  };

  #make = async ({detail}: CustomEvent<Filled>): Promise<void> => {
    const role = STAFF_ROLES.find((known) => known === detail['role']);
    if (role === undefined) return;
    const {name = '', displayName = ''} = detail;
    const body = {name, displayName, role, ...givenOf(detail, 'departmentCode', 'areaCode', 'staffNumber')};
    const answer = await this.asking.of(() => this.desk.connect(accountRoutes).issueAccount({body}));
    this.#errors = answer === undefined ? fieldErrors(this.asking) : {};
    if (answer === undefined) {
      this.requestUpdate();
      return;
    }
    this.#issued = {name, password: answer.body.password};
    this.#making = false;
    await this.#read(undefined);
  };
}

const NAME: EntryField = {
  name: 'name',
  label: ACCOUNTS.name,
  hint: ACCOUNTS.nameHint,
  required: true,
  lengthMax: 50,
};

/** What is asked of every account, new or known. */
export function accountFields(account?: AccountLine): readonly EntryField[] {
  const roles = STAFF_ROLES.map((role) => [role, ROLE_WORDS[role]] as const);
  return [
    {
      name: 'displayName',
      label: ACCOUNTS.displayName,
      required: true,
      value: account?.displayName ?? '',
      lengthMax: 100,
    },
    {
      name: 'role',
      label: ACCOUNTS.role,
      kind: 'choice',
      options: roles,
      required: true,
      value: account?.role ?? 'handler',
    },
    {
      name: 'departmentCode',
      label: ACCOUNTS.departmentCode,
      hint: ACCOUNTS.departmentHint,
      value: account?.department?.code ?? '',
      lengthMax: 18,
    },
    {
      name: 'areaCode',
      label: ACCOUNTS.areaCode,
      hint: ACCOUNTS.areaHint,
      value: account?.area?.code ?? '',
      lengthMax: 12,
    },
    {name: 'staffNumber', label: ACCOUNTS.staffNumber, value: account?.staffNumber ?? '', lengthMax: 20},
  ];
}

/** What the backend found wrong, at the fields it is about; what has no field stays a notice. */
export function fieldErrors(asking: AdministrationPage['asking']): Filled {
  const {code, failure} = asking;
  const named: Readonly<Record<string, Filled>> = {
    'account-name-taken': {name: ACCOUNTS.nameTaken},
    'department-unknown': {departmentCode: ACCOUNTS.departmentUnknown},
    'area-unknown': {areaCode: ACCOUNTS.areaUnknown},
    ...(asking.refusal === 'department-needed' && {'account-refused': {departmentCode: ACCOUNTS.departmentNeeded}}),
  };
  const wrong =
    code === 'body-invalid' && failure?.kind === 'problem'
      ? Object.fromEntries((failure.problem?.errors ?? []).map(({pointer}) => [pointer.slice(1), ENTRY.check]))
      : named[code ?? ''];
  if (wrong === undefined || Object.keys(wrong).length === 0) return {};
  asking.told();
  return wrong;
}

function line(account: AccountLine): TemplateResult {
  const {columns} = ACCOUNTS;
  return html`<tr>
    <th scope="row" class="hcp-console-what">
      <a href=${`#/administration/account/${account.id}`}>${account.displayName}</a>
      <small>${account.name}</small>
    </th>
    <td data-label=${columns.role}>${ROLE_WORDS[account.role]}</td>
    <td data-label=${columns.place}>${account.department?.name ?? account.area?.name ?? ACCOUNTS.whole}</td>
    <td data-label=${columns.standing}>${standingWords(account)}</td>
  </tr>`;
}

/** Whether somebody can sign in by it, in words. */
export function standingWords({disabledAt, lockedUntil, mustChangePassword, sessions}: AccountLine): string {
  if (disabledAt !== undefined) return ACCOUNTS.standing.disabled;
  if (lockedUntil !== undefined) return ACCOUNTS.standing.locked;
  if (mustChangePassword) return ACCOUNTS.standing.first;
  return sessions === 0 ? ACCOUNTS.standing.usual : ACCOUNTS.standing.signedIn(sessions);
}
