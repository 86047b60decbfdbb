import {
  FairnessQuery,
  FairnessTable,
  HotWords,
  HotWordsQuery,
  PublicMetricsQuery,
  PublicMetricsRead,
  RecountRead,
} from '../metrics.ts';
import {AreaQuery, AreaTable, DepartmentTable, Summary, SummaryQuery} from '../statistics.ts';
import type {RouteTable} from './route.ts';

/** What anybody may read. */
export const publicRoutes = {
  readSummary: {
    method: 'GET',
    path: '/v1/public/summary',
    summary: 'The five exact counts, good, bad and the rates of the whole, or of one area.',
    query: SummaryQuery,
    answer: Summary,
    problems: ['area-unknown'],
  },
  readAreas: {
    method: 'GET',
    path: '/v1/public/areas',
    summary: 'The same for every area directly below one; without `parent`, for the cities of the province.',
    query: AreaQuery,
    answer: AreaTable,
    problems: ['area-unknown'],
  },
  readDepartments: {
    method: 'GET',
    path: '/v1/public/departments',
    summary: 'The same for every department of an area and below.',
    query: SummaryQuery,
    answer: DepartmentTable,
    problems: ['area-unknown'],
  },
  readPublicMetrics: {
    method: 'GET',
    path: '/v1/public/metrics',
    summary: 'The published metrics of the whole, an area, a department, an item or a channel, in any period.',
    query: PublicMetricsQuery,
    answer: PublicMetricsRead,
    problems: ['area-unknown', 'department-unknown'],
  },
  readHotWords: {
    method: 'GET',
    path: '/v1/public/hot-words',
    summary: 'Words and tags of good and of bad reviews, each from several people.',
    query: HotWordsQuery,
    answer: HotWords,
    problems: ['area-unknown'],
  },
  readFairness: {
    method: 'GET',
    path: '/v1/public/fairness',
    summary: 'Signs of ratings that were kept away, made up or argued away, for every department of an area and below.',
    query: FairnessQuery,
    answer: FairnessTable,
    problems: ['area-unknown'],
  },
  readRecount: {
    method: 'GET',
    path: '/v1/public/recount',
    summary: 'How far the published counts are from the reviews, service instances and orders themselves.',
    answer: RecountRead,
    problems: [],
  },
} as const satisfies RouteTable;
