import {ProfileRead} from '../profile.ts';
import type {RouteTable} from './route.ts';

/** By which numbers the place works. They are changed by who runs it, in a file, and by nobody at a desk. */
export const profileRoutes = {
  readProfile: {
    method: 'GET',
    path: '/v1/profile',
    summary: 'The rules in force and their versions. For administrators and those who watch over the work.',
    answer: ProfileRead,
    problems: ['session-missing', 'session-expired', 'password-change-needed', 'role-not-allowed'],
  },
} as const satisfies RouteTable;
