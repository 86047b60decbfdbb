import {WRITING} from '../locales/bulletin-zh-CN.ts';
import type {PageEntry} from '../staff/page-entry.ts';

/** Where the management bodies write their bulletins. */
export const BULLETIN_PAGES: readonly PageEntry[] = [
  {
    id: 'bulletin',
    section: 'bulletin',
    path: 'bulletin',
    title: WRITING.title,
    roles: ['management', 'upper-management'],
    load: async () => (await import('./writing-page.ts')).WritingPage,
  },
];
