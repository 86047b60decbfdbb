import type {Client} from '@haochaping/sdk';
import {createScreen, type ReviewMode, type Screen} from './screen.ts';

// A server that renders a page may import this module; there it only has to load.
const Base = typeof HTMLElement === 'undefined' ? (Object as unknown as typeof HTMLElement) : HTMLElement;

/**
 * The whole rating of one service as one element: what is being rated, five named levels, their official tags, words, and
 * then what became of it, with a receipt code. Here stands what a page can say to it; `screen.ts` draws.
 *
 * Its language is that of its `lang`, else of the page around it; Chinese where there is no dictionary. `data-theme="dark"` or `auto` and
 * `data-view="elder"` choose its look where the page's own `--hcp-*` properties do not.
 *
 * @attr {string} endpoint - address of the backend, absolute or relative to the page
 * @attr {string} invitation - the signed token that invites to rate one service
 * @attr {'inline' | 'dialog' | 'launcher'} mode - how it appears
 * @attr {string} receipt-href - address of the receipt page
 * @attr {boolean} expose-level - puts the level into the events' detail
 * @attr {boolean} shared-device - for a device on which others will sit after this citizen
 * @attr {boolean} stepwise - asks one question a screen
 * @attr {number} clear-after - seconds without a touch after which a shared device clears the screen; 60 unless given
 * @attr {string} background-sync - address of `hcp-sw.js` on the page's own origin: what waits is then sent without an open page, where the browser can
 * @attr {boolean} demo - shows the whole flow without a backend: asks nobody, stores nothing, and says so
 * @attr {boolean} form-associated - makes it a field of the form around it: its value is the review's id, never the level
 * @attr {string} name - its name in the form; `review` unless given
 * @attr {boolean} required - its form cannot be sent without a review
 * @attr {string} languages - those the citizen may choose from, by their tags with blanks between, e.g. `zh-CN en ug`; drafts are offered only here
 * @attr {string} dictionary-href - the site's own dictionaries, checked JSON files of the same origin with blanks between
 * @attr {elder|auto} view - 长辈版: `elder` begins with it, `auto` with what was chosen on this device; both show the switch
 * @attr {string} clips-href - a list of recorded clips to be read aloud from, of the same origin
 * @fires review-saved - on this device's disk
 * @fires review-delivered - the office has it
 * @fires review-refused - refused for good, with its code
 * @fires review-unsaved - neither kept nor sent, with its reason as code
 * @fires review-closed - the dialog was closed
 * @csspart card - the frame around everything
 * @csspart level - one of the five
 * @csspart tag - one tag
 * @csspart submit - the button that submits
 * @csspart dialog - the native dialog with the shade around the card, in the modes `dialog` and `launcher`
 * @csspart launcher - the button that floats over the page, in the mode `launcher`
 * @csspart language - the choice of a language above the card
 * @csspart view - the switch of the elder view above the card
 * @csspart read - the button that reads aloud, above the card
 */
export class HcpReview extends Base {
  // Read when the element is defined, so it holds for all of them; one that is not asked to be a field has no value.
  static get formAssociated(): boolean {
    return true;
  }

  static get observedAttributes(): readonly string[] {
    return ['endpoint', 'invitation', 'lang', 'mode', 'receipt-href', 'shared-device', 'stepwise', 'languages', 'view'];
  }

  /** Address of the backend, absolute or relative to the page. One client serves all elements with the same. @default '' the page's own */
  get endpoint(): string {
    return attribute(this, 'endpoint');
  }

  set endpoint(address: string) {
    this.setAttribute('endpoint', address);
  }

  /** The signed token that invites to rate one service. A new one begins a new rating. @default '' */
  get invitation(): string {
    return attribute(this, 'invitation');
  }

  set invitation(token: string) {
    this.setAttribute('invitation', token);
  }

  /** Address of the receipt page; the receipt code is added behind `#`. @default '' no link */
  get receiptHref(): string {
    return attribute(this, 'receipt-href');
  }

  set receiptHref(address: string) {
    this.setAttribute('receipt-href', address);
  }

  /** How it appears: `inline` in its place, `dialog` once it is opened, `launcher` with a floating button that opens it. @default 'inline' */
  get mode(): ReviewMode {
    const mode = attribute(this, 'mode');
    return mode === 'dialog' || mode === 'launcher' ? mode : 'inline';
  }

  set mode(mode: ReviewMode) {
    this.setAttribute('mode', mode);
  }

  /** Puts the level into the events' detail. @default false */
  get exposeLevel(): boolean {
    return this.hasAttribute('expose-level');
  }

  set exposeLevel(exposed: boolean) {
    this.toggleAttribute('expose-level', exposed);
  }

  /**
   * For a device on which others will sit after this citizen: the whole review is sealed before it is stored, the browser is to remember
   * nothing, and the screen is cleared when nobody touches it. @default false
   */
  get sharedDevice(): boolean {
    return this.hasAttribute('shared-device');
  }

  set sharedDevice(shared: boolean) {
    this.toggleAttribute('shared-device', shared);
  }

  /** A client of the page's own, instead of one made for `endpoint`. Whoever made it closes it. @default undefined */
  get client(): Client | undefined {
    return screenOf(this).client();
  }

  set client(client: Client | undefined) {
    screenOf(this).useClient(client);
  }

  /** Resolves when all that has happened so far is drawn. */
  get updateComplete(): Promise<void> {
    return screenOf(this).drawn();
  }

  /** Puts the focus on the first thing to do: the heading of what became of the rating, else the levels. */
  override focus(options?: FocusOptions): void {
    const root = this.shadowRoot;
    const first = root?.querySelector<HTMLElement>('#result, .level input:checked') ?? root?.querySelector('input');
    first?.focus(options);
  }

  /** Forgets what was filled in and begins anew; the invitation is read again. What was submitted is not touched. */
  reset(): void {
    screenOf(this).reset();
  }

  /** Opens the dialog. In its place in the page there is nothing to open. */
  open(): void {
    screenOf(this).turn(true);
  }

  /** Closes the dialog as if the citizen had: what was filled in stays for the next opening. Tells `review-closed`. */
  close(): void {
    screenOf(this).turn(false);
  }

  connectedCallback(): void {
    rescueProperties(this);
    screenOf(this).show(true);
  }

  disconnectedCallback(): void {
    // A move in the page disconnects and connects in one go, and is no farewell.
    void Promise.resolve().then(() => {
      if (!this.isConnected) screenOf(this).show(false);
    });
  }

  attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (old === value) return;
    if (name === 'lang' || name === 'languages' || name === 'view') screenOf(this).chooseWords();
    else if (name === 'receipt-href' || name === 'stepwise') screenOf(this).refresh();
    else screenOf(this).open();
  }
}

// Not a private field: written for the oldest browser, one costs more than all that stands below.
const screens = new WeakMap<HcpReview, Screen>();

function screenOf(element: HcpReview): Screen {
  const screen = screens.get(element) ?? createScreen(element);
  screens.set(element, screen);
  return screen;
}

function attribute(element: HcpReview, name: string): string {
  return element.getAttribute(name) ?? '';
}

/** What a page set before the element was defined lies on the instance and hides the accessors. */
function rescueProperties(element: HcpReview): void {
  for (const [name, value] of Object.entries(element)) {
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-review': HcpReview;
  }
}
