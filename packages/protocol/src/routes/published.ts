import * as z from 'zod/mini';
import {ChannelQuery, ChannelTable, Trend, TrendQuery} from '../published.ts';
import {SummaryQuery} from '../statistics.ts';
import type {RouteTable} from './route.ts';

/** What the public page shows beside the sums of `publicRoutes`. */
export const publishedRoutes = {
  readChannels: {
    method: 'GET',
    path: '/v1/public/channels',
    summary: 'Reviews by the way they came, each channel from three reviews on.',
    query: ChannelQuery,
    answer: ChannelTable,
    problems: [],
  },
  readTrend: {
    method: 'GET',
    path: '/v1/public/trend',
    summary: 'Twelve months of the whole, or of one area.',
    query: TrendQuery,
    answer: Trend,
    problems: ['area-unknown'],
  },
} as const satisfies RouteTable;

const Bytes = z.instanceof(Uint8Array);

/** The figures as files. Their names end in the SHA-256 of what is in them; `Repr-Digest` says it too. */
export const publishedFileRoutes = {
  exportCsv: {
    method: 'GET',
    path: '/v1/public/figures.csv',
    summary: 'The sums of an area or the whole, of its areas and departments, as a table without formulas.',
    query: SummaryQuery,
    bytes: 'answer',
    answer: Bytes,
    problems: ['area-unknown'],
  },
  exportJson: {
    method: 'GET',
    path: '/v1/public/figures.json',
    summary: 'The same as JSON.',
    query: SummaryQuery,
    bytes: 'answer',
    answer: Bytes,
    problems: ['area-unknown'],
  },
} as const satisfies RouteTable;
