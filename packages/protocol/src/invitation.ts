import * as z from 'zod/mini';
import {Instant, LocalDay} from './scalars.ts';

/** How a review reached us. The invitation says it; a review cannot choose it. National `pf` numbers are an adapter's matter. */
export const CHANNELS = [
  'web-widget',
  'mini-program',
  'government-app',
  'desk-evaluator',
  'kiosk',
  'window-code',
  'agent-card',
  'sms-link',
  'hotline',
] as const;
export const Channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof Channel>;

/** What is being rated, in words a citizen knows. Present in the signed invitation, so that it can be shown without a network. */
export const ServiceSubject = z.object({
  itemName: z.string(),
  departmentName: z.string(),
  windowName: z.optional(z.string()),
  staffNumber: z.optional(z.string()),
  caseNumber: z.string(),
  servedOn: LocalDay,
});
export type ServiceSubject = z.infer<typeof ServiceSubject>;

/** The payload of an invitation (a JWS, ES256). `exp` and `iat` are seconds since 1970, as RFC 7519 has them. */
export const InvitationClaims = z.object({
  /** The deployment that may accept it. */
  aud: z.string(),
  /** `caseNumber#serviceNumber`. */
  sub: z.string(),
  jti: z.string(),
  iat: z.number(),
  exp: z.number(),
  channel: Channel,
  about: ServiceSubject,
});
export type InvitationClaims = z.infer<typeof InvitationClaims>;

/** An invitation as it travels: in a body or behind `#`, never in a path or query. */
export const InvitationToken = z.string().check(z.minLength(1), z.maxLength(4096));

export const InvitationRead = z.object({invitation: InvitationToken});

/** Where an invitation stands: it may be used, its instance has been rated already, or its time is over. */
export const INVITATION_STATES = ['open', 'rated', 'expired'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

export const InvitationReading = z.object({
  state: z.enum(INVITATION_STATES),
  about: ServiceSubject,
  channel: Channel,
  expiresAt: Instant,
});
export type InvitationReading = z.infer<typeof InvitationReading>;

/**
 * The claims of an invitation, read but not verified: good enough to show what is being rated while there is no network.
 * Only the backend can tell whether they are true. `undefined` when the token is not a readable JWS.
 */
export function peekInvitation(token: string): InvitationClaims | undefined {
  const payload = token.split('.')[1];
  if (payload === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    const claims = InvitationClaims.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return claims.success ? claims.data : undefined;
  } catch {
    // Not base64 or not JSON: by definition no invitation of ours.
    return undefined;
  }
}
