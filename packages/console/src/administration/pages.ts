import {mayWatch} from '@haochaping/core';
import {STAFF_ROLES, type StaffRole} from '@haochaping/protocol/staff';
import {
  ACCOUNT,
  ACCOUNTS,
  DICTIONARIES,
  DIRECTORY,
  HOLIDAYS,
  IMPORT,
  KEYS,
  LETTERS,
  SESSIONS,
  WEBHOOKS,
} from '../locales/administration-zh-CN.ts';
import {PROFILE} from '../locales/profile-zh-CN.ts';
import type {ConsolePage, PageEntry} from '../staff/page-entry.ts';
import {defineEntryForm} from './entry-form.ts';

const RULE_READERS: readonly StaffRole[] = STAFF_ROLES.filter((role) => role === 'administrator' || mayWatch(role));
const ADMINISTRATORS: readonly StaffRole[] = STAFF_ROLES.filter((role) => role === 'administrator');

/** The page of administrators that a module holds; the form that all of them use comes with it. */
async function withForm(page: Promise<new () => ConsolePage>): Promise<new () => ConsolePage> {
  defineEntryForm();
  return page;
}

/** The pages by which an office is set up and kept, and everybody's own sign-ins. */
export const ADMINISTRATION_PAGES: readonly PageEntry[] = [
  {
    id: 'accounts',
    section: 'administration',
    path: 'administration/accounts',
    title: ACCOUNTS.heading,
    roles: ADMINISTRATORS,
    load: () => withForm(import('./accounts-page.ts').then(({AccountsPage}) => AccountsPage)),
  },
  {
    id: 'directory',
    section: 'administration',
    path: 'administration/directory',
    title: DIRECTORY.heading,
    roles: ADMINISTRATORS,
    load: () => withForm(import('./directory-page.ts').then(({DirectoryPage}) => DirectoryPage)),
  },
  {
    id: 'import',
    section: 'administration',
    path: 'administration/import',
    title: IMPORT.heading,
    roles: ADMINISTRATORS,
    load: () => withForm(import('./import-page.ts').then(({ImportPage}) => ImportPage)),
  },
  {
    id: 'holidays',
    section: 'administration',
    path: 'administration/holidays',
    title: HOLIDAYS.heading,
    roles: ADMINISTRATORS,
    load: () => withForm(import('./holidays-page.ts').then(({HolidaysPage}) => HolidaysPage)),
  },
  {
    id: 'profile',
    section: 'administration',
    path: 'administration/profile',
    title: PROFILE.heading,
    roles: RULE_READERS,
    load: async () => (await import('./profile-page.ts')).ProfilePage,
  },
  {
    id: 'keys',
    section: 'administration',
    path: 'administration/keys',
    title: KEYS.heading,
    roles: ADMINISTRATORS,
    load: () => withForm(import('./keys-page.ts').then(({KeysPage}) => KeysPage)),
  },
  {
    id: 'webhooks',
    section: 'administration',
    path: 'administration/webhooks',
    title: WEBHOOKS.heading,
    roles: ADMINISTRATORS,
    load: () => withForm(import('./webhooks-page.ts').then(({WebhooksPage}) => WebhooksPage)),
  },
  {
    id: 'letters',
    section: 'administration',
    path: 'administration/letters',
    title: LETTERS.heading,
    roles: ADMINISTRATORS,
    load: () => withForm(import('./letters-page.ts').then(({LettersPage}) => LettersPage)),
  },
  {
    id: 'dictionaries',
    section: 'administration',
    path: 'administration/dictionaries',
    title: DICTIONARIES.heading,
    roles: ADMINISTRATORS,
    load: () => withForm(import('./dictionaries-page.ts').then(({DictionariesPage}) => DictionariesPage)),
  },
  {
    id: 'account',
    section: 'administration',
    path: 'administration/account',
    title: ACCOUNT.heading,
    roles: ADMINISTRATORS,
    isLinkedOnly: true,
    load: () => withForm(import('./account-page.ts').then(({AccountPage}) => AccountPage)),
  },
  {
    id: 'own-sessions',
    section: 'administration',
    path: 'account/sessions',
    title: SESSIONS.heading,
    roles: STAFF_ROLES,
    isLinkedOnly: true,
    load: async () => (await import('./own-sessions-page.ts')).OwnSessionsPage,
  },
];
