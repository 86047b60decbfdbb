import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {LateWords} from '../locales/dictionary.ts';
import type {LateParts} from '../late-parts.ts';
import type {ScreenHost} from '../screen.ts';
import type {Delivery, DoneState, RefusedState, ViewEvent} from '../view-state.ts';
import {receipt} from './receipt.ts';
import {PLAIN_STROKE, result} from './result.ts';

// One tick: on this device. Two: arrived.
const STROKES: Readonly<Record<Delivery, string>> = {
  saved: 'M8 17l6 6 12-14',
  delivered: 'M8 17l6 6 12-14m-1 12l2 2 12-14',
  'already-rated': PLAIN_STROKE,
};

/** What became of a review that exists, what stayed behind if anything did, and its receipt. */
export function doneResult(
  done: DoneState,
  words: LateWords,
  host: ScreenHost,
  send: (event: ViewEvent) => void,
  parts: LateParts,
): TemplateResult {
  const {delivery} = done;
  const more = html`${parts.leftOut(done)} ${receipt(done, words, host, send)} ${parts.notice(done)}`;
  return result(delivery, STROKES[delivery], words.done[delivery], more);
}

/** Why a review was refused, with its code for whoever has to look into it. */
export function refusedResult({code, id}: RefusedState, words: LateWords, parts: LateParts): TemplateResult {
  return result(
    'refused',
    'M10 8l16 16m0-16l-16 16',
    {title: words.refused, text: parts.refusal(code)},
    html`${id === undefined ? nothing : html`<p>${words.refusedKept}</p>`}
    ${code === '' ? nothing : html`<p class="soft">${words.code(code)}</p>`}`,
  );
}
