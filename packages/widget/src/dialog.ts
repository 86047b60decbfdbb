import {html, nothing, type TemplateResult} from 'lit/html.js';
import {closingOf, covers, launcherLabel} from './closing.ts';
import {dialogStyles} from './dialog-styles.ts';
import {partWords} from './locales/part-words.ts';
import type {Speaker} from './locales/speaker.ts';
import {dialogWords} from './locales/zh-CN.dialog.ts';
import {focusedElement, lockPage} from './page-lock.ts';
import type {ScreenHost} from './screen.ts';
import {addStyles} from './style-sheets.ts';
import type {ViewState} from './view-state.ts';
import type {Way, WayScreen} from './ways.ts';

// Firefox before 98 and Safari before 15.4, which are not promised: there the card opens in its place in the page.
const HAS_DIALOG = typeof HTMLDialogElement === 'function' && 'showModal' in HTMLDialogElement.prototype;

/**
 * The rating in a modal dialog, opened by the page or by a button that floats over it. Closing it keeps what was filled in for the next
 * opening; on a shared device, where the next one is somebody else, it asks and clears. The focus goes back where it came from.
 */
export function createDialog(host: ScreenHost, speaker: Speaker, screen: WayScreen): Way {
  let wanted = false;
  let asking = false;
  let cameFrom: HTMLElement | undefined;
  let pressedOn: EventTarget | null = null;
  let unlock: (() => void) | undefined;
  const spoken = partWords(speaker, 'dialog', dialogWords);
  addStyles(screen.root, dialogStyles);

  function dialog(): HTMLDialogElement | null {
    return screen.root.querySelector('dialog');
  }

  function turn(open: boolean): void {
    if (open === wanted) return;
    wanted = open;
    asking = false;
    if (open) {
      cameFrom = focusedElement();
    } else {
      unlock?.();
      unlock = undefined;
      dialog()?.close();
      // By hand: browsers before Chromium 102 leave the focus nowhere.
      if (cameFrom?.isConnected === true) cameFrom.focus();
      host.dispatchEvent(new CustomEvent('review-closed', {bubbles: true, composed: true}));
    }
    screen.refresh();
  }

  /** What the citizen asks for, by button, Escape or a touch beside the card. */
  function close(): void {
    if (closingOf(screen.state(), host.sharedDevice) !== 'ask') {
      shut();
      return;
    }
    asking = true;
    screen.refresh();
    void host.updateComplete.then(() => screen.root.querySelector<HTMLElement>('.ask .stay')?.focus());
  }

  function shut(): void {
    if (!wanted) return;
    const clears = closingOf(screen.state(), host.sharedDevice) !== 'keep';
    turn(false);
    if (clears) screen.restart();
  }

  function stay(): void {
    asking = false;
    screen.refresh();
    void host.updateComplete.then(() => dialog()?.focus());
  }

  /** The button makes room while what has the focus lies below it. */
  function stepAside(): void {
    const button = screen.root.querySelector('.launcher');
    const focused = focusedElement();
    if (button === null || focused === undefined) return;
    button.classList.remove('aside');
    const hides = focused !== button && covers(button.getBoundingClientRect(), focused.getBoundingClientRect());
    button.classList.toggle('aside', hides);
  }

  function launcher(state: ViewState | undefined): TemplateResult {
    return html`<button
      class="button primary launcher"
      part="launcher"
      type="button"
      aria-haspopup="dialog"
      @click=${() => turn(true)}
    >
      ${spoken().launcher[launcherLabel(state)]}
    </button>`;
  }

  function question(): TemplateResult {
    const words = spoken();
    return html`<div class="ask" role="alertdialog" aria-labelledby="ask">
      <p id="ask"><strong>${words.lost.title}</strong>${words.lost.text}</p>
      <button class="button primary stay" type="button" @click=${stay}>${words.stay}</button>
      <button class="button" type="button" @click=${shut}>${words.leave}</button>
    </div>`;
  }

  return {
    isOpen: () => wanted,
    turn: (open) => (open ? turn(true) : shut()),
    frame(card, state) {
      const words = spoken();
      if (!HAS_DIALOG) return html`${host.mode === 'launcher' ? launcher(state) : nothing} ${wanted ? card : nothing}`;
      return html`${host.mode === 'launcher' ? launcher(state) : nothing}
        <dialog
          part="dialog"
          tabindex="-1"
          aria-label=${words.dialog}
          @mousedown=${({target}: Event) => {
            pressedOn = target;
          }}
          @click=${({target}: Event) => {
            // Whoever selects words and lets go beside the card does not want to close it.
            if (target === dialog() && pressedOn === target) close();
          }}
          @keydown=${(event: KeyboardEvent) => {
            // Before the browser closes it by itself, which it does without asking when Escape comes twice.
            if (event.key !== 'Escape' || event.isComposing) return;
            event.preventDefault();
            close();
          }}
          @cancel=${(event: Event) => {
            event.preventDefault();
            close();
          }}
          @close=${() => {
            // It comes late: somebody may have opened it again.
            if (dialog()?.open === false) shut();
          }}
        >
          <div class="sheet">
            <div class="bar">
              <button class="button close" type="button" @click=${close}>${words.close}</button>
            </div>
            ${asking ? question() : nothing} ${card}
          </div>
        </dialog>`;
    },
    drawn() {
      addEventListener('focusin', stepAside);
      const element = dialog();
      if (element === null || !wanted || element.open || !host.isConnected) return;
      element.showModal();
      element.focus();
      unlock ??= lockPage();
    },
    leave() {
      removeEventListener('focusin', stepAside);
      wanted = false;
      unlock?.();
      unlock = undefined;
      dialog()?.close();
    },
  };
}
