import type {Answer} from '@haochaping/protocol/staff';
import {html, nothing, type LitElement, type ReactiveController, type TemplateResult} from 'lit';
import {LISTED} from '../locales/staff-pages-zh-CN.ts';
import {skeleton, troubleNotice} from '../notices.ts';
import type {Failure} from '../trouble.ts';
import {isSessionLost} from './desk.ts';
import {pager} from './pager.ts';

export type ListPart<Item> = {readonly items: readonly Item[]; readonly nextCursor?: string | undefined};

/** A list that is read page by page for an element, which is drawn anew at every change. Fires `session-lost` on it. */
export class PagedList<Item> implements ReactiveController {
  items: readonly Item[] | undefined;
  nextCursor: string | undefined;
  failure: Failure | undefined;
  busy = false;
  readonly #host: LitElement;
  readonly #ask: (cursor: string | undefined) => Promise<Answer<ListPart<Item>>>;
  #asked = 0;

  constructor(host: LitElement, ask: (cursor: string | undefined) => Promise<Answer<ListPart<Item>>>) {
    this.#host = host;
    this.#ask = ask;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  /** Reads the list from its beginning; nothing of the one before is left standing. */
  async restart(): Promise<void> {
    this.items = undefined;
    this.nextCursor = undefined;
    await this.#read(undefined);
  }

  async readMore(): Promise<void> {
    if (!this.busy && this.nextCursor !== undefined) await this.#read(this.nextCursor);
  }

  /** Puts what an item has become in its place. */
  replace(old: Item, now: Item | undefined): void {
    this.items = this.items?.flatMap((item) => (item === old ? (now === undefined ? [] : [now]) : [item]));
    this.#host.requestUpdate();
  }

  /** The items by `draw`, or that there are none, or what went wrong. */
  view(empty: TemplateResult, draw: (items: readonly Item[]) => TemplateResult): TemplateResult {
    const {items, failure} = this;
    const trouble = failure === undefined ? nothing : troubleNotice(failure, () => void this.#again());
    if (items === undefined) return failure === undefined ? skeleton(6) : html`${trouble}`;
    if (items.length === 0) return html`${trouble}${empty}`;
    const listed = this.nextCursor === undefined ? LISTED.all(items.length) : LISTED.soFar(items.length);
    const rest = this.nextCursor === undefined ? undefined : {busy: this.busy, read: () => void this.readMore()};
    return html` ${draw(items)} ${trouble} ${pager(listed, rest)} `;
  }

  async #again(): Promise<void> {
    await this.#read(this.items === undefined ? undefined : this.nextCursor);
  }

  async #read(cursor: string | undefined): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    this.busy = true;
    this.failure = undefined;
    this.#host.requestUpdate();
    const answer = await this.#ask(cursor);
    // Somebody has asked for something else meanwhile.
    if (asked !== this.#asked) return;
    this.busy = false;
    if (answer.kind === 'ok') {
      const {items, nextCursor} = answer.body;
      this.items = cursor === undefined ? items : [...(this.items ?? []), ...items];
      this.nextCursor = nextCursor;
    } else if (isSessionLost(answer)) {
      // Signing in again stands before everything else, and brings another desk to read with.
      this.#host.dispatchEvent(new CustomEvent('session-lost', {bubbles: true}));
    } else {
      this.failure = answer;
    }
    this.#host.requestUpdate();
  }
}
