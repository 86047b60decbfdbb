import {html, LitElement, type TemplateResult} from 'lit';
import {INBOX} from '../locales/staff-pages-zh-CN.ts';

/** What the keys do, behind a button and behind `?`. */
export class KeyHelp extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Opens the table of keys, or closes it; the keyboard goes back to where it was. */
  toggle(): void {
    const dialog = this.querySelector('dialog');
    if (dialog?.open === true) dialog.close();
    else dialog?.showModal();
  }

  protected override render(): TemplateResult {
    return html`
      <button class="hcp-console-key-button hcp-screen" type="button" @click=${() => this.toggle()}>
        ${INBOX.keyTitle} <kbd>?</kbd>
      </button>
      <dialog class="hcp-dialog" aria-labelledby="keys-title">
        <h2 id="keys-title">${INBOX.keyTitle}</h2>
        <dl class="hcp-facts hcp-console-keys">
          ${INBOX.keyList.map(
            ([key, what]) =>
              html`<dt><kbd>${key}</kbd></dt>
                <dd>${what}</dd>`,
          )}
        </dl>
        <div class="hcp-buttons">
          <button class="hcp-button" type="button" @click=${() => this.toggle()}>${INBOX.keyClose}</button>
        </div>
      </dialog>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-key-help': KeyHelp;
  }
}
