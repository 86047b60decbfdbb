import {FIGURES_VIEW} from '@haochaping/views';
import {ViewPage} from './view-page.ts';

/** The public page: the figures, of the area and the month in the address. */
export class PublicPage extends ViewPage {
  protected override readonly view = FIGURES_VIEW;
}

declare global {
  interface HTMLElementTagNameMap {
    'hcp-public-page': PublicPage;
  }
}
