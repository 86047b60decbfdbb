import {OUTSIDE_ROLES} from '@haochaping/core';
import {directoryRoutes} from '@haochaping/protocol/staff';
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {momentWords} from '../day-words.ts';
import {ACCOUNTS, ENTRY, KEYS} from '../locales/administration-zh-CN.ts';
import {ROLE_WORDS} from '../locales/staff-zh-CN.ts';
import {skeleton} from '../notices.ts';
import {officeDay} from '../staff/duty-clock.ts';
import {fieldErrors} from './accounts-page.ts';
import {AdministrationPage} from './administration-page.ts';
import {type EntryField, type Filled, givenOf} from './entry-form.ts';

type Keys = Extract<Awaited<ReturnType<ReturnType<typeof apiOf>['listApiKeys']>>, {kind: 'ok'}>['body']['keys'];

const FIELDS: readonly EntryField[] = [
  {name: 'name', label: KEYS.name, hint: KEYS.nameHint, required: true},
  {
    name: 'role',
    label: KEYS.role,
    kind: 'choice',
    required: true,
    options: [
      ['business-system', KEYS.roles['business-system']],
      ['portal', KEYS.roles.portal],
      ...OUTSIDE_ROLES.map((role) => [role, KEYS.outside(ROLE_WORDS[role])] as const),
    ],
  },
  {name: 'departmentCode', label: ACCOUNTS.departmentCode, hint: KEYS.placeHint, lengthMax: 18},
  {name: 'areaCode', label: ACCOUNTS.areaCode, hint: KEYS.placeHint, lengthMax: 12},
];

/** The keys of business systems: issued, shown once, revoked. */
export class KeysPage extends AdministrationPage {
  #keys: Keys | undefined;
  #secret: {readonly name: string; readonly secret: string} | undefined;
  #errors: Filled = {};

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('route') || changed.has('desk')) void this.#read();
  }

  protected override render(): TemplateResult {
    return html`
      <h1 tabindex="-1">${KEYS.heading}</h1>
      <p>${KEYS.lead}</p>
      ${this.asking.notice()}
      ${
        this.#secret === undefined
          ? nothing
          : html`<div class="hcp-notice hcp-done" role="alert">
              <h2>${KEYS.issued(this.#secret.name)}</h2>
              <p>${ENTRY.once}</p>
              <p><code class="hcp-code" data-secret>${this.#secret.secret}</code></p>
            </div>`
      }
      ${this.#keys === undefined ? (this.asking.failure === undefined ? skeleton(4) : nothing) : this.#table(this.#keys)}
      <h2>${KEYS.issue}</h2>
      <hcp-entry-form
        id="key"
        .fields=${FIELDS}
        .submit=${KEYS.issueSubmit}
        .busy=${this.asking.busy}
        .errors=${this.#errors}
        @form-filled=${this.#issue}
      ></hcp-entry-form>
    `;
  }

  #table(keys: Keys): TemplateResult {
    if (keys.length === 0) return html`<p class="hcp-soft">${KEYS.none}</p>`;
    const {columns} = KEYS;
    const today = officeDay(this.at);
    return html`<table class="hcp-table hcp-stack">
      <caption class="hcp-hidden">
        ${KEYS.heading}
      </caption>
      <thead>
        <tr>
          <th scope="col">${columns.name}</th>
          <th scope="col">${columns.role}</th>
          <th scope="col">${columns.createdAt}</th>
          <th scope="col">${columns.standing}</th>
        </tr>
      </thead>
      <tbody>
        ${keys.map(
          ({id, name, role, acts, createdAt, revokedAt}) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td data-label=${columns.role}>
                ${acts === undefined ? (role === 'outside-system' ? role : KEYS.roles[role]) : KEYS.outside(ROLE_WORDS[acts.role])}
              </td>
              <td class="hcp-num" data-label=${columns.createdAt}>${momentWords(createdAt, today)}</td>
              <td data-label=${columns.standing}>
                ${
                  revokedAt === undefined
                    ? html`<button class="hcp-button" type="button" @click=${() => void this.#revoke(id, name)}>
                        ${KEYS.revoke}<span class="hcp-hidden">${name}</span>
                      </button>`
                    : KEYS.revoked(momentWords(revokedAt, today))
                }
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  async #read(): Promise<void> {
    const {done} = this.asking;
    const answer = await this.asking.of(() => apiOf(this).listApiKeys(), done);
    if (answer !== undefined) this.#keys = answer.body.keys;
    this.requestUpdate();
  }

  #issue = async ({detail}: CustomEvent<Filled>): Promise<void> => {
    const {name = '', role = ''} = detail;
    const acting = OUTSIDE_ROLES.find((known) => known === role);
    const answer = await this.asking.of(() =>
      apiOf(this).issueApiKey({
        body:
          acting === undefined
            ? {role: role === 'portal' ? 'portal' : 'business-system', name}
            : {role: 'outside-system', name, acts: {role: acting, ...givenOf(detail, 'departmentCode', 'areaCode')}},
      }),
    );
    const wrong = answer === undefined ? fieldErrors(this.asking) : {};
    this.#errors = Object.fromEntries(Object.entries(wrong).map(([member, why]) => [member.replace('acts/', ''), why]));
    this.requestUpdate();
    if (answer === undefined) return;
    this.#secret = {name, secret: answer.body.secret};
    await this.#read();
  };

  async #revoke(id: string, name: string): Promise<void> {
    if (!confirm(KEYS.revokeSure(name))) return;
    await this.asking.of(() => apiOf(this).revokeApiKey({params: {id}}), KEYS.done);
    if (this.asking.failure === undefined) await this.#read();
  }
}

function apiOf({desk}: Pick<AdministrationPage, 'desk'>) {
  return desk.connect(directoryRoutes);
}
