import {
  ContestedPage,
  ContestedQuery,
  EarlyWarning,
  EarlyWarningPage,
  EarlyWarningQuery,
  LedgerPage,
  LedgerQuery,
  QuarantinedReview,
  QuarantinePage,
  QuarantineQuery,
  QuarantineRelease,
  SupervisedPage,
  SupervisedQuery,
  WarningAcknowledgement,
} from '../supervision.ts';
import type {RouteTable} from './route.ts';

const WATCHING = ['session-missing', 'session-expired', 'password-change-needed', 'role-not-allowed'] as const;

/** What those who watch over an area see of it: the management bodies, supervisors and auditors. */
export const supervisionRoutes = {
  listEarlyWarnings: {
    method: 'GET',
    path: '/v1/supervision/warnings',
    summary: 'Early warnings, the latest first; open ones unless told otherwise.',
    query: EarlyWarningQuery,
    answer: EarlyWarningPage,
    problems: WATCHING,
  },
  acknowledgeWarning: {
    method: 'POST',
    path: '/v1/supervision/warnings/{id}/acknowledgement',
    summary: 'Take note of a warning, and say what is done about it. Done once; for the management bodies.',
    body: WarningAcknowledgement,
    answer: EarlyWarning,
    problems: [...WATCHING, 'origin-not-allowed', 'warning-unknown'],
  },
  listLedger: {
    method: 'GET',
    path: '/v1/supervision/ledger',
    summary: 'The supervision ledger, the latest first; what still stands unless told otherwise.',
    query: LedgerQuery,
    answer: LedgerPage,
    problems: WATCHING,
  },
  listSupervised: {
    method: 'GET',
    path: '/v1/supervision/orders',
    summary: 'The orders under supervision, the highest level first, in each the longest first.',
    query: SupervisedQuery,
    answer: SupervisedPage,
    problems: WATCHING,
  },
  listContested: {
    method: 'GET',
    path: '/v1/supervision/contested',
    summary: 'Service instances at which ratings of different levels met, the latest first.',
    query: ContestedQuery,
    answer: ContestedPage,
    problems: WATCHING,
  },
  listQuarantine: {
    method: 'GET',
    path: '/v1/supervision/quarantine',
    summary: 'Reviews kept out of the statistics, with the reasons, the latest first; held ones unless told otherwise.',
    query: QuarantineQuery,
    answer: QuarantinePage,
    problems: WATCHING,
  },
  releaseReview: {
    method: 'POST',
    path: '/v1/supervision/quarantine/{id}/release',
    summary: 'Let a review into the statistics, with the reason. Done once; for the management bodies.',
    body: QuarantineRelease,
    answer: QuarantinedReview,
    problems: [...WATCHING, 'origin-not-allowed', 'review-unknown'],
  },
} as const satisfies RouteTable;
