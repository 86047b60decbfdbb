import {publicRoutes, createApi} from '@haochaping/protocol/public';
import {definePublicPage, type PublicPage} from '../public/index.ts';
import {FakeBackend, type Handlers} from './fake-backend.ts';
import {CITY_TABLE, DEPARTMENT_TABLE, PROVINCE} from './sample-figures.ts';

export type PublicBackend = FakeBackend<typeof publicRoutes>;

/** A backend with the figures of a province at the size that doc 002 names. */
export function fakePublicBackend(handlers: Handlers<typeof publicRoutes> = {}): PublicBackend {
  return new FakeBackend(publicRoutes, {
    readSummary: () => PROVINCE,
    readAreas: () => CITY_TABLE,
    readDepartments: () => DEPARTMENT_TABLE,
    ...handlers,
  });
}

/** The public page over a fake backend. */
export function openPublicPage(backend: PublicBackend, hash = ''): PublicPage {
  definePublicPage();
  document.querySelector('hcp-public-page')?.remove();
  history.replaceState(null, '', location.pathname + location.search + hash);
  const page = document.createElement('hcp-public-page');
  page.api = createApi(publicRoutes, {endpoint: location.origin, fetch: backend.fetch});
  document.body.className = 'hcp-broad';
  document.body.append(page);
  return page;
}
