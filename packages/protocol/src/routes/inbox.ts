import * as z from 'zod/mini';
import {Inbox, InboxViewChange, InboxViews} from '../inbox.ts';
import type {RouteTable} from './route.ts';

const SIGNED_IN = ['session-missing', 'session-expired', 'password-change-needed', 'role-not-allowed'] as const;

/** The inbox as its owner arranges it. */
export const inboxRoutes = {
  readInbox: {
    method: 'GET',
    path: '/v1/inbox',
    summary: 'How many orders wait, and the views this account keeps, each with its count.',
    answer: Inbox,
    problems: SIGNED_IN,
  },
  saveInboxView: {
    method: 'PUT',
    path: '/v1/inbox/views/{id}',
    summary: 'Keep a view under a name, or change it. The id is made by the caller.',
    body: InboxViewChange,
    answer: InboxViews,
    problems: [...SIGNED_IN, 'origin-not-allowed', 'too-many-views'],
  },
  deleteInboxView: {
    method: 'DELETE',
    path: '/v1/inbox/views/{id}',
    summary: 'Keep a view no longer. Harmless when there is none.',
    answer: z.undefined(),
    status: 204,
    problems: [...SIGNED_IN, 'origin-not-allowed'],
  },
} as const satisfies RouteTable;
