import type {
  Answer,
  Api,
  publicBulletinRoutes,
  publicCheckRoutes,
  publicRoutes,
  publishedRoutes,
} from '@haochaping/protocol/public';
import {bulletinList, bulletinView} from './bulletin-view.ts';
import {choiceOf} from './choice.ts';
import {BULLETIN} from './locales/bulletin-zh-cn.ts';
import {PUBLIC} from './locales/public-zh-cn.ts';
import {publicFigures} from './public-page.ts';
import {readPublic} from './read-public.ts';
import type {Tree} from './tree.ts';

export type PublicApi = Api<
  typeof publicRoutes & typeof publishedRoutes & typeof publicBulletinRoutes & typeof publicCheckRoutes
>;

/** An answer that is not the one asked for. */
export type PublicFailure = Exclude<Answer<unknown>, {kind: 'ok'}>;

/** What an address shows: the page's main part and what it was made of, or the first answer that was none. */
export type Viewed =
  | {readonly kind: 'shown'; readonly main: readonly Tree[]; readonly said: object}
  | {readonly kind: 'failed'; readonly failure: PublicFailure};

/** A page that everybody may read: a server and the page's own script show the same of it. */
export interface PublicView {
  /** Its folder below the root, and its place in the navigation. */
  readonly folder: 'public' | 'bulletins';
  /** The element that holds it. */
  readonly tag: 'hcp-public-page' | 'hcp-bulletins-page';
  readonly title: string;
  /** The refusals that say that there is no such page, and the words for it. */
  readonly unknown: {readonly codes: readonly string[]; readonly title: string; readonly advice: string};
  /** Reads what the query of an address asks for. */
  readonly read: (api: PublicApi, search: string) => Promise<Viewed>;
}

export const FIGURES_VIEW: PublicView = {
  folder: 'public',
  tag: 'hcp-public-page',
  title: PUBLIC.title,
  unknown: {codes: ['area-unknown'], ...PUBLIC.areaUnknown},
  async read(api, search) {
    const choice = choiceOf(search);
    const read = await readPublic(api, choice);
    if (read.kind === 'failed') return read;
    return {kind: 'shown', main: publicFigures(read.figures, choice), said: {choice, ...read.figures}};
  },
};

export const BULLETINS_VIEW: PublicView = {
  folder: 'bulletins',
  tag: 'hcp-bulletins-page',
  title: BULLETIN.listTitle,
  unknown: {codes: ['bulletin-unknown', 'query-invalid'], ...BULLETIN.notFound},
  async read(api, search) {
    const asked = new URLSearchParams(search);
    const [area, month, version] = [asked.get('area'), asked.get('month'), asked.get('version')];
    if (area !== null && month !== null) {
      const answer = await api.readBulletin({query: {area, month, ...(version !== null && {version})}});
      if (answer.kind !== 'ok') return {kind: 'failed', failure: answer};
      return {kind: 'shown', main: bulletinView(answer.body), said: answer.body};
    }
    const answer = await api.listBulletins({query: {...(area !== null && {area})}});
    if (answer.kind !== 'ok') return {kind: 'failed', failure: answer};
    return {kind: 'shown', main: bulletinList(answer.body), said: answer.body};
  },
};
