import {StaffSession} from '../account.ts';
import {SignInBegun, SignInReturn, SignInWays} from '../sign-in-ways.ts';
import type {RouteTable} from './route.ts';

/**
 * Signing in by an outside sign-in (OpenID Connect, authorization code with PKCE). The browser goes from `beginOutsideSignIn` to the
 * provider, which sends it back to the console's own page; that page hands over what it was given.
 */
export const oidcRoutes = {
  readSignInWays: {
    method: 'GET',
    path: '/v1/staff/sign-in',
    summary: 'By which ways somebody may sign in here.',
    answer: SignInWays,
    problems: [],
  },
  beginOutsideSignIn: {
    method: 'POST',
    path: '/v1/staff/sign-in/outside',
    summary: 'Begin an outside sign-in: where the browser has to go.',
    answer: SignInBegun,
    problems: ['origin-not-allowed', 'provider-missing', 'provider-away'],
  },
  finishOutsideSignIn: {
    method: 'POST',
    path: '/v1/staff/sign-in/outside/return',
    summary: 'Hand over what the outside sign-in answered, once, from the browser that began it.',
    body: SignInReturn,
    answer: StaffSession,
    problems: [
      'origin-not-allowed',
      'provider-missing',
      'provider-away',
      'sign-in-not-begun',
      'sign-in-refused',
      'sign-in-without-role',
      'sign-in-place-unknown',
      'account-disabled',
    ],
  },
} as const satisfies RouteTable;
