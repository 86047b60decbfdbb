import {isInvitationClaims} from './citizen-guards.ts';
import type {InvitationClaims} from './invitation.ts';

/**
 * The claims of an invitation, read but not verified: good enough to show what is being rated while there is no network.
 * Only the backend can tell whether they are true. `undefined` when the token is not a readable JWS.
 */
export function peekInvitation(token: string): InvitationClaims | undefined {
  const payload = token.split('.')[1];
  if (payload === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isInvitationClaims(claims) ? claims : undefined;
  } catch {
    // Not base64 or not JSON: by definition no invitation of ours.
    return undefined;
  }
}
