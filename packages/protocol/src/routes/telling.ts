import * as z from 'zod/mini';
import {
  DeadLetterPage,
  DeadLetterQuery,
  LetterReplayed,
  TellingRead,
  WebhookChange,
  WebhookOrder,
  WebhookSubscription,
  WebhookSubscriptions,
  WebhookWithSecret,
} from '../telling.ts';
import type {RouteTable} from './route.ts';

const READING = ['session-missing', 'session-expired', 'password-change-needed', 'role-not-allowed'] as const;
const ADMINISTRATOR = [...READING, 'origin-not-allowed'] as const;

/** How news leave the house: who subscribes to them, and what nobody took. All of it for administrators. */
export const tellingRoutes = {
  readTelling: {
    method: 'GET',
    path: '/v1/telling',
    summary: 'By which ways people are told, the quiet hours, and the rules of who is told of what.',
    answer: TellingRead,
    problems: READING,
  },
  listWebhooks: {
    method: 'GET',
    path: '/v1/telling/webhooks',
    summary: 'The systems that are told what happens, the oldest first.',
    answer: WebhookSubscriptions,
    problems: READING,
  },
  addWebhook: {
    method: 'POST',
    path: '/v1/telling/webhooks',
    summary: 'Tell one more system, from now on. The secret that signs is told here once.',
    body: WebhookOrder,
    answer: WebhookWithSecret,
    status: 201,
    problems: [...ADMINISTRATOR, 'webhook-address-refused'],
  },
  changeWebhook: {
    method: 'PUT',
    path: '/v1/telling/webhooks/{id}',
    summary:
      'Change what a system is told and where, or switch it off for a while. What happens meanwhile it never hears.',
    body: WebhookChange,
    answer: WebhookSubscription,
    problems: [...ADMINISTRATOR, 'webhook-address-refused', 'webhook-unknown'],
  },
  removeWebhook: {
    method: 'DELETE',
    path: '/v1/telling/webhooks/{id}',
    summary: 'End a subscription, and what still waits for it.',
    answer: z.undefined(),
    status: 204,
    problems: [...ADMINISTRATOR, 'webhook-unknown'],
  },
  renewWebhookSecret: {
    method: 'POST',
    path: '/v1/telling/webhooks/{id}/secret',
    summary: 'Sign by another secret from now on; it is told here once, and the old one is over.',
    answer: WebhookWithSecret,
    problems: [...ADMINISTRATOR, 'webhook-unknown'],
  },
  listDeadLetters: {
    method: 'GET',
    path: '/v1/telling/dead-letters',
    summary: 'What nobody took, the latest first.',
    query: DeadLetterQuery,
    answer: DeadLetterPage,
    problems: READING,
  },
  replayLetter: {
    method: 'POST',
    path: '/v1/telling/dead-letters/{id}/replay',
    summary: 'Send a dead letter again, with the id that it always had.',
    answer: LetterReplayed,
    problems: [...ADMINISTRATOR, 'letter-unknown'],
  },
} as const satisfies RouteTable;
