import {
  createApi,
  publicBulletinRoutes,
  publicCheckRoutes,
  publicRoutes,
  publishedRoutes,
} from '@haochaping/protocol/public';
import {type BulletinsPage, defineBulletinsPage} from '../bulletin/index.ts';
import {definePublicPage, type PublicPage} from '../public/index.ts';
import {FakeBackend, type Handlers} from './fake-backend.ts';
import {CHANNEL_TABLE, CITY_TABLE, DEPARTMENT_TABLE, HOT_WORDS, PROVINCE, RECOUNT, TREND} from './sample-figures.ts';
import {CHECK_RESULTS} from './sample-checks.ts';
import {BULLETIN_LIST, CHOSEN_CASE, SAMPLE_BULLETIN} from './sample-bulletin.ts';

const routes = {...publicRoutes, ...publishedRoutes, ...publicBulletinRoutes, ...publicCheckRoutes};

export type PublicBackend = FakeBackend<typeof routes>;

/** A backend with the figures of a province at the size that doc 002 names. */
export function fakePublicBackend(handlers: Handlers<typeof routes> = {}): PublicBackend {
  return new FakeBackend(routes, {
    readSummary: () => PROVINCE,
    readAreas: () => CITY_TABLE,
    readDepartments: () => DEPARTMENT_TABLE,
    readHotWords: () => HOT_WORDS,
    readRecount: () => RECOUNT,
    readChannels: () => CHANNEL_TABLE,
    readTrend: () => TREND,
    readCheckResults: () => CHECK_RESULTS,
    listCases: () => ({cases: [CHOSEN_CASE]}),
    listBulletins: () => BULLETIN_LIST,
    readBulletin: () => SAMPLE_BULLETIN,
    ...handlers,
  });
}

/** The public page over a fake backend. */
export function openPublicPage(backend: PublicBackend, search = ''): PublicPage {
  definePublicPage();
  document.querySelector('hcp-public-page')?.remove();
  history.replaceState(null, '', location.pathname + search);
  const page = document.createElement('hcp-public-page');
  document.body.className = 'hcp-broad';
  document.body.append(page);
  page.start(createApi(routes, {endpoint: location.origin, fetch: backend.fetch}));
  return page;
}

/** The page of the bulletins over a fake backend. */
export function openBulletinsPage(backend: PublicBackend, search = ''): BulletinsPage {
  defineBulletinsPage();
  document.querySelector('hcp-bulletins-page')?.remove();
  history.replaceState(null, '', location.pathname + search);
  const page = document.createElement('hcp-bulletins-page');
  document.body.className = 'hcp-broad';
  document.body.append(page);
  page.start(createApi(routes, {endpoint: location.origin, fetch: backend.fetch}));
  return page;
}
