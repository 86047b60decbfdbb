import {CheckBody, CheckList, CheckListQuery, CheckResults, ServiceCheck} from '../checks.ts';
import {SummaryQuery} from '../statistics.ts';
import type {RouteTable} from './route.ts';

const SIGNED_IN = ['session-missing', 'session-expired', 'password-change-needed', 'role-not-allowed'] as const;

/** Secret-shopper checks (监督查评) as those keep them who watch over the service. */
export const checkRoutes = {
  listChecks: {
    method: 'GET',
    path: '/v1/checks',
    summary: 'The checks of the own area, the latest first, each as it was last corrected; none of the own department.',
    query: CheckListQuery,
    answer: CheckList,
    problems: SIGNED_IN,
  },
  readCheck: {
    method: 'GET',
    path: '/v1/checks/{id}',
    summary: 'One check as it was last corrected.',
    answer: ServiceCheck,
    problems: [...SIGNED_IN, 'check-unknown'],
  },
  recordCheck: {
    method: 'PUT',
    path: '/v1/checks/{id}',
    summary:
      'Keep a check under an id of 32 hexadecimal digits that its recorder draws, or correct it by another version. Versions are never changed.',
    body: CheckBody,
    answer: ServiceCheck,
    problems: [
      ...SIGNED_IN,
      'origin-not-allowed',
      'check-unknown',
      'area-unknown',
      'department-unknown',
      'check-refused',
      'version-stale',
    ],
  },
} as const satisfies RouteTable;

/** What the checks found, as everybody reads it. */
export const publicCheckRoutes = {
  readCheckResults: {
    method: 'GET',
    path: '/v1/public/checks',
    summary:
      'What secret checks found in the whole or an area, the areas directly below it and its departments, beside the good rate that citizens gave.',
    query: SummaryQuery,
    answer: CheckResults,
    problems: ['area-unknown'],
  },
} as const satisfies RouteTable;
