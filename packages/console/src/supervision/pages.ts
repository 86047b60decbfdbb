import {LEDGER} from '../locales/supervision-zh-CN.ts';
import {WATCHERS, type PageEntry} from '../staff/page-entry.ts';

/** The pages of those who watch over the work of others. */
export const SUPERVISION_PAGES: readonly PageEntry[] = [
  {
    id: 'ledger',
    section: 'supervision',
    path: 'supervision/ledger',
    title: LEDGER.heading,
    roles: WATCHERS,
    load: async () => (await import('./ledger-page.ts')).LedgerPage,
  },
];
