import {
  createApi,
  publicBulletinRoutes,
  publicCheckRoutes,
  publicRoutes,
  publishedRoutes,
} from '@haochaping/protocol/public';
import {BulletinsPage} from './bulletins-page.ts';

/** Defines the element of the bulletins. Harmless when done twice. */
export function defineBulletinsPage(): void {
  if (customElements.get('hcp-bulletins-page') === undefined) {
    customElements.define('hcp-bulletins-page', BulletinsPage);
  }
}

/** Brings the bulletins in `parent` to life, with what the backend at `endpoint` has; without a page there, puts it there. */
export function startBulletinsPage(parent: HTMLElement, endpoint: string): BulletinsPage {
  defineBulletinsPage();
  const page =
    parent.querySelector('hcp-bulletins-page') ?? parent.appendChild(document.createElement('hcp-bulletins-page'));
  page.start(
    createApi({...publicRoutes, ...publishedRoutes, ...publicBulletinRoutes, ...publicCheckRoutes}, {endpoint}),
  );
  return page;
}

export {BulletinsPage} from './bulletins-page.ts';
