import {
  Bulletin,
  BulletinDraft,
  BulletinDraftQuery,
  BulletinDraftSaved,
  BulletinIssued,
  BulletinList,
  BulletinListQuery,
  BulletinQuery,
  CaseList,
} from '../bulletin.ts';
import type {RouteTable} from './route.ts';

const SETTLING = [
  'session-missing',
  'session-expired',
  'password-change-needed',
  'role-not-allowed',
  'area-unknown',
] as const;

/** Monthly bulletins as the management bodies write them. */
export const bulletinRoutes = {
  readBulletinDraft: {
    method: 'GET',
    path: '/v1/bulletin-drafts',
    summary: 'What would be issued now of an area and month, with the words written so far.',
    query: BulletinDraftQuery,
    answer: BulletinDraft,
    problems: SETTLING,
  },
  saveBulletinDraft: {
    method: 'PUT',
    path: '/v1/bulletin-drafts',
    summary: 'Keep words for a bulletin. Nobody sees them before it is issued.',
    body: BulletinDraftSaved,
    answer: BulletinDraft,
    problems: [...SETTLING, 'origin-not-allowed'],
  },
  issueBulletin: {
    method: 'POST',
    path: '/v1/bulletins',
    summary:
      'Issue what the draft says, with the figures of this moment: for everybody, for ever. A correction is another version.',
    body: BulletinIssued,
    answer: Bulletin,
    status: 201,
    problems: [...SETTLING, 'origin-not-allowed', 'bulletin-refused', 'version-stale'],
  },
} as const satisfies RouteTable;

/** Bulletins as everybody reads them. */
export const publicBulletinRoutes = {
  listBulletins: {
    method: 'GET',
    path: '/v1/public/bulletins',
    summary: 'The bulletins that were issued, the latest month first; of one area, or of all.',
    query: BulletinListQuery,
    answer: BulletinList,
    problems: [],
  },
  readBulletin: {
    method: 'GET',
    path: '/v1/public/bulletin',
    summary: 'One bulletin as it was issued; without a version the latest.',
    query: BulletinQuery,
    answer: Bulletin,
    problems: ['bulletin-unknown'],
  },
  listCases: {
    method: 'GET',
    path: '/v1/public/cases',
    summary: 'The cases of the bulletins of an area and below it, or of all, the latest first.',
    query: BulletinListQuery,
    answer: CaseList,
    problems: [],
  },
} as const satisfies RouteTable;
