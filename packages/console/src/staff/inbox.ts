import {LINKS, STATES, stateType} from '@haochaping/core';
import type {WorkOrderLine} from '@haochaping/protocol/staff';
import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {INBOX} from '../locales/staff-pages-zh-CN.ts';
import {LINK_WORDS, STATE_WORDS} from '../locales/staff-zh-CN.ts';
import {dayWords} from '../day-words.ts';
import {levelWords} from '../level-words.ts';
import {skeleton, troubleNotice} from '../notices.ts';
import type {Failure} from '../trouble.ts';
import {dutyClock, officeDay} from './duty-clock.ts';
import {isSessionLost, type Desk} from './desk.ts';
import {EVERYTHING_OPEN, hashOfOrder, hashOfQuery, queryOfMine, type InboxQuery} from './inbox-query.ts';

const PAGE_SIZE = 50;
const LARGEST_PAGE = 200;

/**
 * The orders by what is due first, to be worked through by keyboard.
 * @fires session-lost - nobody is signed in any more. Bubbles.
 */
export class Inbox extends LitElement {
  static override properties = {
    desk: {attribute: false},
    query: {attribute: false},
    at: {attribute: false},
    orders: {state: true, attribute: false},
    nextCursor: {state: true, attribute: false},
    failure: {state: true, attribute: false},
    busy: {state: true, attribute: false},
    current: {state: true, attribute: false},
  };
  declare desk: Desk;
  declare query: InboxQuery;
  /** The time by which the clocks are drawn. */
  declare at: number;
  declare orders: readonly WorkOrderLine[] | undefined;
  declare nextCursor: string | undefined;
  declare failure: Failure | undefined;
  declare busy: boolean;
  /** The id of the order that the keyboard stands on. */
  declare current: string | undefined;

  #asked = 0;

  constructor() {
    super();
    this.query = EVERYTHING_OPEN;
    this.busy = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('query') && changed.get('query') !== undefined) this.orders = undefined;
    if (changed.has('query') || changed.has('desk')) void this.refresh();
  }

  /** Reads anew as many orders as are listed; the list stays until they are here. */
  async refresh(): Promise<void> {
    const limit = Math.min(LARGEST_PAGE, Math.max(PAGE_SIZE, this.orders?.length ?? 0));
    await this.#read(String(limit), undefined);
  }

  /** Puts the keyboard where it was: on the order last opened, or on the first. */
  async focusCurrent(): Promise<void> {
    await this.updateComplete;
    this.#linkOf(this.current)?.focus();
  }

  /** Moves by `step` orders; true when there was somewhere to go. */
  move(step: 1 | -1): boolean {
    const ids = this.orders?.map((order) => order.id) ?? [];
    const from = ids.indexOf(this.current ?? '');
    const id = from === -1 ? ids[0] : ids[from + step];
    if (id === undefined) {
      if (step === 1) this.querySelector<HTMLButtonElement>('button[name=more]')?.focus();
      return false;
    }
    this.current = id;
    this.#linkOf(id)?.focus();
    return true;
  }

  focusSearch(): void {
    this.querySelector<HTMLInputElement>('input[name=search]')?.select();
    this.querySelector<HTMLInputElement>('input[name=search]')?.focus();
  }

  protected override render(): TemplateResult {
    return html`
      <h1 tabindex="-1">${INBOX.heading}</h1>
      ${this.#tabs()} ${this.#filters()} ${this.#list()}
      <p class="hcp-soft hcp-small hcp-screen hcp-console-keys">
        ${INBOX.keyList.map(([key, what]) => html`<span><kbd>${key}</kbd> ${what}</span> `)}
      </p>
    `;
  }

  #tabs(): TemplateResult {
    const {show, ...rest} = this.query;
    const mine = queryOfMine(this.desk.session.role);
    const isMine = mine !== undefined && hashOfQuery(mine) === hashOfQuery(this.query);
    const tab = (words: string, href: string, isCurrent: boolean): TemplateResult =>
      html`<li><a href=${href} aria-current=${isCurrent ? 'page' : nothing}>${words}</a></li>`;
    return html`
      <nav aria-label=${INBOX.shown}>
        <ul class="hcp-tabs">
          ${mine === undefined ? nothing : tab(INBOX.mine, hashOfQuery(mine), isMine)}
          ${(['open', 'closed', 'all'] as const).map((known) =>
            tab(INBOX[known], hashOfQuery(tabQuery(isMine ? {} : rest, known)), known === show && !isMine),
          )}
        </ul>
      </nav>
    `;
  }

  #filters(): TemplateResult {
    const {show, state, search} = this.query;
    const states = STATES.filter((known) => show === 'all' || stateType(known) === show);
    return html`
      <form class="hcp-console-filters hcp-screen" role="search" @submit=${this.#find}>
        <div class="hcp-field">
          <label class="hcp-label" for="inbox-search">${INBOX.search}</label>
          <input
            class="hcp-input"
            id="inbox-search"
            name="search"
            type="search"
            maxlength="100"
            placeholder=${INBOX.searchHint}
            .value=${search ?? ''}
            @keydown=${this.#leaveSearch}
          />
        </div>
        <div class="hcp-field">
          <label class="hcp-label" for="inbox-state">${INBOX.state}</label>
          <select class="hcp-input" id="inbox-state" name="state" @change=${this.#find}>
            <option value="" ?selected=${state === undefined}>${INBOX.anyState}</option>
            ${states.map(
              (known) => html`<option value=${known} ?selected=${known === state}>${STATE_WORDS[known]}</option>`,
            )}
          </select>
        </div>
        <button class="hcp-button" type="submit">${INBOX.find}</button>
        ${
          state === undefined && search === undefined
            ? nothing
            : html`<a class="hcp-button hcp-quiet" href=${hashOfQuery({show})}>${INBOX.clear}</a>`
        }
      </form>
    `;
  }

  #list(): TemplateResult {
    const {orders, failure} = this;
    if (orders === undefined)
      return failure === undefined ? skeleton(6) : troubleNotice(failure, () => void this.refresh());
    return html`
      ${
        failure === undefined
          ? nothing
          : html`<p class="hcp-soft">${INBOX.stale}</p>
              ${troubleNotice(failure, () => void this.refresh())}`
      }
      ${orders.length === 0 ? this.#empty() : this.#table(orders)}
    `;
  }

  #empty(): TemplateResult {
    const usual = this.query.show === 'open' && this.query.state === undefined && this.query.search === undefined;
    return html`
      <div class="hcp-empty" role="status">
        <strong>${usual ? INBOX.emptyOpenTitle : INBOX.emptyTitle}</strong>
        <p>${usual ? INBOX.emptyOpen : INBOX.empty}</p>
      </div>
    `;
  }

  #table(orders: readonly WorkOrderLine[]): TemplateResult {
    const {columns} = INBOX;
    return html`
      <table class="hcp-table hcp-stack hcp-console-inbox">
        <caption class="hcp-hidden">
          ${INBOX.caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${columns.clock}</th>
            <th scope="col">${columns.order}</th>
            <th scope="col">${columns.state}</th>
            <th scope="col">${columns.level}</th>
            <th scope="col">${columns.opened}</th>
          </tr>
        </thead>
        <tbody>
          ${orders.map((order) => this.#row(order))}
        </tbody>
      </table>
      <div class="hcp-pager">
        <p aria-live="polite">
          ${this.nextCursor === undefined ? INBOX.allListed(orders.length) : INBOX.count(orders.length)}
        </p>
        ${
          this.nextCursor === undefined
            ? nothing
            : html`<button
                class="hcp-button"
                type="button"
                name="more"
                aria-busy=${this.busy}
                @click=${() => void this.#readMore()}
              >
                ${this.busy ? INBOX.moreLoading : INBOX.more}
              </button>`
        }
      </div>
    `;
  }

  #row(order: WorkOrderLine): TemplateResult {
    const {columns} = INBOX;
    const today = officeDay(this.at);
    return html`
      <tr aria-current=${order.id === this.current ? 'true' : nothing}>
        <td>${dutyClock(order.duty, this.at)}</td>
        <th scope="row">
          <a
            href=${hashOfOrder(order.id)}
            data-order=${order.id}
            @focus=${() => {
              this.current = order.id;
            }}
            >${order.itemName}</a
          >
          <small
            >${order.areaName} · ${order.department?.name ?? INBOX.undispatched}<br />
            <span class="hcp-num">${order.number}</span></small
          >
        </th>
        <td data-label=${columns.state}>
          <span class="hcp-console-state">
            <strong>${STATE_WORDS[order.state]}</strong>
            ${order.round > 0 ? html`<span class="hcp-tag">${INBOX.round(order.round)}</span>` : nothing}
            ${linkMarks(order)}
          </span>
        </td>
        <td data-label=${columns.level}>${levelWords(order.level)}</td>
        <td class="hcp-num" data-label=${columns.opened}>${dayWords(officeDay(Date.parse(order.openedAt)), today)}</td>
      </tr>
    `;
  }

  #linkOf(id: string | undefined): HTMLAnchorElement | null {
    return id === undefined ? null : this.querySelector<HTMLAnchorElement>(`a[data-order="${CSS.escape(id)}"]`);
  }

  async #read(limit: string, cursor: string | undefined): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    this.busy = true;
    const {show, state, search} = this.query;
    const answer = await this.desk.api.listWorkOrders({query: {show, state, search, cursor, limit}});
    // Somebody has asked for something else meanwhile.
    if (asked !== this.#asked) return;
    this.busy = false;
    this.failure = answer.kind === 'ok' ? undefined : answer;
    if (answer.kind !== 'ok') {
      if (isSessionLost(answer)) this.dispatchEvent(new CustomEvent('session-lost', {bubbles: true}));
      return;
    }
    this.orders = cursor === undefined ? answer.body.orders : [...(this.orders ?? []), ...answer.body.orders];
    this.nextCursor = answer.body.nextCursor;
  }

  async #readMore(): Promise<void> {
    if (this.busy) return;
    const known = this.orders?.length ?? 0;
    await this.#read(String(PAGE_SIZE), this.nextCursor);
    await this.updateComplete;
    this.#linkOf(this.orders?.[known]?.id)?.focus();
  }

  #find = (event: Event): void => {
    event.preventDefault();
    const search = this.querySelector<HTMLInputElement>('input[name=search]')?.value.trim() ?? '';
    const chosen = this.querySelector<HTMLSelectElement>('select[name=state]')?.value;
    const state = STATES.find((known) => known === chosen);
    location.hash = hashOfQuery({
      show: this.query.show,
      ...(state === undefined ? {} : {state}),
      ...(search === '' ? {} : {search}),
    });
  };

  #leaveSearch = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !(event.target instanceof HTMLElement)) return;
    event.stopPropagation();
    event.target.blur();
    void this.focusCurrent();
  };
}

/** The other filters stay when the tab changes, unless no such order can be there. */
function tabQuery(rest: Omit<InboxQuery, 'show'>, show: InboxQuery['show']): InboxQuery {
  const {state, ...others} = rest;
  return state === undefined || (show !== 'all' && stateType(state) !== show) ? {...others, show} : {...rest, show};
}

/** The seven links as a small line; the one the order is in, by its word. */
function linkMarks({link, state}: WorkOrderLine): TemplateResult | typeof nothing {
  if (stateType(state) === 'closed') return nothing;
  return html`
    <span class="hcp-console-links">
      <span class="hcp-hidden">${INBOX.link(LINK_WORDS[link])}</span>
      ${LINKS.map(
        (known) =>
          html`<span aria-hidden="true" data-state=${known === link ? 'now' : nothing}
            >${known === link ? LINK_WORDS[known] : ''}</span
          >`,
      )}
    </span>
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-inbox': Inbox;
  }
}
