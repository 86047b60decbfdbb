import {
  createApi,
  publicBulletinRoutes,
  publicCheckRoutes,
  publicRoutes,
  publishedRoutes,
} from '@haochaping/protocol/public';
import {PublicPage} from './public-page.ts';

/** Defines the element of the public page. Harmless when done twice. */
export function definePublicPage(): void {
  if (customElements.get('hcp-public-page') === undefined) customElements.define('hcp-public-page', PublicPage);
}

/** Brings the public page in `parent` to life, with the figures of the backend at `endpoint`; without one there, puts it there. */
export function startPublicPage(parent: HTMLElement, endpoint: string): PublicPage {
  definePublicPage();
  const page = parent.querySelector('hcp-public-page') ?? parent.appendChild(document.createElement('hcp-public-page'));
  page.start(
    createApi({...publicRoutes, ...publishedRoutes, ...publicBulletinRoutes, ...publicCheckRoutes}, {endpoint}),
  );
  return page;
}

export {PublicPage} from './public-page.ts';
