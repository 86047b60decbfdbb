import {formatReceiptCode} from '@haochaping/core';
import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {LateWords} from '../locales/dictionary.ts';
import type {ScreenHost} from '../screen.ts';
import type {Copying, DoneState, ViewEvent} from '../view-state.ts';

/**
 * The receipt code, to be read out, copied or photographed. The link carries it behind `#`, which no server's log sees. On a shared device
 * it is to be read only: clipboard and history would hand it to the next person, and one of an earlier visit is not shown at all.
 */
export function receipt(
  {receiptCode, level, copying}: DoneState,
  words: LateWords,
  {receiptHref, sharedDevice}: ScreenHost,
  send: (event: ViewEvent) => void,
): TemplateResult | typeof nothing {
  if (receiptCode === undefined || (sharedDevice && level === undefined)) return nothing;
  return html`<div class="receipt">
    <p class="label">${words.receipt}</p>
    <code class="number">${formatReceiptCode(receiptCode)}</code>
    <p class="soft">${words.receiptHint}</p>
    ${
      sharedDevice
        ? nothing
        : html`<button
              class="button"
              type="button"
              @click=${async ({currentTarget}: {currentTarget: HTMLButtonElement}) => {
                const number = currentTarget.parentElement?.querySelector('.number');
                if (number instanceof Element) send({type: 'copied', copying: await copyText(number)});
              }}
            >
              ${words.copy}
            </button>
            ${receiptHref === '' ? nothing : html`<a href="${receiptHref}#${receiptCode}">${words.progress}</a>`}`
    }
    <p class="soft" role="status">${{no: '', copied: words.copied, failed: words.copyByHand}[copying]}</p>
  </div>`;
}

/** Copies what stands in `source`. The clipboard is missing on plain http and may be forbidden in a frame; a selection can still be copied. */
async function copyText(source: Element): Promise<Copying> {
  const text = source.textContent;
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    getSelection()?.selectAllChildren(source);
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- all there is without a secure context
    return document.execCommand('copy') ? 'copied' : 'failed';
  }
}
