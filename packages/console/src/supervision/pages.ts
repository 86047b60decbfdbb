import {CONTESTED, GAPS, LEDGER, QUARANTINE, SHEET, SUPERVISED, WARNINGS} from '../locales/supervision-zh-CN.ts';
import {WATCHERS, type PageEntry} from '../staff/page-entry.ts';

/** The pages of those who watch over the work of others. */
export const SUPERVISION_PAGES: readonly PageEntry[] = [
  {
    id: 'supervised',
    section: 'supervision',
    path: 'supervision/orders',
    title: SUPERVISED.heading,
    roles: WATCHERS,
    load: async () => (await import('./supervised-page.ts')).SupervisedPage,
  },
  {
    id: 'warnings',
    section: 'supervision',
    path: 'supervision/warnings',
    title: WARNINGS.heading,
    roles: WATCHERS,
    load: async () => (await import('./warnings-page.ts')).WarningsPage,
  },
  {
    id: 'ledger',
    section: 'supervision',
    path: 'supervision/ledger',
    title: LEDGER.heading,
    roles: WATCHERS,
    load: async () => (await import('./ledger-page.ts')).LedgerPage,
  },
  {
    id: 'contested',
    section: 'supervision',
    path: 'supervision/contested',
    title: CONTESTED.heading,
    roles: WATCHERS,
    load: async () => (await import('./contested-page.ts')).ContestedPage,
  },
  {
    id: 'quarantine',
    section: 'supervision',
    path: 'supervision/quarantine',
    title: QUARANTINE.heading,
    roles: WATCHERS,
    load: async () => (await import('./quarantine-page.ts')).QuarantinePage,
  },
  {
    id: 'gaps',
    section: 'supervision',
    path: 'supervision/gaps',
    title: GAPS.heading,
    roles: ['management', 'upper-management'],
    load: async () => (await import('./gaps-page.ts')).GapsPage,
  },
  {
    id: 'sheets',
    section: 'supervision',
    path: 'supervision/sheets',
    title: SHEET.heading,
    roles: WATCHERS,
    isLinkedOnly: true,
    load: async () => (await import('./sheet-page.ts')).SheetPage,
  },
];
