import * as z from 'zod/mini';
import {
  ApiKeyIssued,
  ApiKeyOrder,
  ApiKeys,
  DirectoryAreaQuery,
  DirectoryAreas,
  DirectoryChange,
  DirectoryChanged,
  DirectoryDepartmentDetail,
  DirectoryDepartmentQuery,
  DirectoryDepartments,
} from '../directory.ts';
import {HolidayNoticeAdded, HolidayNoticeBody, HolidayNotices} from '../holidays.ts';
import type {RouteTable} from './route.ts';

const SIGNED_IN = ['session-missing', 'session-expired', 'password-change-needed'] as const;
const ADMINISTRATOR = [...SIGNED_IN, 'role-not-allowed', 'origin-not-allowed'] as const;

/** What everybody of the staff may look up, and an administrator keeps: who there is, which days are off, which systems may ask. */
export const directoryRoutes = {
  listDirectoryAreas: {
    method: 'GET',
    path: '/v1/directory/areas',
    summary: 'The areas directly below one, ended ones too; without one the top.',
    query: DirectoryAreaQuery,
    answer: DirectoryAreas,
    problems: SIGNED_IN,
  },
  listDirectoryDepartments: {
    method: 'GET',
    path: '/v1/directory/departments',
    summary: 'The departments of an area itself, ended ones too.',
    query: DirectoryDepartmentQuery,
    answer: DirectoryDepartments,
    problems: SIGNED_IN,
  },
  readDirectoryDepartment: {
    method: 'GET',
    path: '/v1/directory/departments/{code}',
    summary: 'A department with its items, windows and staff.',
    answer: DirectoryDepartmentDetail,
    problems: [...SIGNED_IN, 'department-unknown'],
  },
  changeDirectory: {
    method: 'PUT',
    path: '/v1/directory',
    summary:
      'Add rows or replace them, all or, where one is wrong, none; each wrong place is named. For administrators.',
    body: DirectoryChange,
    answer: DirectoryChanged,
    problems: [...ADMINISTRATOR, 'directory-invalid'],
  },
  listHolidays: {
    method: 'GET',
    path: '/v1/holidays',
    summary: 'The holiday notices that deadlines are counted by; where two name one day, the later rules.',
    answer: HolidayNotices,
    problems: SIGNED_IN,
  },
  addHolidays: {
    method: 'POST',
    path: '/v1/holidays',
    summary: 'Add a notice of the State Council; deadlines that it moves are counted anew at once. For administrators.',
    body: HolidayNoticeBody,
    answer: HolidayNoticeAdded,
    problems: [...ADMINISTRATOR, 'notice-invalid'],
  },
  listApiKeys: {
    method: 'GET',
    path: '/v1/api-keys',
    summary: 'Which systems may ask, and which once could. For administrators.',
    answer: ApiKeys,
    problems: [...SIGNED_IN, 'role-not-allowed'],
  },
  issueApiKey: {
    method: 'POST',
    path: '/v1/api-keys',
    summary: 'Make a key for a system. The secret is told here once. For administrators.',
    body: ApiKeyOrder,
    answer: ApiKeyIssued,
    status: 201,
    problems: ADMINISTRATOR,
  },
  revokeApiKey: {
    method: 'DELETE',
    path: '/v1/api-keys/{id}',
    summary: 'End a key; ending it again changes nothing. For administrators.',
    answer: z.undefined(),
    status: 204,
    problems: [...ADMINISTRATOR, 'api-key-unknown'],
  },
} as const satisfies RouteTable;
