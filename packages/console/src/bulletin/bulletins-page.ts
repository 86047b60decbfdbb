import {BULLETIN, BULLETINS_VIEW, bulletinSheets, type PublicApi} from '@haochaping/views';
import {ViewPage} from '../public/view-page.ts';
import {saveBlob} from '../save-file.ts';

/** The bulletins: a list, and the one in the address. Printing and the workbook are what a script adds. */
export class BulletinsPage extends ViewPage {
  protected override readonly view = BULLETINS_VIEW;

  protected override drawn(api: PublicApi): void {
    const asked = new URLSearchParams(location.search);
    const [area, month, version] = [asked.get('area'), asked.get('month'), asked.get('version')];
    const heading = this.querySelector('h1');
    if (area === null || month === null || heading === null) return;
    const buttons = document.createElement('div');
    buttons.className = 'hcp-buttons hcp-screen';
    buttons.appendChild(button(BULLETIN.print, () => print()));
    buttons.appendChild(
      button(BULLETIN.sheet, () => void this.#save(api, {area, month, ...(version !== null && {version})})),
    );
    heading.insertAdjacentElement('afterend', buttons);
  }

  async #save(api: PublicApi, query: {area: string; month: string; version?: string}): Promise<void> {
    const [answer, {sheetFile}] = await Promise.all([api.readBulletin({query}), import('./sheet-file.ts')]);
    if (answer.kind !== 'ok') return;
    const {content} = answer.body;
    saveBlob(BULLETIN.sheetName(content.area.name, content.month), await sheetFile(bulletinSheets(content)));
  }
}

function button(words: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'hcp-button';
  made.textContent = words;
  made.addEventListener('click', act);
  return made;
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-bulletins-page': BulletinsPage;
  }
}
