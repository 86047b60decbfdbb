import * as z from 'zod/mini';
import {FileAnnounced, FileState} from '../evidence-file.ts';
import type {RouteTable} from './route.ts';

const SIGNED_IN = [
  'session-missing',
  'session-expired',
  'password-change-needed',
  'role-not-allowed',
  'work-order-unknown',
] as const;

const Bytes = z.instanceof(Uint8Array);

/** Evidence in files, as staff bring it: announced, then sent part by part. */
export const evidenceFileRoutes = {
  announceFile: {
    method: 'POST',
    path: '/v1/work-orders/{id}/files',
    summary: 'Announce a file by its digest. Announcing it again tells how far it has come.',
    body: FileAnnounced,
    answer: FileState,
    problems: [...SIGNED_IN, 'origin-not-allowed', 'command-refused', 'file-too-large', 'too-many-files'],
  },
  readFileState: {
    method: 'GET',
    path: '/v1/work-orders/{id}/files/{digest}',
    summary: 'How far a file has come, so that it can go on from there.',
    answer: FileState,
    problems: [...SIGNED_IN, 'file-unknown'],
  },
} as const satisfies RouteTable;

/** The two routes of evidence whose body or answer is bytes, not JSON. */
export const evidenceBytesRoutes = {
  sendFilePart: {
    method: 'PUT',
    path: '/v1/work-orders/{id}/files/{digest}/parts/{offset}',
    summary:
      'Send the part that begins at an offset: 1 MiB, the last one what is left. A part that was taken before is taken as done.',
    bytes: 'body',
    body: Bytes,
    answer: FileState,
    problems: [
      ...SIGNED_IN,
      'origin-not-allowed',
      'command-refused',
      'file-unknown',
      'file-part-wrong',
      'file-digest-wrong',
      'file-type-refused',
    ],
  },
  downloadFile: {
    method: 'GET',
    path: '/v1/work-orders/{id}/files/{digest}/content',
    summary: 'The file of a piece of evidence by its `fileDigest`, as an attachment that no browser runs. Logged.',
    bytes: 'answer',
    answer: Bytes,
    problems: [...SIGNED_IN, 'file-unknown'],
  },
} as const satisfies RouteTable;
