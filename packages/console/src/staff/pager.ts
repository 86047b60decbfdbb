import {html, nothing, type TemplateResult} from 'lit';
import {INBOX} from '../locales/staff-pages-zh-CN.ts';

/** Below a list: how much of it there is, and the way to the rest, where there is one. */
export function pager(
  listed: string,
  rest: {readonly busy: boolean; readonly read: () => void} | undefined,
): TemplateResult {
  return html`
    <div class="hcp-pager">
      <p aria-live="polite">${listed}</p>
      ${
        rest === undefined
          ? nothing
          : html`<button class="hcp-button" type="button" name="more" aria-busy=${rest.busy} @click=${rest.read}>
              ${rest.busy ? INBOX.moreLoading : INBOX.more}
            </button>`
      }
    </div>
  `;
}
