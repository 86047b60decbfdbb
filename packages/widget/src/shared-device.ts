import {html, nothing} from 'lit/html.js';
import {holdsSomething} from './closing.ts';
import {clearAfterSeconds, idleAfter} from './idle.ts';
import {forgetChoices} from './kept-choice.ts';
import {pageLanguage} from './locales/page-language.ts';
import {partWords} from './locales/part-words.ts';
import type {Speaker} from './locales/speaker.ts';
import {sharedDeviceWords} from './locales/zh-CN.shared-device.ts';
import {sharedDeviceStyles} from './shared-device-styles.ts';
import {addStyles} from './style-sheets.ts';
import type {ScreenHost} from './screen.ts';
import type {DoneState} from './view-state.ts';
import type {FormState} from './form-state.ts';

/** Forgets what one person left on the screen of a device where others will sit. */
export interface SharedDevice {
  /** To be drawn with each state: the time left, where somebody has to know it. From then on the time runs. */
  notice(state: FormState | DoneState): unknown;
}

const TOUCHES = ['pointerdown', 'keydown', 'input', 'wheel'] as const;

/** `clear` begins anew. */
export function createSharedDevice(
  host: ScreenHost,
  speaker: Speaker,
  changed: () => void,
  clear: () => void,
): SharedDevice {
  let touchedAt = performance.now();
  let ticking: ReturnType<typeof setInterval> | undefined;
  const spoken = partWords(speaker, 'sharedDevice', sharedDeviceWords);
  if (host.shadowRoot !== null) addStyles(host.shadowRoot, sharedDeviceStyles);

  const stay = (): void => {
    touchedAt = performance.now();
    changed();
  };
  const idle = (): ReturnType<typeof idleAfter> =>
    idleAfter(performance.now() - touchedAt, clearAfterSeconds(host.getAttribute('clear-after')));
  const forget = (): void => {
    stop();
    forgetChoices(host);
    speaker.choose(pageLanguage(host));
    clear();
  };

  function tick(): void {
    if (!host.isConnected) stop();
    else if (idle().secondsLeft === 0) forget();
    else changed();
  }

  function start(): void {
    if (ticking !== undefined) return;
    touchedAt = performance.now();
    ticking = setInterval(tick, 1_000);
    for (const type of TOUCHES) addEventListener(type, touched, true);
    // What is kept for the way back would show it all again.
    addEventListener('pagehide', forget);
  }

  function stop(): void {
    clearInterval(ticking);
    ticking = undefined;
    for (const type of TOUCHES) removeEventListener(type, touched, true);
    removeEventListener('pagehide', forget);
  }

  function touched(): void {
    touchedAt = performance.now();
  }

  return {
    notice(state) {
      if (!holdsSomething(state)) return nothing;
      start();
      const words = spoken();
      const {secondsLeft, warn} = idle();
      const done = state.phase === 'done';
      return html`<div class="idle">
        <p role="status">${warn ? words.clearing : nothing}</p>
        ${done || warn ? html`<p class="soft" aria-hidden="true">${words.clearsIn(secondsLeft)}</p>` : nothing}
        ${warn ? html`<button class="button" type="button" @click=${stay}>${words.stay}</button>` : nothing}
        ${done ? html`<button class="button" type="button" @click=${forget}>${words.clearNow}</button>` : nothing}
      </div>`;
    },
  };
}
