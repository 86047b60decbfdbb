import * as z from 'zod/mini';
import type {RouteTable} from './route.ts';

/** What those who run it ask. */
export const operationsRoutes = {
  readHealth: {
    method: 'GET',
    path: '/healthz',
    summary: 'The process is there.',
    answer: z.object({status: z.literal('ok')}),
    problems: [],
  },
  readReadiness: {
    method: 'GET',
    path: '/readyz',
    summary: 'The store answers.',
    answer: z.object({status: z.literal('ok')}),
    problems: ['not-ready'],
  },
} as const satisfies RouteTable;
