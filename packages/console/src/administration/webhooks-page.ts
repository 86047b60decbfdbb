import {tellingRoutes} from '@haochaping/protocol/staff';
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {ENTRY, WEBHOOKS} from '../locales/administration-zh-CN.ts';
import {skeleton} from '../notices.ts';
import {AdministrationPage} from './administration-page.ts';
import type {EntryField, Filled} from './entry-form.ts';

type Subscription = Extract<
  Awaited<ReturnType<ReturnType<typeof apiOf>['listWebhooks']>>,
  {kind: 'ok'}
>['body']['subscriptions'][number];

const KINDS = Object.keys(WEBHOOKS.kinds) as (keyof typeof WEBHOOKS.kinds)[];
const FIELDS: readonly EntryField[] = [
  {name: 'name', label: WEBHOOKS.name, required: true, lengthMax: 100},
  {name: 'url', label: WEBHOOKS.url, hint: WEBHOOKS.urlHint, required: true, lengthMax: 2000},
  ...KINDS.map((kind) => ({name: kind, label: WEBHOOKS.kinds[kind], kind: 'switch' as const})),
  {name: 'withText', label: WEBHOOKS.withText, kind: 'switch'},
];

/** The systems that are told what happens: entered, with a secret that is shown once, switched off and on again. */
export class WebhooksPage extends AdministrationPage {
  #subscriptions: readonly Subscription[] | undefined;
  #secret: {readonly name: string; readonly secret: string} | undefined;
  #errors: Filled = {};
  #isKindMissing = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('route') || changed.has('desk')) void this.#read();
  }

  protected override render(): TemplateResult {
    const subscriptions = this.#subscriptions;
    return html`
      <h1 tabindex="-1">${WEBHOOKS.heading}</h1>
      <p>${WEBHOOKS.lead}</p>
      ${this.asking.notice()}
      ${
        this.#secret === undefined
          ? nothing
          : html`<div class="hcp-notice hcp-done" role="alert">
              <h2>${WEBHOOKS.secretOf(this.#secret.name)}</h2>
              <p>${ENTRY.once}</p>
              <p><code class="hcp-code" data-secret>${this.#secret.secret}</code></p>
            </div>`
      }
      ${subscriptions === undefined ? (this.asking.failure === undefined ? skeleton(4) : nothing) : this.#table(subscriptions)}
      <h2>${WEBHOOKS.add}</h2>
      ${this.#isKindMissing ? html`<p class="hcp-error" role="alert">${WEBHOOKS.kindsMissing}</p>` : nothing}
      <hcp-entry-form
        id="webhook"
        .fields=${FIELDS}
        .submit=${WEBHOOKS.addSubmit}
        .busy=${this.asking.busy}
        .errors=${this.#errors}
        @form-filled=${this.#add}
      ></hcp-entry-form>
    `;
  }

  #table(subscriptions: readonly Subscription[]): TemplateResult {
    if (subscriptions.length === 0) return html`<p class="hcp-soft">${WEBHOOKS.none}</p>`;
    const {columns} = WEBHOOKS;
    return html`<table class="hcp-table hcp-stack">
      <caption class="hcp-hidden">
        ${WEBHOOKS.heading}
      </caption>
      <thead>
        <tr>
          <th scope="col">${columns.name}</th>
          <th scope="col">${columns.kinds}</th>
          <th scope="col">${columns.standing}</th>
        </tr>
      </thead>
      <tbody>
        ${subscriptions.map((one) => this.#line(one))}
      </tbody>
    </table>`;
  }

  #line(one: Subscription): TemplateResult {
    const {columns} = WEBHOOKS;
    const {name, url, kinds, withText, enabled} = one;
    return html`<tr>
      <th scope="row" class="hcp-console-what">${name}<small class="hcp-console-text">${url}</small></th>
      <td data-label=${columns.kinds}>
        ${kinds.map((kind) => WEBHOOKS.kinds[kind]).join('、')}<br />
        <span class="hcp-soft">${withText ? WEBHOOKS.withText : WEBHOOKS.withoutText}</span>
      </td>
      <td data-label=${columns.standing}>
        ${enabled ? WEBHOOKS.on : WEBHOOKS.off}
        <div class="hcp-buttons">
          <button class="hcp-button" type="button" name="switch" @click=${() => void this.#switch(one)}>
            ${enabled ? WEBHOOKS.switchOff : WEBHOOKS.switchOn}<span class="hcp-hidden">${name}</span>
          </button>
          <button class="hcp-button" type="button" name="renew" @click=${() => void this.#renew(one)}>
            ${WEBHOOKS.renew}<span class="hcp-hidden">${name}</span>
          </button>
        </div>
      </td>
    </tr>`;
  }

  async #read(): Promise<void> {
    const answer = await this.asking.of(() => apiOf(this).listWebhooks(), this.asking.done);
    if (answer !== undefined) this.#subscriptions = answer.body.subscriptions;
    this.requestUpdate();
  }

  #add = async ({detail}: CustomEvent<Filled>): Promise<void> => {
    const {name = '', url = ''} = detail;
    const kinds = KINDS.filter((kind) => detail[kind] === 'yes');
    this.#errors = {};
    this.#isKindMissing = kinds.length === 0;
    this.requestUpdate();
    if (kinds.length === 0) return;
    const body = {name, url, kinds, withText: detail['withText'] === 'yes'};
    const answer = await this.asking.of(() => apiOf(this).addWebhook({body}));
    if (answer !== undefined) {
      this.#secret = {name, secret: answer.body.secret};
      await this.#read();
      return;
    }
    if (this.asking.code !== 'webhook-address-refused' && this.asking.code !== 'body-invalid') return;
    this.asking.told();
    this.#errors = {url: WEBHOOKS.urlRefused};
  };

  async #switch({id, name, url, kinds, withText, enabled}: Subscription): Promise<void> {
    if (enabled && !confirm(WEBHOOKS.switchOffSure(name))) return;
    const body = {name, url, kinds, withText, enabled: !enabled};
    const done = enabled ? WEBHOOKS.switchedOff : WEBHOOKS.switchedOn;
    const answer = await this.asking.of(() => apiOf(this).changeWebhook({params: {id}, body}), done);
    if (answer !== undefined) await this.#read();
  }

  async #renew({id, name}: Subscription): Promise<void> {
    if (!confirm(WEBHOOKS.renewSure(name))) return;
    const answer = await this.asking.of(() => apiOf(this).renewWebhookSecret({params: {id}}));
    if (answer === undefined) return;
    this.#secret = {name, secret: answer.body.secret};
    await this.#read();
  }
}

function apiOf({desk}: Pick<AdministrationPage, 'desk'>) {
  return desk.connect(tellingRoutes);
}
