/** What the console needs: the routes of staff, and the client. */
export {createApi, type Api} from './api.ts';
export type {Answer, ApiOptions, CallOptions} from './call.ts';
export type {RouteTable} from './routes/route.ts';
export {metricsRoutes} from './routes/metrics.ts';
export {staffRoutes} from './routes/staff.ts';
export {contactRoutes} from './routes/contact.ts';
export {accountRoutes} from './routes/accounts.ts';
export {citizenRoutes} from './routes/citizen.ts';
export {logRoutes} from './routes/log.ts';
export {oidcRoutes} from './routes/oidc.ts';
export {tellingRoutes} from './routes/telling.ts';
export type {AccountLine, SessionLine} from './accounts.ts';
export type {SignInWays} from './sign-in-ways.ts';
export {directoryRoutes} from './routes/directory.ts';
export {profileRoutes} from './routes/profile.ts';
export type {ProfileRead} from './profile.ts';
export {supervisionRoutes} from './routes/supervision.ts';
export {PasswordChange, SignIn, StaffRole, StaffSession, STAFF_ROLES} from './account.ts';
export {CommandRequest, StaffCommand, type StaffCommandType} from './work-order-command.ts';
export {
  CommandOffer,
  Leads,
  NextDuty,
  InboxFilter,
  WorkOrderDetail,
  WorkOrderLine,
  WorkOrderPage,
  WorkOrderQuery,
  WorkOrderView,
} from './work-order.ts';
export {Problem, type ProblemCode} from './problem.ts';
export type {ContestedInstance, EarlyWarning, LedgerLine, QuarantinedReview, SupervisedOrder} from './supervision.ts';
export {inboxRoutes} from './routes/inbox.ts';
export {InboxCounts, type InboxView} from './inbox.ts';
export type {ContactSeen, DeviceGaps} from './contact.ts';
export {evidenceFileRoutes} from './routes/evidence-files.ts';
export {FILE_PART_BYTES, FileState} from './evidence-file.ts';
export type {BulletinDraft, BulletinWords} from './bulletin.ts';
export {bulletinRoutes} from './routes/bulletin.ts';
export type {CheckBody, ServiceCheck} from './checks.ts';
export {checkRoutes} from './routes/checks.ts';
