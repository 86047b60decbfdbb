import type {SessionCarrier} from '@haochaping/backend';

/** Where a page holds the whole backend, no cookie can be set: the secret travels in a header that the page keeps. */
export const SESSION_HEADER = 'hcp-session';

/** Carries a session's secret in a header. It never travels by itself, so no foreign page can use it. */
export const sessionHeader: SessionCarrier = {
  ambient: false,
  read: (request) => request.headers.get(SESSION_HEADER) ?? undefined,
  write: (headers, secret) => headers.set(SESSION_HEADER, secret ?? ''),
};
