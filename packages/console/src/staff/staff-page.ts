import type {StaffSession} from '@haochaping/protocol/staff';
import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {COMMON} from '../locales/zh-CN.ts';
import {FRAME} from '../locales/staff-pages-zh-CN.ts';
import {skeleton, troubleNotice} from '../notices.ts';
import type {Failure} from '../trouble.ts';
import {isSessionLost, type Desk, type OpenForm} from './desk.ts';
import {isTouched} from './draft.ts';
import {focusHeading} from './focus-heading.ts';
import {EVERYTHING_OPEN, hashOfQuery, type InboxQuery} from './inbox-query.ts';
import {handleKey} from './keyboard.ts';
import {hasInbox, pagesFor} from './pages.ts';
import {isSamePlace, placeOfHash, type Place} from './place.ts';
import {lostDialog, passwordView, signInView, staffHeader} from './session-views.ts';
import {workView} from './work-view.ts';

const TICK_MS = 20_000;

/** What a staff page needs of the world. */
export type StaffPorts = Pick<Desk, 'api' | 'directory' | 'connect' | 'sendBytes' | 'endpoint' | 'clock'>;

/**
 * The whole console: signing in, the inbox, one order, and the pages of the registry. `ports` must be set before it is put into a document. Where it
 * stands is the address's fragment, so that going back and sharing an order's address work as everywhere.
 */
export class StaffPage extends LitElement {
  static override properties = {
    ports: {attribute: false},
    session: {state: true, attribute: false},
    failure: {state: true, attribute: false},
    place: {state: true, attribute: false},
    query: {state: true, attribute: false},
    changingPassword: {state: true, attribute: false},
    lost: {state: true, attribute: false},
    offline: {state: true, attribute: false},
    at: {state: true, attribute: false},
  };
  declare ports: StaffPorts;
  /** Absent until it is known whether somebody is signed in. */
  declare session: StaffSession | 'none' | undefined;
  declare failure: Failure | undefined;
  declare place: Place | undefined;
  /** What the inbox shows, also while an order is open. */
  declare query: InboxQuery;
  declare changingPassword: boolean;
  /** The session ended while somebody was at work. */
  declare lost: boolean;
  declare offline: boolean;
  declare at: number;

  #desk: Desk | undefined;
  #drafts = new Map<string, OpenForm>();
  #stopListening: (() => void) | undefined;
  /** The keyboard goes to the heading once what was asked for is drawn. */
  #headingNext = false;
  #cameFrom: Place | undefined;

  constructor() {
    super();
    this.query = EVERYTHING_OPEN;
    this.changingPassword = false;
    this.lost = false;
    this.offline = false;
    this.at = 0;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const listening = new AbortController();
    const {signal} = listening;
    window.addEventListener('hashchange', this.#follow, {signal});
    window.addEventListener('online', this.#networkChanged, {signal});
    window.addEventListener('offline', this.#networkChanged, {signal});
    window.addEventListener('beforeunload', this.#beforeUnload, {signal});
    document.addEventListener('keydown', this.#key, {signal});
    const timer = setInterval(() => {
      this.at = this.ports.clock.at();
    }, TICK_MS);
    this.#stopListening = () => {
      listening.abort();
      clearInterval(timer);
    };
    this.#follow();
    void this.#readSession();
  }

  override disconnectedCallback(): void {
    this.#stopListening?.();
    super.disconnectedCallback();
  }

  protected override willUpdate(): void {
    // Also backwards: an answer may have shown that this desk's clock is fast.
    this.at = this.ports.clock.at();
    const {session} = this;
    if (session === undefined || session === 'none') this.#desk = undefined;
    else if (this.#desk?.session !== session) this.#desk = {...this.ports, session, drafts: this.#drafts};
  }

  protected override updated(changed: PropertyValues<this>): void {
    const dialog = this.querySelector<HTMLDialogElement>('dialog[aria-labelledby=lost-title]');
    if (changed.has('lost') && dialog !== null) {
      if (this.lost && !dialog.open) dialog.showModal();
      if (!this.lost && dialog.open) dialog.close();
    }
    if (changed.has('session') && this.session === 'none') this.#headingNext = true;
    if (this.#headingNext && focusHeading(this)) this.#headingNext = false;
  }

  protected override render(): TemplateResult {
    return html`
      <a class="hcp-skip" href="#main" @click=${this.#skip}>${COMMON.skip}</a>
      ${staffHeader(this.#who, {
        changePassword: () => {
          this.changingPassword = true;
        },
        signOut: () => void this.#signOut(),
      })}
      ${
        this.#isAtWork && this.#desk !== undefined
          ? html`<hcp-navigation .role=${this.#desk.session.role} .place=${this.place}></hcp-navigation>`
          : nothing
      }
      <main class="hcp-frame hcp-main" id="main" tabindex="-1">
        ${this.offline ? html`<div class="hcp-notice hcp-waiting" role="status"><p>${FRAME.offline}</p></div>` : nothing}
        ${this.#content()}
      </main>
      <footer class="hcp-footer">
        <div class="hcp-frame">
          <p>${FRAME.footer}</p>
          ${this.#isAtWork ? html`<hcp-key-help></hcp-key-help>` : nothing}
        </div>
      </footer>
      ${
        this.#who === undefined
          ? nothing
          : lostDialog(this.ports, this.#who.account, this.lost, {
              signedIn: this.#signedIn,
              closed: () => {
                this.lost = false;
              },
            })
      }
    `;
  }

  get #who(): StaffSession | undefined {
    return this.session === 'none' ? undefined : this.session;
  }

  #content(): TemplateResult {
    const {session, failure} = this;
    if (session === undefined) {
      return failure === undefined ? skeleton(4) : troubleNotice(failure, () => void this.#readSession());
    }
    if (session === 'none') return signInView(this.ports.api, this.ports.connect, this.#signedIn);
    if (session.mustChangePassword || this.changingPassword) {
      return passwordView(this.ports.api, session.mustChangePassword, {
        signedIn: this.#signedIn,
        lost: () => {
          this.session = 'none';
        },
        cancel: () => {
          this.changingPassword = false;
        },
      });
    }
    return html`
      ${failure === undefined ? nothing : troubleNotice(failure)}
      <div @session-lost=${this.#sessionLost} @page-shown=${this.#pageShown} @order-read=${this.#orderRead}>
        ${this.#desk === undefined ? nothing : workView(this.#desk, this)}
      </div>
    `;
  }

  /** Whether somebody is signed in and free to work. */
  get #isAtWork(): boolean {
    return this.#who !== undefined && !this.#who.mustChangePassword && !this.changingPassword;
  }

  async #readSession(): Promise<void> {
    this.failure = undefined;
    const answer = await this.ports.api.readSession();
    if (answer.kind === 'ok') this.session = answer.body;
    else if (isSessionLost(answer)) this.session = 'none';
    else this.failure = answer;
    this.#leadHome();
  }

  #signedIn = (event: CustomEvent<StaffSession>): void => {
    const before = this.session;
    // Somebody else at the same desk does not go on with what the other one typed.
    if (before !== undefined && before !== 'none' && before.account !== event.detail.account) {
      this.#drafts.clear();
      location.hash = '#/';
    }
    this.failure = undefined;
    this.lost = false;
    this.changingPassword = false;
    this.session = event.detail;
    this.#headingNext = before === 'none' && this.place?.page === 'inbox';
    this.#leadHome();
  };

  async #signOut(): Promise<void> {
    if (this.#hasDrafts() && !confirm(FRAME.leave)) return;
    const answer = await this.ports.api.signOut();
    if (answer.kind !== 'ok' && !isSessionLost(answer)) {
      this.failure = answer;
      return;
    }
    this.#drafts.clear();
    const {signOutAddress} = this.#who ?? {};
    this.session = 'none';
    this.lost = false;
    location.hash = '#/';
    // Whoever came by an outside sign-in is still signed in there.
    if (signOutAddress !== undefined) location.assign(signOutAddress);
  }

  #sessionLost = (): void => {
    this.lost = true;
  };

  #follow = (): void => {
    const place = placeOfHash(location.hash);
    const before = this.place;
    this.place = place;
    this.failure = undefined;
    if (place?.page === 'entry') {
      document.title = `${place.entry.title} - ${FRAME.title}`;
      this.#cameFrom = before;
    }
    if (place?.page === 'inbox') {
      document.title = FRAME.title;
      const isSameList = hashOfQuery(place.query) === hashOfQuery(this.query);
      if (!isSameList) this.query = place.query;
      if (before?.page === 'order') void this.#backAtInbox(isSameList);
      else if (before?.page === 'entry') this.#headingNext = true;
      this.#leadHome();
    }
    if (place === undefined) this.#headingNext = true;
  };

  /** Whoever has no inbox begins on the first page that they have. */
  #leadHome(): void {
    const [first] = this.#who === undefined || hasInbox(this.#who.role) ? [] : pagesFor(this.#who.role);
    if (this.place?.page === 'inbox' && first !== undefined) location.replace(`#/${first.path}`);
  }

  /** The keyboard goes to the heading of another page; on the first one after a reload it stays where the browser put it. */
  #pageShown = (): void => {
    if (this.#cameFrom === undefined || isSamePlace(this.#cameFrom, this.place)) return;
    if (document.querySelector('dialog[open]') === null) focusHeading(this);
  };

  async #backAtInbox(isSameList: boolean): Promise<void> {
    await this.updateComplete;
    const inbox = this.querySelector('hcp-inbox');
    await inbox?.focusCurrent();
    if (isSameList) await inbox?.refresh();
  }

  #orderRead = (event: CustomEvent<string>): void => {
    const title = `${event.detail} - ${FRAME.title}`;
    if (document.title === title) return;
    document.title = title;
    void this.querySelector('hcp-order')?.updateComplete.then(() => focusHeading(this));
  };

  #skip = (event: Event): void => {
    event.preventDefault();
    this.querySelector<HTMLElement>('#main')?.focus();
  };

  #key = (event: KeyboardEvent): void => {
    if (!this.#isAtWork || this.lost) return;
    const handled = handleKey(event, {
      inbox: this.place?.page === 'inbox' ? this.querySelector('hcp-inbox') : null,
      help: this.querySelector('hcp-key-help'),
      commands: this.place?.page === 'order' ? this.querySelector('hcp-commands') : null,
      leaveOrder:
        this.place?.page === 'order'
          ? () => {
              location.hash = hashOfQuery(this.query);
            }
          : undefined,
    });
    if (handled) event.preventDefault();
  };

  #networkChanged = (): void => {
    this.offline = !navigator.onLine;
  };

  #beforeUnload = (event: BeforeUnloadEvent): void => {
    if (this.#hasDrafts()) event.preventDefault();
  };

  #hasDrafts(): boolean {
    return [...this.#drafts.values()].some((form) => isTouched(form.draft, form.blank));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-staff-page': StaffPage;
  }
}
