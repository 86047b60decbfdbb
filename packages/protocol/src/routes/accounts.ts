import * as z from 'zod/mini';
import {
  AccountChange,
  AccountIssued,
  AccountLine,
  AccountOrder,
  AccountPage,
  AccountQuery,
  AccountStandingChange,
  PasswordReset,
  Sessions,
  SessionsEnded,
} from '../accounts.ts';
import type {RouteTable} from './route.ts';

const SIGNED_IN = ['session-missing', 'session-expired', 'password-change-needed'] as const;
const READS = [...SIGNED_IN, 'role-not-allowed'] as const;
const WRITES = [...READS, 'origin-not-allowed', 'account-unknown', 'account-refused'] as const;

/** The sessions of whoever asks, and the accounts that an administrator keeps, within their own area. */
export const accountRoutes = {
  listOwnSessions: {
    method: 'GET',
    path: '/v1/staff/sessions',
    summary: 'Where the person who asks is signed in.',
    answer: Sessions,
    problems: SIGNED_IN,
  },
  endOwnSessions: {
    method: 'DELETE',
    path: '/v1/staff/sessions',
    summary: 'Sign out everywhere but here.',
    answer: SessionsEnded,
    problems: [...SIGNED_IN, 'origin-not-allowed'],
  },
  endOwnSession: {
    method: 'DELETE',
    path: '/v1/staff/sessions/{id}',
    summary: 'Sign out in one other place.',
    answer: z.undefined(),
    status: 204,
    problems: [...SIGNED_IN, 'origin-not-allowed', 'session-unknown'],
  },
  listAccounts: {
    method: 'GET',
    path: '/v1/accounts',
    summary: 'The accounts within the own area, by name, page by page. For administrators.',
    query: AccountQuery,
    answer: AccountPage,
    problems: READS,
  },
  issueAccount: {
    method: 'POST',
    path: '/v1/accounts',
    summary: 'Make an account. Its first password is told here once. For administrators.',
    body: AccountOrder,
    answer: AccountIssued,
    status: 201,
    problems: [
      ...READS,
      'origin-not-allowed',
      'account-name-taken',
      'account-refused',
      'department-unknown',
      'area-unknown',
      'too-many-attempts',
    ],
  },
  readAccount: {
    method: 'GET',
    path: '/v1/accounts/{id}',
    summary: 'One account. For administrators.',
    answer: AccountLine,
    problems: [...READS, 'account-unknown'],
  },
  changeAccount: {
    method: 'PUT',
    path: '/v1/accounts/{id}',
    summary: 'Change name, role or place of an account; nobody changes their own. For administrators.',
    body: AccountChange,
    answer: AccountLine,
    problems: [...WRITES, 'department-unknown', 'area-unknown'],
  },
  setAccountStanding: {
    method: 'PUT',
    path: '/v1/accounts/{id}/standing',
    summary: 'Disable an account, which ends its sessions, or enable it again. For administrators.',
    body: AccountStandingChange,
    answer: AccountLine,
    problems: WRITES,
  },
  unlockAccount: {
    method: 'DELETE',
    path: '/v1/accounts/{id}/lock',
    summary: 'Let somebody try again who typed too many wrong passwords. For administrators.',
    answer: AccountLine,
    problems: WRITES,
  },
  resetPassword: {
    method: 'POST',
    path: '/v1/accounts/{id}/password',
    summary: 'Give an account a new first password, told here once; ends its sessions. For administrators.',
    answer: PasswordReset,
    problems: [...WRITES, 'too-many-attempts'],
  },
  listAccountSessions: {
    method: 'GET',
    path: '/v1/accounts/{id}/sessions',
    summary: 'Where an account is signed in. For administrators.',
    answer: Sessions,
    problems: [...READS, 'account-unknown'],
  },
  endAccountSessions: {
    method: 'DELETE',
    path: '/v1/accounts/{id}/sessions',
    summary: 'Sign an account out everywhere. For administrators.',
    answer: SessionsEnded,
    problems: WRITES,
  },
} as const satisfies RouteTable;
