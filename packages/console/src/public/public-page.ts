import {
  type Choice,
  choiceOf,
  PUBLIC,
  type PublicApi,
  publicFailure,
  publicFigures,
  publicFrame,
  readPublic,
  toDom,
} from '@haochaping/views';
import {COMMON} from '../locales/zh-CN.ts';
import {isWorthRetrying, troubleWords} from '../trouble.ts';

/**
 * The public page: what `@haochaping/views` makes of the choice in the address. A server may have written the first view into it
 * already; without one, and for every choice after it, the page asks and builds by itself.
 */
export class PublicPage extends HTMLElement {
  /** The address of the receipt page. */
  receipt = '../receipt/';
  #api: PublicApi | undefined;
  #asked = 0;

  /** Begins to work: shows the choice in the address, unless a server has, and follows what is chosen next. */
  start(api: PublicApi): void {
    this.#api = api;
    this.addEventListener('click', this.#click);
    this.addEventListener('submit', this.#submit);
    window.addEventListener('popstate', this.#follow);
    if (this.querySelector('main') === null) void this.#show(choiceOf(location.search), false);
  }

  disconnectedCallback(): void {
    this.#api = undefined;
    this.removeEventListener('click', this.#click);
    this.removeEventListener('submit', this.#submit);
    window.removeEventListener('popstate', this.#follow);
  }

  async #show(choice: Choice, isNews: boolean): Promise<void> {
    const api = this.#api;
    if (api === undefined) return;
    this.#asked += 1;
    const asked = this.#asked;
    if (this.querySelector('main') === null)
      this.#draw([{tag: 'h1', attributes: {}, children: [PUBLIC.title]}, WAITING]);
    const main = this.querySelector('main');
    main?.setAttribute('aria-busy', 'true');
    const read = await readPublic(api, choice);
    if (asked !== this.#asked) return;
    if (read.kind === 'read') this.#draw(publicFigures(read.figures, choice));
    // Numbers of one choice never stand under the name of another.
    else
      this.#draw(publicFailure(troubleWords(read.failure), isWorthRetrying(read.failure) ? COMMON.retry : undefined));
    // The first view is where the page begins; what was chosen is news, and is read out.
    if (isNews) this.querySelector<HTMLElement>('h1')?.focus();
  }

  #draw(main: Parameters<typeof publicFrame>[0]): void {
    while (this.lastChild !== null) this.lastChild.remove();
    for (const tree of publicFrame(main, {receipt: this.receipt})) this.appendChild(toDom(tree, document));
  }

  #go(address: string): void {
    history.pushState(null, '', address);
    void this.#show(choiceOf(location.search), true);
  }

  readonly #follow = (): void => {
    void this.#show(choiceOf(location.search), true);
  };

  readonly #click = (event: MouseEvent): void => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest('[data-retry]') !== null) {
      this.#follow();
      return;
    }
    const href = event.target.closest('a')?.getAttribute('href');
    if (href === null || href === undefined) return;
    if (href === '#main') {
      event.preventDefault();
      this.querySelector<HTMLElement>('#main')?.focus();
      return;
    }
    // Another tab or window is the browser's affair.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (href !== './' && !href.startsWith('?')) return;
    event.preventDefault();
    this.#go(href === './' ? location.pathname : href);
  };

  readonly #submit = (event: Event): void => {
    if (!(event.target instanceof HTMLFormElement)) return;
    event.preventDefault();
    const said: string[] = [];
    for (const [name, value] of new FormData(event.target)) {
      if (typeof value === 'string' && value !== '') said.push(`${name}=${encodeURIComponent(value)}`);
    }
    this.#go(said.length === 0 ? location.pathname : `?${said.join('&')}`);
  };
}

const WAITING = {tag: 'p', attributes: {role: 'status', class: 'hcp-soft'}, children: [COMMON.loading]};

declare global {
  interface HTMLElementTagNameMap {
    'hcp-public-page': PublicPage;
  }
}
