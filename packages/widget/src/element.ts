import type {Level} from '@haochaping/core';
import {createClient} from '@haochaping/sdk';
import type {Client} from '@haochaping/sdk';
import {html, nothing, render} from 'lit/html.js';
import type {ReviewEventDetail, ReviewEventMap} from './events.ts';
import type * as latePart from './late.ts';
import type {Words} from './locales/dictionary.ts';
import {Speaker} from './locales/speaker.ts';
import {fitLevels, keepFitting} from './parts/fit.ts';
import {closedResult} from './parts/result.ts';
import {reviewForm} from './parts/review-form.ts';
import {skeleton} from './parts/skeleton.ts';
import {startSession, type Session} from './session.ts';
import {addStyles} from './style-sheets.ts';
import {styles} from './styles.ts';
import {focusAfter} from './view-state.ts';
import type {FocusTarget} from './view-state.ts';

const FOCUS_SELECTORS: Readonly<Record<FocusTarget, string>> = {
  result: '#result',
  unsaved: '#unsaved',
  'more-tags': '.chip:nth-of-type(n+4) input',
  tags: '.tags input',
  text: 'textarea',
};

// A server that renders a page may import this module; there it only has to load.
const Base = typeof HTMLElement === 'undefined' ? (Object as unknown as typeof HTMLElement) : HTMLElement;

/**
 * The whole rating of one service as one element: what is being rated, five named levels, their official tags, words, and
 * then what became of it, with a receipt code. It draws a state that `view-state.ts` decides and the client carries out.
 *
 * Its language is that of its `lang`, else of the page around it; Chinese where there is no dictionary. `data-theme="dark"` or `auto` and
 * `data-view="elder"` choose its look where the page's own `--hcp-*` properties do not.
 *
 * @attr {string} endpoint - address of the backend, absolute or relative to the page
 * @attr {string} invitation - the signed token that invites to rate one service
 * @attr {string} receipt-href - address of the receipt page
 * @attr {boolean} expose-level - puts the level into the events' detail
 * @fires review-saved - on this device's disk
 * @fires review-delivered - the office has it
 * @fires review-refused - refused for good, with its code
 * @fires review-unsaved - neither kept nor sent, with its reason as code
 * @csspart card - the frame around everything
 * @csspart level - one of the five
 * @csspart tag - one tag
 * @csspart submit - the button that submits
 */
export class HcpReview extends Base {
  static readonly observedAttributes = ['endpoint', 'invitation', 'lang', 'receipt-href'];

  // For the life of the page: what is saved must go on being sent when the element is gone.
  static readonly #clients = new Map<string, Client>();

  #client: Client | undefined;
  #session: Session | undefined;
  readonly #speaker = new Speaker(() => {
    this.#requestUpdate();
  });
  #late: typeof latePart | undefined;
  #focus: FocusTarget | undefined;
  #resizes: ResizeObserver | undefined;
  #update: Promise<void> | undefined;
  #stale = false;

  /** Address of the backend, absolute or relative to the page. One client serves all elements with the same. @default '' the page's own */
  get endpoint(): string {
    return this.getAttribute('endpoint') ?? '';
  }

  set endpoint(address: string) {
    this.setAttribute('endpoint', address);
  }

  /** The signed token that invites to rate one service. A new one begins a new rating. @default '' */
  get invitation(): string {
    return this.getAttribute('invitation') ?? '';
  }

  set invitation(token: string) {
    this.setAttribute('invitation', token);
  }

  /** Address of the receipt page; the receipt code is added behind `#`. @default '' no link */
  get receiptHref(): string {
    return this.getAttribute('receipt-href') ?? '';
  }

  set receiptHref(address: string) {
    this.setAttribute('receipt-href', address);
  }

  /** Puts the level into the events' detail. @default false */
  get exposeLevel(): boolean {
    return this.hasAttribute('expose-level');
  }

  set exposeLevel(exposed: boolean) {
    this.toggleAttribute('expose-level', exposed);
  }

  /** A client of the page's own, instead of one made for `endpoint`. Whoever made it closes it. @default undefined */
  get client(): Client | undefined {
    return this.#client;
  }

  set client(client: Client | undefined) {
    // Templates set objects anew with each rendering.
    if (client === this.#client) return;
    this.#client = client;
    this.#open();
  }

  /** Resolves when all that has happened so far is drawn. */
  get updateComplete(): Promise<void> {
    return this.#update ?? Promise.resolve();
  }

  /** Puts the focus on the first thing to do: the heading of what became of the rating, else the levels. */
  override focus(options?: FocusOptions): void {
    const root = this.shadowRoot;
    const first = root?.querySelector<HTMLElement>('#result, .level input:checked') ?? root?.querySelector('input');
    first?.focus(options);
  }

  /** Forgets what was filled in and begins anew; the invitation is read again. What was submitted is not touched. */
  reset(): void {
    this.#open();
  }

  connectedCallback(): void {
    if (this.shadowRoot === null) {
      addStyles(this.attachShadow({mode: 'open'}), styles);
      this.#rescueProperties();
    }
    this.#chooseWords();
    if (this.#session === undefined) this.#open();
    else this.#session.show(true);
  }

  disconnectedCallback(): void {
    // A move in the page disconnects and connects in one go, and is no farewell.
    void Promise.resolve().then(() => {
      if (this.isConnected) return;
      this.#session?.show(false);
      this.#resizes?.disconnect();
      this.#resizes = undefined;
    });
  }

  attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (old === value) return;
    if (name === 'lang') this.#chooseWords();
    else if (name === 'receipt-href') this.#requestUpdate();
    else this.#open();
  }

  /** What a page set before the element was defined lies on the instance and hides the accessors. */
  #rescueProperties(): void {
    for (const name of ['endpoint', 'invitation', 'receiptHref', 'exposeLevel', 'client'] as const) {
      const own = Object.getOwnPropertyDescriptor(this, name);
      if (own === undefined) continue;
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, own.value);
    }
  }

  /** Begins anew, once for all that changes in one go. */
  #open(): void {
    if (this.shadowRoot === null) return;
    this.#stale = true;
    this.#requestUpdate();
  }

  #requestUpdate(): void {
    if (this.shadowRoot === null) return;
    this.#update ??= Promise.resolve().then(() => {
      this.#update = undefined;
      if (this.#stale) this.#start();
      this.#draw();
    });
  }

  #start(): void {
    this.#stale = false;
    this.#session?.show(false);
    const session = startSession(this.#client ?? clientOf(HcpReview.#clients, this.endpoint), this.invitation, {
      // All parts are here before the form is: what is begun can then be ended without a network.
      ready: () => this.#loadLate(),
      changed: (event, state) => {
        if (session !== this.#session) return;
        this.#focus = focusAfter(event, state) ?? this.#focus;
        this.#requestUpdate();
      },
      tell: (detail, level) => {
        this.#tell(detail, level);
      },
    });
    this.#session = session;
  }

  async #loadLate(): Promise<void> {
    const [late] = await Promise.all([import('./late.ts'), this.#speaker.ready]);
    if (this.#late === undefined && this.shadowRoot !== null) addStyles(this.shadowRoot, late.lateStyles);
    this.#late = late;
  }

  #tell(detail: ReviewEventDetail, level: Level | undefined): void {
    const exposed = this.exposeLevel && level !== undefined ? {level} : {};
    const type: keyof ReviewEventMap = `review-${detail.state}`;
    this.dispatchEvent(new CustomEvent(type, {bubbles: true, composed: true, detail: {...detail, ...exposed}}));
  }

  #chooseWords(): void {
    this.#speaker.choose((this.closest<HTMLElement>('[lang]') ?? document.documentElement).lang);
  }

  #draw(): void {
    const root = this.shadowRoot;
    if (root === null) return;
    const {words, lateWords} = this.#speaker;
    const session = this.#session;
    const late = this.#late;
    render(
      html`<div class="card" part="card" lang=${words?.language ?? nothing}>
        <div class="probe"></div>
        ${words === undefined || session === undefined ? skeleton('') : this.#content(session, words)}
        <p class="hidden" role="status">
          ${late === undefined || lateWords === undefined || session === undefined ? nothing : late.news(session.state(), lateWords)}
        </p>
      </div>`,
      root,
      {renderBefore: root.querySelector('link')},
    );
    if (this.isConnected) this.#resizes ??= keepFitting(root);
    fitLevels(root);
    const target = this.#focus;
    this.#focus = undefined;
    if (target !== undefined) root.querySelector<HTMLElement>(FOCUS_SELECTORS[target])?.focus();
  }

  #content({state: now, send}: Session, words: Words): unknown {
    const state = now();
    const late = this.#late;
    const {lateWords} = this.#speaker;
    if (state.phase === 'closed') {
      return closedResult(state.why, words, () => {
        this.#chooseWords();
        this.#open();
      });
    }
    if (state.phase === 'loading' || late === undefined || lateWords === undefined) return skeleton(words.loading);
    switch (state.phase) {
      case 'refused':
        return late.refusedResult(state, lateWords);
      case 'done':
        return late.doneResult(state, lateWords, this.receiptHref, send);
      case 'form':
        return reviewForm(state, words, send, late.lateFields(state, lateWords, send));
    }
  }
}

function clientOf(clients: Map<string, Client>, address: string): Client {
  const endpoint = new URL(address, document.baseURI).href;
  const client = clients.get(endpoint) ?? createClient({endpoint});
  clients.set(endpoint, client);
  return client;
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-review': HcpReview;
  }
}
