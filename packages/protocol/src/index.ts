export {createApi, type Api} from './api.ts';
export type {Answer, ApiOptions, CallOptions} from './call.ts';
export {
  AccountChange,
  AccountIssued,
  AccountLine,
  AccountName,
  AccountOrder,
  AccountPage,
  AccountQuery,
  SessionLine,
  Sessions,
} from './accounts.ts';
export {ClaimRulesFile, SignInReturn, SignInWays} from './sign-in-ways.ts';
export {PasswordChange, SignIn, STAFF_ROLES, StaffRole, StaffSession} from './account.ts';
export {
  ApiKeyIssued,
  ApiKeyLine,
  ApiKeyOrder,
  ApiKeys,
  AreaRow,
  DepartmentRow,
  DirectoryArea,
  DirectoryAreas,
  DirectoryChange,
  DirectoryChanged,
  DirectoryDepartment,
  DirectoryDepartmentDetail,
  DirectoryDepartments,
  DirectoryFile,
  ItemRow,
  StaffMemberRow,
  WindowRow,
} from './directory.ts';
export {HolidayNoticeAdded, HolidayNoticeBody, HolidayNotices} from './holidays.ts';
export {
  ContestedInstance,
  ContestedPage,
  EarlyWarning,
  EarlyWarningPage,
  LedgerLine,
  LedgerPage,
  QuarantinedReview,
  QuarantinePage,
  SupervisedOrder,
  SupervisedPage,
} from './supervision.ts';
export {Catalogue} from './catalogue.ts';
export {CHANNELS, INVITATION_STATES} from './closed-sets.ts';
export {ContactSeen, ContactShown, DeviceGaps} from './contact.ts';
export {EvidenceFile, FILE_PART_BYTES, FileAnnounced, FileDigest, FileState} from './evidence-file.ts';
export {
  Channel,
  InvitationClaims,
  InvitationRead,
  InvitationReading,
  InvitationToken,
  ServiceSubject,
  type InvitationState,
} from './invitation.ts';
export {LogCheckpoint, LogCheckpoints, LogConsistency, LogHash, LogInclusion, LogKey} from './log.ts';
export {
  AllMetrics,
  FairnessFigures,
  FairnessTable,
  HotlineFigures,
  HotlineFiguresStored,
  HotWords,
  MetricsQuery,
  MetricsRead,
  PublicMetrics,
  PublicMetricsQuery,
  PublicMetricsRead,
  RecountRead,
  ShownRate,
} from './metrics.ts';
export {LocalMonth} from './period.ts';
export {ErasureAnswer, ErasureStanding, HeldData, PersonalDataCopy, ReceiptLog} from './personal-data.ts';
export {Problem, PROBLEM_CODES, ProblemDetail, type ProblemCode} from './problem.ts';
export {OutboxFile, OutboxFileItem} from './outbox-file.ts';
export {digestedOfFile, digestedOfItem, OUTBOX_FILE_FORMAT} from './outbox-file-digest.ts';
export {peekInvitation} from './peek-invitation.ts';
export {PROGRESS_STEPS} from './progress-sets.ts';
export {FollowUpGiven, MistakeStated, ObjectionMade, Progress, ReceiptRead} from './receipt.ts';
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
export {contactRoutes} from './routes/contact.ts';
export {accountRoutes} from './routes/accounts.ts';
export {oidcRoutes} from './routes/oidc.ts';
export {directoryRoutes} from './routes/directory.ts';
export {profileRoutes} from './routes/profile.ts';
export {ProfileRead} from './profile.ts';
export {supervisionRoutes} from './routes/supervision.ts';
export {tellingRoutes} from './routes/telling.ts';
export {open311Routes} from './routes/open311.ts';
export {OPEN311_SERVICE_CODES, Open311Request, Open311RequestQuery} from './open311.ts';
export {DeadLetter, WEBHOOK_KINDS, WebhookKind, WebhookSubscription} from './telling.ts';
export {evidenceBytesRoutes, evidenceFileRoutes} from './routes/evidence-files.ts';
export {citizenRoutes} from './routes/citizen.ts';
export {logRoutes} from './routes/log.ts';
export {metricsRoutes} from './routes/metrics.ts';
export {operationsRoutes} from './routes/operations.ts';
export {personalDataRoutes} from './routes/personal-data.ts';
export {publicRoutes} from './routes/public.ts';
export {
  Bulletin,
  BulletinContent,
  BulletinDraft,
  BulletinList,
  BulletinRow,
  BulletinWords,
  CaseList,
  PublishedCase,
} from './bulletin.ts';
export type {BulletinFigures} from './bulletin.ts';
export {bulletinRoutes, publicBulletinRoutes} from './routes/bulletin.ts';
export {CheckBody, CheckList, CheckResult, CheckResults, ServiceCheck} from './checks.ts';
export {checkRoutes, publicCheckRoutes} from './routes/checks.ts';
export {publishedFileRoutes, publishedRoutes} from './routes/published.ts';
export {ChannelFigures, ChannelTable, Trend, TrendMonth} from './published.ts';
export {receiptRoutes} from './routes/receipt.ts';
export {
  ContactDetails,
  DeviceNumber,
  OpenReview,
  ReviewWithContact,
  SealedBox,
  SealedReview,
  SealingKey,
} from './sealed-review.ts';
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
export {inboxRoutes} from './routes/inbox.ts';
export {
  Inbox,
  InboxCounts,
  type InboxView,
  InboxViewChange,
  InboxViews,
  MOST_COUNTED,
  MOST_INBOX_VIEWS,
} from './inbox.ts';
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
  Leads,
  NextDuty,
  WorkOrderDetail,
  WorkOrderLine,
  WorkOrderPage,
  InboxFilter,
  WorkOrderQuery,
  WorkOrderView,
} from './work-order.ts';
