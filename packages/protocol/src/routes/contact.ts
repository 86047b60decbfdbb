import {ContactAsked, ContactSeen, ContactShown, DeviceGapPage, DeviceGapQuery} from '../contact.ts';
import type {RouteTable} from './route.ts';

const SIGNED_IN = ['session-missing', 'session-expired', 'password-change-needed', 'role-not-allowed'] as const;

/** What staff may know of who wrote a review, and of reviews that are missing. */
export const contactRoutes = {
  readContact: {
    method: 'GET',
    path: '/v1/work-orders/{id}/contact',
    summary: 'Whether the citizen left a contact, masked, and who had it shown.',
    answer: ContactSeen,
    problems: [...SIGNED_IN, 'work-order-unknown'],
  },
  revealContact: {
    method: 'POST',
    path: '/v1/work-orders/{id}/reveal',
    summary: 'Have the contact shown. Written down for good before it is.',
    body: ContactAsked,
    answer: ContactShown,
    problems: [
      ...SIGNED_IN,
      'origin-not-allowed',
      'work-order-unknown',
      'reveal-refused',
      'contact-unknown',
      'contact-unreadable',
    ],
  },
  listDeviceGaps: {
    method: 'GET',
    path: '/v1/devices/gaps',
    summary: 'Shared devices of whose numbered ratings some have not arrived. For the management bodies.',
    query: DeviceGapQuery,
    answer: DeviceGapPage,
    problems: [...SIGNED_IN, 'query-invalid'],
  },
} as const satisfies RouteTable;
