import {createClient} from '@haochaping/sdk';
import type {Client, ClientOptions} from '@haochaping/sdk';
import type {HcpReview} from '../element.ts';
import type {ReviewEventDetail} from '../events.ts';
import {FakeBackend} from './fake-backend.ts';
import {SUBJECT} from './facts.ts';

const EVENTS = ['review-saved', 'review-delivered', 'review-refused', 'review-unsaved'] as const;

/** One citizen in front of one element: a device with a store of its own, and what a person can see and touch. */
export class Stage {
  readonly backend = new FakeBackend();
  readonly storageName = `widget-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
  /** What the page heard, in its order. */
  readonly heard: ReviewEventDetail[] = [];
  readonly #clients: Client[] = [];
  readonly #elements: HcpReview[] = [];

  /** A client as another visit or tab of the same device has it. */
  client(options: Partial<ClientOptions> = {}): Client {
    const {fetch} = this.backend;
    const client = createClient({endpoint: location.origin, fetch, storageName: this.storageName, ...options});
    this.#clients.push(client);
    return client;
  }

  /** Puts an element into the page; `invitation` is one that this stage's device has not seen, unless given. */
  mount(
    settings: Partial<HcpReview> & {
      readonly theme?: string;
      readonly attrs?: Readonly<Record<string, string>>;
    } = {},
  ): HcpReview {
    const {theme, attrs = {}, ...properties} = settings;
    const element = document.createElement('hcp-review');
    element.lang = 'zh-CN';
    if (theme !== undefined) element.dataset['theme'] = theme;
    for (const [name, value] of Object.entries(attrs)) element.setAttribute(name, value);
    Object.assign(element, {client: this.client(), invitation: invitationToken(), ...properties});
    for (const type of EVENTS) element.addEventListener(type, ({detail}) => this.heard.push(detail));
    document.body.append(element);
    this.#elements.push(element);
    return element;
  }

  async close(): Promise<void> {
    for (const element of this.#elements) element.remove();
    await Promise.all(this.#clients.map((client) => client.close()));
  }
}

/** A token that can be read and not verified, for the time without a network. */
export function invitationToken(expiresAt: string = '2099-01-01T00:00:00Z'): string {
  const claims = {
    aud: 'test',
    sub: `${SUBJECT.caseNumber}#1`,
    jti: 'one',
    iat: 1_763_800_000,
    exp: Date.parse(expiresAt) / 1_000,
    channel: 'web-widget',
    about: SUBJECT,
  };
  const binary = String.fromCharCode(...new TextEncoder().encode(JSON.stringify(claims)));
  const signature = crypto.getRandomValues(new Uint32Array(8)).join('');
  return ['e30', btoa(binary), signature].join('.').replaceAll('=', '');
}

export async function until<T>(what: string, look: () => T | null | undefined | false): Promise<T> {
  for (const start = performance.now(); performance.now() - start < 8_000;) {
    const seen = look();
    if (seen !== null && seen !== undefined && seen !== false) return seen;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`Waited in vain for ${what}.`);
}

/** All that matches inside the element. */
export function all(element: Element, selector: string): HTMLElement[] {
  return [...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
}

/** The one that matches inside the element. */
export function one(element: Element, selector: string): HTMLElement {
  const [first] = all(element, selector);
  if (first === undefined) throw new Error(`There is no ${selector}.`);
  return first;
}

export function words(node: Element): string {
  return node.textContent.trim().replaceAll(/\s+/g, ' ');
}

/** The choice whose label holds these words. */
export function choice(element: Element, label: string): HTMLInputElement {
  const found = all(element, 'label').find((candidate) => words(candidate).startsWith(label));
  const input = found?.querySelector('input');
  if (input === null || input === undefined) throw new Error(`There is no choice “${label}”.`);
  return input;
}

export async function opened(element: Element): Promise<void> {
  await until('the form', () => all(element, 'form').length > 0);
}

/** The heading of what became of it, once there is one that says so. */
export async function result(element: Element, title: string): Promise<HTMLElement> {
  return until(`“${title}”`, () => all(element, '#result').find((heading) => words(heading).includes(title)));
}

/** Chooses, and waits until what belongs to the choice is there. */
export async function choose(element: HcpReview, ...labels: readonly string[]): Promise<void> {
  for (const label of labels) {
    choice(element, label).click();
    await element.updateComplete;
  }
}

export function submit(element: Element): void {
  one(element, '.submit').click();
}
