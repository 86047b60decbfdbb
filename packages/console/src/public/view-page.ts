import {type PublicApi, publicFailure, publicFrame, type PublicView, toDom, type Tree} from '@haochaping/views';
import {COMMON} from '../locales/zh-CN.ts';
import {isWorthRetrying, problemOf, troubleWords} from '../trouble.ts';

const WAITING: Tree = {tag: 'p', attributes: {role: 'status', class: 'hcp-soft'}, children: [COMMON.loading]};

/**
 * A public page: what its view makes of the address. A server may have written the first view into it already; without one, and for every
 * choice after it, the page asks and builds by itself.
 */
export abstract class ViewPage extends HTMLElement {
  protected abstract readonly view: PublicView;
  #api: PublicApi | undefined;
  #asked = 0;

  /** Begins to work: shows what the address asks for, unless a server has, and follows what is chosen next. */
  start(api: PublicApi): void {
    this.#api = api;
    this.addEventListener('click', this.#click);
    this.addEventListener('submit', this.#submit);
    window.addEventListener('popstate', this.#follow);
    if (this.querySelector('main') === null) void this.#show(false);
    else this.drawn(api);
  }

  disconnectedCallback(): void {
    this.#api = undefined;
    this.removeEventListener('click', this.#click);
    this.removeEventListener('submit', this.#submit);
    window.removeEventListener('popstate', this.#follow);
  }

  /** For what only a script can add, each time the page was drawn. */
  protected drawn(_api: PublicApi): void {
    return;
  }

  async #show(isNews: boolean): Promise<void> {
    const api = this.#api;
    if (api === undefined) return;
    this.#asked += 1;
    const asked = this.#asked;
    const {title, unknown} = this.view;
    if (this.querySelector('main') === null) {
      this.#draw([{tag: 'h1', attributes: {}, children: [title]}, WAITING]);
    }
    this.querySelector('main')?.setAttribute('aria-busy', 'true');
    const viewed = await this.view.read(api, location.search);
    if (asked !== this.#asked) return;
    if (viewed.kind === 'shown') {
      this.#draw(viewed.main);
      this.drawn(api);
    } else {
      // What was asked for never stands under the name of something else.
      const {failure} = viewed;
      const isUnknown = unknown.codes.includes(problemOf(failure)?.code ?? '');
      const retry = !isUnknown && isWorthRetrying(failure) ? COMMON.retry : undefined;
      this.#draw(publicFailure(title, isUnknown ? unknown : troubleWords(failure), retry));
    }
    // The first view is where the page begins; what was chosen is news, and is read out.
    if (isNews) this.querySelector<HTMLElement>('h1')?.focus();
  }

  #draw(main: readonly Tree[]): void {
    while (this.lastChild !== null) this.lastChild.remove();
    for (const tree of publicFrame(main, this.view.folder)) this.appendChild(toDom(tree, document));
  }

  #go(address: string): void {
    history.pushState(null, '', address);
    void this.#show(true);
  }

  readonly #follow = (): void => {
    void this.#show(true);
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
