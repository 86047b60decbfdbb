import type {Level} from '@haochaping/core';
import type {Client} from '@haochaping/sdk';
import {html, nothing, render} from 'lit/html.js';
import {clientFor} from './clients.ts';
import type {ReviewEventDetail, ReviewEventMap} from './events.ts';
import type * as latePart from './late.ts';
import type {Message, Words} from './locales/dictionary.ts';
import type {LateParts} from './late-parts.ts';
import {pageLanguage} from './locales/page-language.ts';
import {createSpeaker} from './locales/speaker.ts';
import {fitLevels, keepFitting} from './parts/fit.ts';
import {closedResult} from './parts/result.ts';
import {reviewForm} from './parts/review-form.ts';
import {skeleton} from './parts/skeleton.ts';
import {startSession, type Session} from './session.ts';
import {addStyles} from './style-sheets.ts';
import {styles} from './styles.ts';
import {focusAfter} from './view-state.ts';
import type {Way} from './ways.ts';
import type {ClosedReason, FocusTarget} from './view-state.ts';

/** The element: what the page has told it, and its place in the page. */
export interface ScreenHost extends HTMLElement {
  readonly endpoint: string;
  readonly invitation: string;
  readonly receiptHref: string;
  readonly exposeLevel: boolean;
  readonly sharedDevice: boolean;
  readonly mode: ReviewMode;
  readonly updateComplete: Promise<void>;
}

/** How the element appears. `dialog`: once the page opens it. `launcher`: once the citizen opens it by a button that floats over the page. */
export type ReviewMode = 'inline' | 'dialog' | 'launcher';

/**
 * What one element shows: the rating of its invitation in the language around it, drawn anew once for all that happens in one go. It
 * carries out what `view-state.ts` decides, and has nothing to decide itself. Nothing happens before it is shown for the first time.
 */
export interface Screen {
  /** The client that the page gave it, instead of one made for `endpoint`. */
  client(): Client | undefined;
  /** Begins anew with that client. The same one changes nothing: templates set objects anew with each rendering. */
  useClient(client: Client | undefined): void;
  /** Begins anew: the invitation is read again, and what was filled in is forgotten. */
  open(): void;
  /** Begins anew, and forgets what is kept for a reload. */
  reset(): void;
  /** Draws again. */
  refresh(): void;
  /** Takes up the language around the element. */
  chooseWords(): void;
  /** Opens or closes it where it stands in a dialog; elsewhere there is nothing to open. */
  turn(open: boolean): void;
  /** Whether the element is in a page. */
  show(shown: boolean): void;
  /** Resolves when all that has happened so far is drawn. */
  drawn(): Promise<void>;
}

const FOCUS_SELECTORS: Readonly<Record<FocusTarget, string>> = {
  result: '#result',
  unsaved: '#unsaved',
  'more-tags': '.chip:nth-of-type(n+4) input',
  problem: '[aria-invalid]',
  contact: '.contact input, .contact button',
};

export function createScreen(host: ScreenHost): Screen {
  const speaker = createSpeaker(host, refresh);
  let root: ShadowRoot | undefined;
  let client: Client | undefined;
  let session: Session | undefined;
  let late: typeof latePart | undefined;
  let parts: LateParts | undefined;
  let focus: FocusTarget | undefined;
  let resizes: ResizeObserver | undefined;
  let update: Promise<void> | undefined;
  let stale = false;
  let way: Way | undefined;
  let turned = false;

  function open(): void {
    stale = true;
    session?.show(false);
    session = undefined;
    if (host.mode !== 'inline') void appear();
    refresh();
  }

  /** Without the part that shows it, nothing is shown: the next opening tries again. */
  async function appear(): Promise<void> {
    const place = root;
    if (place === undefined) return;
    const {createWay} = await import('./ways.ts');
    const screen = {root: place, state: () => session?.state(), refresh, restart: open};
    way ??= createWay(host, speaker, screen);
    way.turn(turned);
    refresh();
  }

  function useClient(given: Client | undefined): void {
    if (given === client) return;
    client = given;
    open();
  }

  function refresh(): void {
    const place = root;
    if (place === undefined) return;
    update ??= Promise.resolve().then(() => {
      update = undefined;
      if (stale && (host.mode === 'inline' || way?.isOpen() === true)) start(place);
      draw(place);
    });
  }

  function start(place: ShadowRoot): void {
    stale = false;
    if (client === undefined && host.hasAttribute('demo')) {
      void import('./demo.ts').then(({createDemo}) => useClient(createDemo(place, host)));
      return;
    }
    const own = client ?? clientFor(host.endpoint, host.sharedDevice, host.getAttribute('background-sync'));
    const started = startSession(own, host.invitation, {
      // All parts are here before the form is: what is begun can then be ended without a network.
      ready: () => loadLate(place),
      changed(event, state) {
        if (started !== session) return;
        focus = focusAfter(event, state) ?? focus;
        void parts?.remember(event, state, started);
        refresh();
      },
      tell,
    });
    session = started;
  }

  async function loadLate(place: ShadowRoot): Promise<void> {
    const [loaded] = await Promise.all([import('./late.ts'), speaker.ready()]);
    if (late === undefined) {
      addStyles(place, loaded.lateStyles);
      loaded.associate(host, speaker);
    }
    parts ??= loaded.createLateParts(host, speaker, refresh, open);
    await parts.ready();
    late = loaded;
  }

  function tell(detail: ReviewEventDetail, level: Level | undefined): void {
    const exposed = host.exposeLevel && level !== undefined ? {level} : {};
    const type: keyof ReviewEventMap = `review-${detail.state}`;
    host.dispatchEvent(new CustomEvent(type, {bubbles: true, composed: true, detail: {...detail, ...exposed}}));
  }

  function chooseWords(): void {
    if (root === undefined) return;
    speaker.choose(pageLanguage(host));
  }

  function draw(place: ShadowRoot): void {
    const words = speaker.words();
    const card = html`<div
      class="card"
      part="card"
      lang=${words?.language ?? nothing}
      dir=${words?.direction ?? nothing}
    >
      <div class="probe"></div>
      ${words === undefined || session === undefined ? skeleton('') : content(session, words)}
      <p class="hidden" role="status">${news()}</p>
    </div>`;
    const shown = host.mode === 'inline' ? card : way?.frame(card, session?.state());
    render(shown, place, {renderBefore: place.querySelector('link')});
    if (host.mode !== 'inline') way?.drawn();
    if (host.isConnected) resizes ??= keepFitting(place);
    fitLevels(place);
    const target = focus;
    focus = undefined;
    if (target !== undefined) place.querySelector<HTMLElement>(FOCUS_SELECTORS[target])?.focus();
  }

  function news(): unknown {
    const lateWords = speaker.lateWords();
    return late === undefined || lateWords === undefined || session === undefined
      ? nothing
      : late.news(session.state(), lateWords);
  }

  function content({state: now, send}: Session, words: Words): unknown {
    const state = now();
    const lateWords = speaker.lateWords();
    if (state.phase === 'closed') {
      const {why} = state;
      const atHand: Partial<Readonly<Record<ClosedReason, Message>>> = words.closed;
      const said = atHand[why] ?? parts?.closed(why);
      if (said !== undefined) {
        return closedResult(said, why === 'unknown' || said === words.closed.unavailable, words, () => {
          chooseWords();
          open();
        });
      }
    }
    if (
      state.phase === 'closed' ||
      state.phase === 'loading' ||
      late === undefined ||
      parts === undefined ||
      lateWords === undefined
    )
      return skeleton(words.loading);
    switch (state.phase) {
      case 'refused':
        return late.refusedResult(state, lateWords, parts);
      case 'done':
        return late.doneResult(state, lateWords, host, send, parts);
      case 'form':
        return reviewForm(
          state,
          words,
          send,
          late.lateSections(state, lateWords, send, parts),
          parts.arrange(state, send),
        );
    }
  }

  return {
    client: () => client,
    useClient,
    open,
    reset() {
      void parts?.remember();
      open();
    },
    refresh,
    chooseWords,
    show(shown) {
      session?.show(shown);
      if (!shown) {
        resizes?.disconnect();
        resizes = undefined;
        way?.leave();
        return;
      }
      if (root === undefined) {
        root = host.attachShadow({mode: 'open'});
        addStyles(root, styles);
        open();
      }
      chooseWords();
    },
    turn(wanted) {
      if (host.mode === 'inline') return;
      turned = wanted;
      if (way === undefined) void appear();
      else way.turn(wanted);
    },
    drawn: () => update ?? Promise.resolve(),
  };
}
