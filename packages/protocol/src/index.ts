export {createApi, type Answer, type Api, type ApiOptions, type CallOptions} from './api.ts';
export {PasswordChange, SignIn, STAFF_ROLES, StaffRole, StaffSession} from './account.ts';
export {Catalogue} from './catalogue.ts';
export {
  Channel,
  CHANNELS,
  INVITATION_STATES,
  InvitationClaims,
  InvitationRead,
  InvitationReading,
  InvitationToken,
  peekInvitation,
  ServiceSubject,
  type InvitationState,
} from './invitation.ts';
export {Problem, PROBLEM_CODES, ProblemDetail, type ProblemCode} from './problem.ts';
export {Progress, PROGRESS_STEPS, ReceiptRead} from './receipt.ts';
export {
  Identified,
  IDENTITY_MODES,
  IdentityMode,
  LARGEST_BODY_BYTES,
  MOST_REVIEWS_IN_A_BATCH,
  REVIEW_REFUSALS,
  ReviewBatch,
  ReviewItem,
  ReviewOutcome,
  ReviewOutcomes,
  ReviewRefusal,
} from './review.ts';
export {businessRoutes} from './routes/business.ts';
export {citizenRoutes} from './routes/citizen.ts';
export {operationsRoutes} from './routes/operations.ts';
export {publicRoutes} from './routes/public.ts';
export {
  fillPath,
  type Audience,
  type Route,
  type RouteAnswer,
  type RouteInput,
  type RouteTable,
  type Schema,
} from './routes/route.ts';
export {staffRoutes} from './routes/staff.ts';
export {Count, Instant, LevelCounts, LocalDay, Rate, ReceiptCode, UuidV7} from './scalars.ts';
export {
  InvitationIssued,
  InvitationOrder,
  ServiceInstance,
  ServiceInstanceBatch,
  ServiceInstanceBody,
  ServiceInstanceOutcomes,
  ServiceInstanceStored,
} from './service-instance.ts';
export {
  AreaFigures,
  AreaQuery,
  AreaTable,
  DepartmentFigures,
  DepartmentTable,
  Summary,
  SummaryQuery,
} from './statistics.ts';
export {CommandRequest, StaffCommand, type StaffCommandType} from './work-order-command.ts';
export {
  CommandOffer,
  NextDuty,
  WorkOrderDetail,
  WorkOrderLine,
  WorkOrderPage,
  WorkOrderQuery,
  WorkOrderView,
} from './work-order.ts';
