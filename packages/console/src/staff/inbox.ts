import type {WorkOrderLine} from '@haochaping/protocol/staff';
import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {INBOX} from '../locales/staff-pages-zh-CN.ts';
import {skeleton, troubleNotice} from '../notices.ts';
import type {Failure} from '../trouble.ts';
import {isSessionLost, type Desk} from './desk.ts';
import {chosenFilters, inboxFilters, type Places} from './inbox-filters.ts';
import {EVERYTHING_OPEN, hashOfQuery, type InboxQuery} from './inbox-query.ts';
import {inboxEmpty, inboxTable} from './inbox-table.ts';
import {pager} from './pager.ts';

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
    places: {state: true, attribute: false},
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
  declare places: Places | undefined;

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
    // What one person may see is not left standing for the next.
    if (changed.has('desk') && changed.get('desk')?.session.account !== this.desk.session.account)
      this.orders = undefined;
    if (changed.has('query') || changed.has('desk')) void this.refresh();
  }

  /** Reads anew as many orders as are listed; the list stays until they are here. */
  async refresh(): Promise<void> {
    void this.querySelector('hcp-inbox-views')?.refresh();
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
      <hcp-inbox-views .desk=${this.desk} .query=${this.query}></hcp-inbox-views>
      ${inboxFilters(this.query, this.places, {find: this.#find, leave: this.#leaveSearch, unfold: this.#readPlaces})}
      ${this.#list()}
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
      ${orders.length === 0 ? inboxEmpty(this.query) : this.#table(orders)}
    `;
  }

  #table(orders: readonly WorkOrderLine[]): TemplateResult {
    const {at, current} = this;
    const reached = (id: string): void => {
      this.current = id;
    };
    const whole = this.nextCursor === undefined;
    const listed = whole ? INBOX.allListed(orders.length) : INBOX.count(orders.length);
    const rest = whole ? undefined : {busy: this.busy, read: () => void this.#readMore()};
    return html` ${inboxTable(orders, {at, current, reached}, this.query.sort ?? 'due')} ${pager(listed, rest)} `;
  }

  #linkOf(id: string | undefined): HTMLAnchorElement | null {
    return id === undefined ? null : this.querySelector<HTMLAnchorElement>(`a[data-order="${CSS.escape(id)}"]`);
  }

  async #read(limit: string, cursor: string | undefined): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    this.busy = true;
    const answer = await this.desk.api.listWorkOrders({query: {...this.query, cursor, limit}});
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
    const form = this.querySelector<HTMLFormElement>('form[role=search]');
    if (form !== null) location.hash = hashOfQuery(chosenFilters(this.query, new FormData(form)));
  };

  /** The names of areas and departments, when somebody wants to choose by them. */
  #readPlaces = async (): Promise<void> => {
    if (this.places !== undefined) return;
    const {area} = this.desk.session;
    const [areas, departments] = await Promise.all([
      this.desk.directory.readAreas({query: area === undefined ? {} : {parent: area.code}}),
      this.desk.directory.readDepartments({query: area === undefined ? {} : {area: area.code}}),
    ]);
    if (areas.kind === 'ok' && departments.kind === 'ok') {
      this.places = {areas: areas.body.areas, departments: departments.body.departments};
    }
  };

  #leaveSearch = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !(event.target instanceof HTMLElement)) return;
    event.stopPropagation();
    event.target.blur();
    void this.focusCurrent();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-inbox': Inbox;
  }
}
