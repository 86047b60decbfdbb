import {
  LogCheckpoint,
  LogCheckpointQuery,
  LogCheckpoints,
  LogConsistency,
  LogConsistencyQuery,
  LogInclusion,
  LogInclusionQuery,
  LogKey,
} from '../log.ts';
import type {RouteTable} from './route.ts';

/** What anybody may ask of the log, to hold the office to what it once published. */
export const logRoutes = {
  listCheckpoints: {
    method: 'GET',
    path: '/v1/public/log/checkpoints',
    summary: 'What was published of the log, smallest first.',
    query: LogCheckpointQuery,
    answer: LogCheckpoints,
    problems: [],
  },
  readLatestCheckpoint: {
    method: 'GET',
    path: '/v1/public/log/checkpoint',
    summary: 'What was last published of the log.',
    answer: LogCheckpoint,
    problems: ['log-size-unknown'],
  },
  readLogKey: {
    method: 'GET',
    path: '/v1/public/log/key',
    summary: 'The public key that checkpoints are signed with. Keep a copy: it is what later ones are held to.',
    answer: LogKey,
    problems: [],
  },
  proveInclusion: {
    method: 'GET',
    path: '/v1/public/log/inclusion',
    summary: 'That an entry is in the log, by the hash of its leaf; without `size`, in the last published one.',
    query: LogInclusionQuery,
    answer: LogInclusion,
    problems: ['log-entry-unknown', 'log-size-unknown'],
  },
  proveConsistency: {
    method: 'GET',
    path: '/v1/public/log/consistency',
    summary: 'That the log of one size begins with that of a smaller one; without `newSize`, the last published one.',
    query: LogConsistencyQuery,
    answer: LogConsistency,
    problems: ['log-size-unknown'],
  },
} as const satisfies RouteTable;
