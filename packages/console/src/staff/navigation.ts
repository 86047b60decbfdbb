import type {StaffRole} from '@haochaping/protocol/staff';
import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {FRAME, SECTION_WORDS} from '../locales/staff-pages-zh-CN.ts';
import {SECTIONS, type Section} from './page-entry.ts';
import {hasInbox, pagesFor} from './pages.ts';
import type {Place} from './place.ts';

type Link = {readonly href: string; readonly words: string; readonly isCurrent: boolean};

/** The parts of the console that a role has, and the pages of the part it is in. On a phone behind one button. */
export class Navigation extends LitElement {
  static override properties = {
    role: {attribute: false},
    place: {attribute: false},
    open: {state: true, attribute: false},
  };
  declare role: StaffRole;
  declare place: Place | undefined;
  /** Whether the menu is unfolded; on a broad screen it always is. */
  declare open: boolean;

  constructor() {
    super();
    this.open = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('place')) this.open = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const sections = sectionLinks(this.role, this.place);
    const pages = pageLinks(this.role, this.place);
    if (sections.length < 2 && pages.length < 2) return nothing;
    const here = sections.find(({isCurrent}) => isCurrent)?.words ?? FRAME.menu;
    return html`
      <nav class="hcp-console-nav hcp-screen" aria-label=${FRAME.menu} @keydown=${this.#key}>
        <div class="hcp-frame">
          <button
            class="hcp-console-menu"
            type="button"
            aria-expanded=${this.open}
            aria-controls="console-menu"
            @click=${() => {
              this.open = !this.open;
            }}
          >
            ${FRAME.menu}<span class="hcp-soft">${here}</span>
          </button>
          <div id="console-menu" data-open=${this.open}>
            ${sections.length < 2 ? nothing : list('hcp-console-sections', sections)}
            ${pages.length < 2 ? nothing : list('hcp-console-pages', pages)}
          </div>
        </div>
      </nav>
    `;
  }

  #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.open) return;
    event.stopPropagation();
    this.open = false;
    this.querySelector<HTMLElement>('.hcp-console-menu')?.focus();
  };
}

function list(look: string, links: readonly Link[]): TemplateResult {
  return html`<ul class=${look}>
    ${links.map(
      ({href, words, isCurrent}) =>
        html`<li><a href=${href} aria-current=${isCurrent ? 'page' : nothing}>${words}</a></li>`,
    )}
  </ul>`;
}

/** The section a place belongs to. */
function sectionOf(place: Place | undefined): Section | undefined {
  return place?.page === 'entry' ? place.entry.section : place && 'orders';
}

function sectionLinks(role: StaffRole, place: Place | undefined): Link[] {
  const pages = pagesFor(role);
  return SECTIONS.flatMap((section) => {
    const first = pages.find((page) => page.section === section);
    const href = section === 'orders' && hasInbox(role) ? '#/' : first && `#/${first.path}`;
    if (href === undefined) return [];
    return [{href, words: SECTION_WORDS[section], isCurrent: sectionOf(place) === section}];
  });
}

function pageLinks(role: StaffRole, place: Place | undefined): Link[] {
  const section = sectionOf(place);
  const inbox =
    section === 'orders' && hasInbox(role)
      ? [{href: '#/', words: FRAME.allOrders, isCurrent: place?.page !== 'entry'}]
      : [];
  const pages = pagesFor(role).filter((page) => page.section === section);
  return [
    ...inbox,
    ...pages.map(({path, title, id}) => ({
      href: `#/${path}`,
      words: title,
      isCurrent: place?.page === 'entry' && place.entry.id === id,
    })),
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-navigation': Navigation;
  }
}
