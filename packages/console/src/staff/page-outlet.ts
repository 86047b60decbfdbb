import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {FRAME} from '../locales/staff-pages-zh-CN.ts';
import {TROUBLE} from '../locales/zh-CN.ts';
import {skeleton} from '../notices.ts';
import type {Desk} from './desk.ts';
import type {ConsolePage, PageEntry, PageRoute} from './page-entry.ts';

/**
 * Shows one page of the registry: brings its code, puts it in, hands it what it needs.
 * @fires page-shown - another page than before has been drawn. Bubbles.
 */
export class PageOutlet extends LitElement {
  static override properties = {
    desk: {attribute: false},
    entry: {attribute: false},
    route: {attribute: false},
    at: {attribute: false},
    page: {state: true, attribute: false},
    failed: {state: true, attribute: false},
  };
  declare desk: Desk;
  declare entry: PageEntry;
  declare route: PageRoute;
  declare at: number;
  declare page: ConsolePage | undefined;
  /** Its code could not be brought. */
  declare failed: boolean;

  constructor() {
    super();
    this.failed = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // What one person may see is not left standing for the next.
    const before = changed.get('desk');
    const isAnother = before !== undefined && before.session.account !== this.desk.session.account;
    if (changed.has('entry') || isAnother) {
      this.page = undefined;
      void this.#load();
    }
    if (this.page !== undefined) this.#hand(this.page);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const steps = changed.get('route')?.steps.join('/');
    const isOtherPart = steps !== undefined && steps !== this.route.steps.join('/');
    if ((changed.has('page') || isOtherPart) && this.page !== undefined) void this.#tell(this.page);
  }

  protected override render(): TemplateResult {
    return html`
      ${
        this.page === undefined
          ? html`<h1 tabindex="-1">${this.entry.title}</h1>
              ${this.failed ? this.#failure() : skeleton(4)}`
          : nothing
      }
      ${this.page ?? nothing}
    `;
  }

  #failure(): TemplateResult {
    return html`<div class="hcp-notice hcp-refused" role="alert">
      <h2>${TROUBLE.offline.title}</h2>
      <p>${FRAME.pageMissing}</p>
      <div class="hcp-buttons">
        <button class="hcp-button" type="button" @click=${() => void this.#load()}>${FRAME.loadAgain}</button>
      </div>
    </div>`;
  }

  async #load(): Promise<void> {
    const {entry} = this;
    this.failed = false;
    try {
      const Page = await entry.load();
      const name = `hcp-page-${entry.id}`;
      if (customElements.get(name) === undefined) customElements.define(name, Page);
      // Somebody has gone on to another page meanwhile.
      if (entry !== this.entry) return;
      const page = document.createElement(name) as ConsolePage;
      this.#hand(page);
      this.page = page;
    } catch {
      // No network, or a page that a newer release has taken the place of: both are told, and neither loses what was typed.
      if (entry === this.entry) this.failed = true;
    }
  }

  #hand(page: ConsolePage): void {
    page.desk = this.desk;
    page.route = this.route;
    page.at = this.at;
  }

  async #tell(page: ConsolePage): Promise<void> {
    if (page instanceof LitElement) await page.updateComplete;
    if (page === this.page) this.dispatchEvent(new CustomEvent('page-shown', {bubbles: true}));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-page-outlet': PageOutlet;
  }
}
