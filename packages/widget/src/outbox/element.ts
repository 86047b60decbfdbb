import type {Client} from '@haochaping/sdk';
import {html, nothing, render} from 'lit/html.js';
import {clientFor} from '../clients.ts';
import {lateStyles} from '../late-styles.ts';
import {outboxStyles} from '../outbox-styles.ts';
import {addStyles} from '../style-sheets.ts';
import {styles} from '../styles.ts';
import {outboxWordsFor} from './choose-words.ts';
import {saveFile} from './save-file.ts';
import {outboxSummary} from './state.ts';
import {outboxView} from './view.ts';
import {watchOutbox, type OutboxWatch} from './watch.ts';
import type {OutboxWords} from './words.ts';

// A server that renders a page may import this module; there it only has to load.
const Base = typeof HTMLElement === 'undefined' ? (Object as unknown as typeof HTMLElement) : HTMLElement;

/** How many reviews lie on this device. Never what is in them. */
export interface OutboxEventDetail {
  readonly waiting: number;
  readonly parked: number;
}

/**
 * The queue that people can see: how many ratings wait on this device, since when and why, which were refused and kept; to try again now, and
 * to export them as a file. For whoever looks after a terminal, and for citizens who wonder whether theirs has gone.
 *
 * Its language is that of its `lang`, else of the page around it. `data-theme` and the page's `--hcp-*` properties choose its look.
 *
 * @attr {string} endpoint - address of the backend, absolute or relative to the page
 * @fires outbox-changed - other numbers than before
 * @csspart card - the frame around everything
 * @csspart retry - the button that tries again
 * @csspart export - the button that exports
 */
export class HcpOutbox extends Base {
  static get observedAttributes(): readonly string[] {
    return ['endpoint', 'lang'];
  }

  #client: Client | undefined;
  #watch: OutboxWatch | undefined;
  #words: OutboxWords | undefined;
  #language: string | undefined;
  #drawing: Promise<void> | undefined;
  #told: OutboxEventDetail | undefined;

  /** Address of the backend, absolute or relative to the page. @default '' the page's own */
  get endpoint(): string {
    return this.getAttribute('endpoint') ?? '';
  }

  set endpoint(address: string) {
    this.setAttribute('endpoint', address);
  }

  /** A client of the page's own, instead of one made for `endpoint`. Whoever made it closes it. @default undefined */
  get client(): Client | undefined {
    return this.#client;
  }

  set client(client: Client | undefined) {
    if (client === this.#client) return;
    this.#client = client;
    this.#look();
  }

  /** Resolves when all that has happened so far is drawn. */
  get updateComplete(): Promise<void> {
    return this.#drawing ?? Promise.resolve();
  }

  connectedCallback(): void {
    for (const [name, value] of Object.entries(this)) {
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
    if (this.shadowRoot === null) {
      const root = this.attachShadow({mode: 'open'});
      for (const css of [styles, lateStyles, outboxStyles]) addStyles(root, css);
    }
    this.#speak();
    this.#look();
  }

  disconnectedCallback(): void {
    void Promise.resolve().then(() => {
      if (this.isConnected) return;
      this.#watch?.stop();
      this.#watch = undefined;
    });
  }

  attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (old === value || !this.isConnected) return;
    if (name === 'lang') this.#speak();
    else this.#look();
  }

  #look(): void {
    if (!this.isConnected) return;
    this.#watch?.stop();
    const client = this.#client ?? clientFor(this.endpoint, false);
    this.#watch = watchOutbox(client, () => this.#refresh(), saveFile);
    this.#refresh();
  }

  #speak(): void {
    const {lang} = this.closest<HTMLElement>('[lang]') ?? document.documentElement;
    this.#language = lang;
    // The words of before stand where others cannot be fetched.
    void outboxWordsFor(lang).then(
      (words) => {
        if (lang === this.#language) this.#words = words;
        this.#refresh();
      },
      () => this.#refresh(),
    );
  }

  #refresh(): void {
    this.#drawing ??= Promise.resolve().then(() => {
      this.#drawing = undefined;
      this.#draw();
    });
  }

  #draw(): void {
    const root = this.shadowRoot;
    const watch = this.#watch;
    const words = this.#words;
    if (root === null || watch === undefined) return;
    const state = watch.state();
    const content = words === undefined ? nothing : outboxView(state, words, watch);
    render(html`<div class="card" part="card" lang=${words?.language ?? nothing}>${content}</div>`, root, {
      renderBefore: root.querySelector('link'),
    });
    if (state.reviews !== undefined) this.#tell(outboxSummary(state));
  }

  #tell({waiting, parked}: ReturnType<typeof outboxSummary>): void {
    if (this.#told?.waiting === waiting && this.#told.parked === parked.length) return;
    const detail = {waiting, parked: parked.length};
    this.#told = detail;
    this.dispatchEvent(new CustomEvent<OutboxEventDetail>('outbox-changed', {bubbles: true, composed: true, detail}));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-outbox': HcpOutbox;
  }

  interface HTMLElementEventMap {
    'outbox-changed': CustomEvent<OutboxEventDetail>;
  }
}
