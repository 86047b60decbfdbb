import type {StaffRole} from '@haochaping/protocol/staff';
import {ADMINISTRATION_PAGES} from '../administration/pages.ts';
import {BULLETIN_PAGES} from '../bulletin/pages.ts';
import {CHECK_PAGES} from '../checks/pages.ts';
import {SUPERVISION_PAGES} from '../supervision/pages.ts';
import type {PageEntry, PageRoute} from './page-entry.ts';

/**
 * Every page of the console but the inbox and the single order, which the frame draws itself.
 *
 * To add a page: write an element that is a `ConsolePage` in a folder of your own; list it there in a `pages.ts` as
 * `{id, section, path, title, roles, load: async () => (await import('./your-page.ts')).YourPage}`; add that list here. The
 * frame then shows it in the navigation of those roles, opens it at `#/<path>` (also by a link and after a reload), sets the
 * window's title, moves the keyboard to its heading and asks for signing in where that has ended. Its routes:
 * `this.desk.connect(yourRoutes)`.
 */
export const PAGES: readonly PageEntry[] = [
  ...SUPERVISION_PAGES,
  ...ADMINISTRATION_PAGES,
  ...BULLETIN_PAGES,
  ...CHECK_PAGES,
];

/** The pages that somebody of this role finds in the navigation. */
export function pagesFor(role: StaffRole): PageEntry[] {
  return PAGES.filter((page) => page.isLinkedOnly !== true && page.roles.includes(role));
}

/** The page that an address names, and what of the address is its own. The longest path that fits is meant. */
export function pageAt(path: string, query: URLSearchParams): {entry: PageEntry; route: PageRoute} | undefined {
  const [entry] = PAGES.filter((page) => path === `/${page.path}` || path.startsWith(`/${page.path}/`)).toSorted(
    (one, other) => other.path.length - one.path.length,
  );
  if (entry === undefined) return undefined;
  const steps = path
    .slice(entry.path.length + 1)
    .split('/')
    .filter((step) => step !== '')
    .map(decoded);
  return {entry, route: {steps, query}};
}

/** Whether somebody of this role sees orders; an administrator sees none. */
export function hasInbox(role: StaffRole): boolean {
  return role !== 'administrator';
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    // Somebody typed a lonely percent sign: no page knows such a step.
    return step;
  }
}
