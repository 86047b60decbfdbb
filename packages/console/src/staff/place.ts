import {queryOf, type InboxQuery} from './inbox-query.ts';
import type {PageEntry, PageRoute} from './page-entry.ts';
import {pageAt} from './pages.ts';

/** Where in the console somebody stands. */
export type Place =
  | {readonly page: 'inbox'; readonly query: InboxQuery}
  | {readonly page: 'order'; readonly id: string}
  | {readonly page: 'entry'; readonly entry: PageEntry; readonly route: PageRoute};

/** The place that an address's fragment names; undefined when it names none of ours. */
export function placeOfHash(hash: string): Place | undefined {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?');
  const query = new URLSearchParams(search);
  if (path === '' || path === '/') return {page: 'inbox', query: queryOf(query)};
  const id = /^\/orders\/([0-9A-Za-z-]{1,64})$/.exec(path)?.[1];
  if (id !== undefined) return {page: 'order', id};
  const found = pageAt(path, query);
  return found && {page: 'entry', ...found};
}

/** Whether two places are the same but for what their query narrows down: the keyboard then stays where it is. */
export function isSamePlace(one: Place | undefined, other: Place | undefined): boolean {
  if (one?.page !== other?.page) return false;
  if (one?.page === 'order') return other?.page === 'order' && one.id === other.id;
  if (one?.page !== 'entry') return true;
  return (
    other?.page === 'entry' &&
    one.entry.id === other.entry.id &&
    one.route.steps.join('/') === other.route.steps.join('/')
  );
}
