import * as z from 'zod/mini';
import {PasswordChange, SignIn, StaffSession} from '../account.ts';
import {CommandRequest} from '../work-order-command.ts';
import {WorkOrderDetail, WorkOrderPage, WorkOrderQuery} from '../work-order.ts';
import type {RouteTable} from './route.ts';

const Nothing = z.undefined();

/** What staff may do, signed in. */
export const staffRoutes = {
  signIn: {
    method: 'POST',
    path: '/v1/staff/session',
    summary: 'Sign in with an account and its password.',
    body: SignIn,
    answer: StaffSession,
    problems: [
      'credentials-wrong',
      'account-locked',
      'account-disabled',
      'local-sign-in-off',
      'too-many-attempts',
      'origin-not-allowed',
    ],
  },
  readSession: {
    method: 'GET',
    path: '/v1/staff/session',
    summary: 'Who is signed in.',
    answer: StaffSession,
    problems: ['session-missing', 'session-expired'],
  },
  signOut: {
    method: 'DELETE',
    path: '/v1/staff/session',
    summary: 'End the session. Harmless when there is none.',
    answer: Nothing,
    status: 204,
    problems: ['origin-not-allowed'],
  },
  changePassword: {
    method: 'PUT',
    path: '/v1/staff/password',
    summary: 'Change the own password; ends all other sessions of the account.',
    body: PasswordChange,
    answer: StaffSession,
    problems: [
      'session-missing',
      'session-expired',
      'credentials-wrong',
      'account-locked',
      'too-many-attempts',
      'password-too-weak',
      'origin-not-allowed',
    ],
  },
  listWorkOrders: {
    method: 'GET',
    path: '/v1/work-orders',
    summary: 'The orders this person may see, by what is due first.',
    query: WorkOrderQuery,
    answer: WorkOrderPage,
    problems: ['session-missing', 'session-expired', 'password-change-needed', 'role-not-allowed'],
  },
  readWorkOrder: {
    method: 'GET',
    path: '/v1/work-orders/{id}',
    summary: 'One order with its review, its history and the commands allowed now.',
    answer: WorkOrderDetail,
    problems: [
      'session-missing',
      'session-expired',
      'password-change-needed',
      'role-not-allowed',
      'work-order-unknown',
    ],
  },
  commandWorkOrder: {
    method: 'POST',
    path: '/v1/work-orders/{id}/commands',
    summary: 'Give one command. 409 when the order has moved on, 422 when a rule refuses.',
    body: CommandRequest,
    answer: WorkOrderDetail,
    problems: [
      'session-missing',
      'session-expired',
      'password-change-needed',
      'role-not-allowed',
      'origin-not-allowed',
      'work-order-unknown',
      'version-stale',
      'command-refused',
      'idempotency-key-reused',
    ],
  },
} as const satisfies RouteTable;
