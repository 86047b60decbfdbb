/** What a citizen's device needs, and nothing else: keep this entry small. */
export {createApi, type Answer, type Api, type ApiOptions, type CallOptions} from './api.ts';
export {citizenRoutes} from './routes/citizen.ts';
export {Catalogue} from './catalogue.ts';
export {
  InvitationReading,
  peekInvitation,
  type InvitationClaims,
  type InvitationState,
  type ServiceSubject,
} from './invitation.ts';
export {Progress, PROGRESS_STEPS} from './receipt.ts';
export {
  LARGEST_BODY_BYTES,
  MOST_REVIEWS_IN_A_BATCH,
  ReviewItem,
  ReviewOutcome,
  ReviewOutcomes,
  ReviewRefusal,
  type IdentityMode,
} from './review.ts';
export {Problem, type ProblemCode} from './problem.ts';
