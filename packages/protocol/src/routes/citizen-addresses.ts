import type {RouteAddress} from './route.ts';

/** Where the citizen's routes are: once for the table that describes them and for the client that has no schemas. */
export const citizenAddresses = {
  readCatalogue: {method: 'GET', path: '/v1/catalogue'},
  readInvitation: {method: 'POST', path: '/v1/invitations/read'},
  postReviews: {method: 'POST', path: '/v1/reviews'},
  readReceipt: {method: 'POST', path: '/v1/receipts/read'},
} as const satisfies Readonly<Record<string, RouteAddress>>;
