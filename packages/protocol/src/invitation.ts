import * as z from 'zod/mini';
import {CHANNELS, INVITATION_STATES} from './closed-sets.ts';
import {Instant, LocalDay} from './scalars.ts';

/** How a review reached us. */
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

export type InvitationState = (typeof INVITATION_STATES)[number];

export const InvitationReading = z.object({
  state: z.enum(INVITATION_STATES),
  about: ServiceSubject,
  channel: Channel,
  expiresAt: Instant,
});
export type InvitationReading = z.infer<typeof InvitationReading>;
