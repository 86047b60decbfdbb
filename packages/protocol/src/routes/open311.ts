import {
  Open311Discovery,
  Open311RequestQuery,
  Open311Requests,
  Open311ServiceQuery,
  Open311Services,
} from '../open311.ts';
import type {RouteTable} from './route.ts';

/** Open311 GeoReport v2, to be read only: what was approved for everybody to read, under the names that civic software knows. */
export const open311Routes = {
  discoverOpen311: {
    method: 'GET',
    path: '/open311/discovery.json',
    summary: 'Where Open311 is answered, and in which form.',
    answer: Open311Discovery,
    problems: [],
  },
  listOpen311Services: {
    method: 'GET',
    path: '/open311/v2/services.json',
    summary: 'The groups of causes under which requests are listed.',
    query: Open311ServiceQuery,
    answer: Open311Services,
    problems: [],
  },
  listOpen311Requests: {
    method: 'GET',
    path: '/open311/v2/requests.json',
    summary: 'Published orders of at most 90 days, the latest first; the last 90 days unless told otherwise.',
    query: Open311RequestQuery,
    answer: Open311Requests,
    problems: [],
  },
  readOpen311Request: {
    method: 'GET',
    path: '/open311/v2/requests/{file}',
    summary: 'One published order, as a list of one.',
    answer: Open311Requests,
    problems: ['work-order-unknown'],
  },
} as const satisfies RouteTable;
