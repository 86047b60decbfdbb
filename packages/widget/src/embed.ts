import {EMBED_VERSION, frameMessage, type HostMessage} from './embed/messages.ts';
import {frameWords, type FrameWords} from './locales/frame-words.ts';

// A server that renders a page may import this module; there it only has to load.
const Base = typeof HTMLElement === 'undefined' ? (Object as unknown as typeof HTMLElement) : HTMLElement;
// Beside this script stands the page for the frame. Cut by hand: a build takes `new URL` with this for the address of a file of its own.
const FRAME = import.meta.url.replace(/[^/]*$/, '');
// A server that does not let this page frame it never answers.
const PATIENCE_MS = 15_000;

/**
 * The rating in a frame, for a page that is to run none of its script: `<hcp-embed invitation="…">`. It is as high as what is in it, tells the
 * element's events (`review-saved` and so on, without the level; `review-closed`), and where the frame does not come it offers a window.
 *
 * @attr {string} invitation - the signed token that invites to rate one service
 * @attr {string} src - address of the frame's page; the folder of this script unless given
 * @attr {string} theme - `light`, `dark` or `auto`
 */
export class HcpEmbed extends Base {
  #frame: HTMLIFrameElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  static get observedAttributes(): readonly string[] {
    return ['invitation', 'src', 'theme', 'lang'];
  }

  connectedCallback(): void {
    addEventListener('message', this.#hear);
    this.#show();
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.#hear);
    clearTimeout(this.#timer);
  }

  attributeChangedCallback(_name: string, old: string | null, value: string | null): void {
    if (this.isConnected && old !== value && old !== null) this.#show();
  }

  get #words(): FrameWords {
    return frameWords(this.closest<HTMLElement>('[lang]')?.lang ?? '');
  }

  get #address(): URL {
    return new URL(this.getAttribute('src') ?? FRAME, document.baseURI);
  }

  #show(): void {
    const invitation = this.getAttribute('invitation') ?? '';
    const address = this.#address;
    for (const name of ['theme', 'lang']) {
      const value = this.getAttribute(name);
      if (value !== null) address.searchParams.set(name, value);
    }
    // Behind `#`: no server's log sees it.
    address.hash = invitation;
    const frame = document.createElement('iframe');
    frame.title = this.#words.title;
    frame.allow = 'clipboard-write';
    frame.referrerPolicy = 'no-referrer';
    Object.assign(frame.style, {display: 'block', width: '100%', height: '480px', border: '0'});
    const hello: HostMessage = {type: 'hcp:hello', version: EMBED_VERSION};
    // With braces: as the function's last word it would be a tail call, which WebKit takes for the frame's own message.
    frame.addEventListener('load', () => {
      frame.contentWindow?.postMessage(hello, address.origin);
    });
    frame.src = address.href;
    this.textContent = '';
    this.append(frame);
    this.#frame = frame;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#offerWindow(invitation), PATIENCE_MS);
  }

  readonly #hear = ({data, origin, source}: MessageEvent): void => {
    const frame = this.#frame;
    const message = frameMessage(data);
    if (
      frame === undefined ||
      message === undefined ||
      source !== frame.contentWindow ||
      origin !== this.#address.origin
    )
      return;
    switch (message.type) {
      case 'hcp:ready':
        clearTimeout(this.#timer);
        return;
      case 'hcp:resize':
        frame.style.height = `${String(message.height)}px`;
        return;
      case 'hcp:state': {
        const {type: _type, ...detail} = message;
        this.dispatchEvent(new CustomEvent(`review-${message.state}`, {bubbles: true, composed: true, detail}));
        return;
      }
      case 'hcp:close':
        this.dispatchEvent(new CustomEvent('review-closed', {bubbles: true, composed: true}));
    }
  };

  #offerWindow(invitation: string): void {
    const link = document.createElement('a');
    link.href = new URL(`../r/#${invitation}`, this.#address).href;
    link.target = '_blank';
    link.rel = 'noopener';
    link.textContent = this.#words.ownWindow;
    const words = document.createElement('p');
    words.append(this.#words.notShown, link);
    this.append(words);
  }
}

if (typeof customElements !== 'undefined' && customElements.get('hcp-embed') === undefined) {
  customElements.define('hcp-embed', HcpEmbed);
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-embed': HcpEmbed;
  }
}
