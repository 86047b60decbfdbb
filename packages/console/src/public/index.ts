import {createApi, publicRoutes} from '@haochaping/protocol/public';
import {PublicPage} from './public-page.ts';

/** Defines the element of the public page. Harmless when done twice. */
export function definePublicPage(): void {
  if (customElements.get('hcp-public-page') === undefined) customElements.define('hcp-public-page', PublicPage);
}

/** Puts the public page into `parent`, with the figures of the backend at `endpoint`. */
export function startPublicPage(parent: HTMLElement, endpoint: string): PublicPage {
  definePublicPage();
  const page = document.createElement('hcp-public-page');
  page.api = createApi(publicRoutes, {endpoint});
  parent.append(page);
  return page;
}

export {PublicPage, type PublicApi} from './public-page.ts';
