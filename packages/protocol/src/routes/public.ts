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
} as const satisfies RouteTable;
