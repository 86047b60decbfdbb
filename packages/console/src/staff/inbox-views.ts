import {inboxRoutes, type InboxCounts, type InboxView} from '@haochaping/protocol/staff';
import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {INBOX} from '../locales/staff-pages-zh-CN.ts';
import {troubleNotice} from '../notices.ts';
import type {Failure} from '../trouble.ts';
import {isSessionLost, type Desk} from './desk.ts';
import {newIdempotencyKey} from './idempotency-key.ts';
import {hashOfQuery, type InboxQuery} from './inbox-query.ts';

type Tab = {readonly words: string; readonly query: InboxQuery; readonly count?: number | undefined};

/**
 * The views of the inbox, each with how many orders it holds: those that everybody has, and those that this account keeps.
 * @fires session-lost - nobody is signed in any more. Bubbles.
 */
export class InboxViews extends LitElement {
  static override properties = {
    desk: {attribute: false},
    query: {attribute: false},
    counts: {state: true, attribute: false},
    kept: {state: true, attribute: false},
    failure: {state: true, attribute: false},
    naming: {state: true, attribute: false},
    nameMissing: {state: true, attribute: false},
  };
  declare desk: Desk;
  declare query: InboxQuery;
  declare counts: InboxCounts | undefined;
  declare kept: readonly InboxView[];
  declare failure: Failure | undefined;
  /** Whether a name for the present view is being asked for. */
  declare naming: boolean;
  declare nameMissing: boolean;

  constructor() {
    super();
    this.kept = [];
    this.naming = false;
    this.nameMissing = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('desk')) void this.refresh();
    if (changed.has('query')) this.naming = false;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('naming') && this.naming) this.querySelector<HTMLElement>('input[name=view-name]')?.focus();
  }

  /** Reads the counts anew. Without an answer the views stand there without numbers: the list is what matters. */
  async refresh(): Promise<void> {
    const answer = await this.desk.connect(inboxRoutes).readInbox();
    if (answer.kind !== 'ok') return;
    this.counts = answer.body.counts;
    this.kept = answer.body.views;
  }

  protected override render(): TemplateResult {
    const here = hashOfQuery(this.query);
    const current = this.kept.find(({query}) => hashOfQuery(query) === here);
    const isOwn = tabs(this.counts).every(({query}) => hashOfQuery(query) !== here) && current === undefined;
    return html`
      <nav aria-label=${INBOX.shown}>
        <ul class="hcp-tabs hcp-console-views">
          ${[...tabs(this.counts), ...this.kept.map(({name, ...view}) => ({words: name, ...view}))].map(
            ({words, query, count}) =>
              html`<li>
                <a href=${hashOfQuery(query)} aria-current=${hashOfQuery(query) === here ? 'page' : nothing}
                  >${words}${
                    count === undefined
                      ? nothing
                      : html` <span class="hcp-soft hcp-num">${INBOX.countWords(count)}</span>`
                  }</a
                >
              </li>`,
          )}
        </ul>
      </nav>
      ${this.failure === undefined ? nothing : troubleNotice(this.failure)}
      ${current === undefined ? nothing : this.#deletion(current)} ${isOwn ? this.#keeping() : nothing}
    `;
  }

  #deletion({id}: InboxView): TemplateResult {
    return html`<p class="hcp-screen">
      <button
        class="hcp-button hcp-quiet hcp-compact"
        type="button"
        name="delete-view"
        @click=${() => void this.#delete(id)}
      >
        ${INBOX.deleteView}
      </button>
    </p>`;
  }

  #keeping(): TemplateResult {
    if (!this.naming) {
      return html`<p class="hcp-screen">
        <button
          class="hcp-button hcp-quiet hcp-compact"
          type="button"
          name="keep-view"
          @click=${() => {
            this.naming = true;
          }}
        >
          ${INBOX.saveView}
        </button>
      </p>`;
    }
    return html`
      <form class="hcp-console-filters hcp-screen" novalidate @submit=${this.#keep}>
        <div class="hcp-field">
          <label class="hcp-label" for="inbox-view-name">${INBOX.viewName}</label>
          <p class="hcp-hint" id="inbox-view-hint">${INBOX.viewNameHint}</p>
          ${this.nameMissing ? html`<p class="hcp-error" id="inbox-view-error">${INBOX.viewNameMissing}</p>` : nothing}
          <input
            class="hcp-input"
            id="inbox-view-name"
            name="view-name"
            maxlength="40"
            autocomplete="off"
            aria-invalid=${this.nameMissing}
            aria-describedby=${this.nameMissing ? 'inbox-view-hint inbox-view-error' : 'inbox-view-hint'}
          />
        </div>
        <button class="hcp-button" type="submit">${INBOX.viewSave}</button>
        <button
          class="hcp-button hcp-quiet"
          type="button"
          @click=${() => {
            this.naming = false;
          }}
        >
          ${INBOX.viewCancel}
        </button>
      </form>
    `;
  }

  #keep = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const field = this.querySelector<HTMLInputElement>('input[name=view-name]');
    const name = field?.value.trim() ?? '';
    this.nameMissing = name === '';
    if (this.nameMissing) {
      field?.focus();
      return;
    }
    const answer = await this.desk
      .connect(inboxRoutes)
      .saveInboxView({params: {id: newIdempotencyKey()}, body: {name, query: this.query}});
    await this.#told(answer);
  };

  async #delete(id: string): Promise<void> {
    await this.#told(await this.desk.connect(inboxRoutes).deleteInboxView({params: {id}}));
  }

  async #told(answer: {readonly kind: 'ok'} | Failure): Promise<void> {
    this.failure = answer.kind === 'ok' ? undefined : answer;
    if (answer.kind === 'ok') {
      this.naming = false;
      await this.refresh();
    } else if (isSessionLost(answer)) {
      this.dispatchEvent(new CustomEvent('session-lost', {bubbles: true}));
    }
  }
}

/** The views that everybody has. */
function tabs(counts: InboxCounts | undefined): readonly Tab[] {
  const {views} = INBOX;
  return [
    {words: views.open, query: {}, count: counts?.open},
    {words: views.waiting, query: {waits: 'mine'}, count: counts?.waiting},
    {words: views.overdue, query: {due: 'overdue'}, count: counts?.overdue},
    {words: views.today, query: {due: 'today'}, count: counts?.today},
    {words: views.thisWeek, query: {due: 'this-week'}, count: counts?.thisWeek},
    {words: views.closed, query: {show: 'closed', sort: 'newest'}},
    {words: views.all, query: {show: 'all', sort: 'newest'}},
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-inbox-views': InboxViews;
  }
}
