import type {RouteAddress} from './route.ts';

/** Where a citizen says more about a review that has arrived: once for the table and for the client that has no schemas. */
export const receiptAddresses = {
  stateMistake: {method: 'POST', path: '/v1/receipts/mistake'},
  objectToDecision: {method: 'POST', path: '/v1/receipts/objection'},
  giveFollowUp: {method: 'POST', path: '/v1/receipts/follow-up'},
} as const satisfies Readonly<Record<string, RouteAddress>>;
