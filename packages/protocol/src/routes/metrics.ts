import {HotlineFigures, HotlineFiguresStored, MetricsQuery, MetricsRead} from '../metrics.ts';
import type {RouteTable} from './route.ts';

/** All figures, for staff within what is theirs to see. */
export const metricsRoutes = {
  readMetrics: {
    method: 'GET',
    path: '/v1/metrics',
    summary: 'Every metric of one scope and period, for the office itself and those who supervise it.',
    query: MetricsQuery,
    answer: MetricsRead,
    problems: [
      'session-missing',
      'session-expired',
      'password-change-needed',
      'role-not-allowed',
      'area-unknown',
      'department-unknown',
    ],
  },
  putHotlineFigures: {
    method: 'PUT',
    path: '/v1/metrics/hotline',
    summary:
      'Bring in the figures of the hotline of one area and month, with their source. Those brought before are replaced.',
    body: HotlineFigures,
    answer: HotlineFiguresStored,
    problems: [
      'session-missing',
      'session-expired',
      'password-change-needed',
      'role-not-allowed',
      'origin-not-allowed',
      'area-unknown',
    ],
  },
} as const satisfies RouteTable;
