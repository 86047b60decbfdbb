import {CHECKS} from '../locales/checks-zh-CN.ts';
import {type PageEntry, WATCHERS} from '../staff/page-entry.ts';

/** Where those who watch over the service keep their secret-shopper checks. */
export const CHECK_PAGES: readonly PageEntry[] = [
  {
    id: 'checks',
    section: 'checks',
    path: 'checks',
    title: CHECKS.heading,
    roles: WATCHERS,
    load: async () => (await import('./checks-page.ts')).ChecksPage,
  },
];
