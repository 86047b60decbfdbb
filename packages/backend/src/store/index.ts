export {
  type Account,
  changePassword,
  clearFailedSignIns,
  createAccount,
  findAccount,
  findAccountByName,
  listAccounts,
  recordFailedSignIn,
} from './accounts.ts';
export {type ApiKey, createApiKey, findApiKey, findKeyNames, listApiKeys, revokeApiKey} from './api-keys.ts';
export {appendAudit, type NewAuditEntry} from './audit.ts';
export {type StoredContact, listContactReveals, readContact, recordContactReveal} from './contacts.ts';
export {type DeviceWithGaps, listDevicesWithGaps} from './device-numbers.ts';
export {
  type Area,
  type Department,
  type Directory,
  type Item,
  type ServiceWindow,
  type StaffMember,
  findArea,
  findDepartment,
  findTopArea,
  listAreas,
  listDepartments,
  readDepartment,
} from './directory.ts';
export {changeDirectory, putDirectory} from './put-directory.ts';
export {carryOutRequests, digestOfIds, type ErasureStanding, readErasure, requestErasure} from './erasure-requests.ts';
export {foldDeltas} from './fold-deltas.ts';
export {readLeadFacts} from './lead-facts.ts';
export {noteInvited} from './instance-counts.ts';
export {readInvitationSubject} from './invitation-state.ts';
export {
  contactsKept,
  eraseContactsOf,
  eraseFromOrders,
  eraseReviewTexts,
  type Kept,
  type KeptQuery,
  ordersOfSubjects,
  ordersWith,
  reviewTextsKept,
} from './kept-data.ts';
export {
  entriesOn,
  findLeaf,
  latestCheckpoint,
  listCheckpoints,
  rangeRoots,
  sealEntries,
  type StoredCheckpoint,
} from './log.ts';
export {putHotlineFigures} from './hotline-figures.ts';
export {type Drift, recount} from './recount.ts';
export {readLastRecount} from './recount-runs.ts';
export {type HeldOnReview, readHeldOnReview} from './personal-data.ts';
export {readReceipt, type Receipt} from './read-receipt.ts';
export {addFollowUpReview, isFollowUpSaid} from './follow-up-review.ts';
export type {PreparedReview, RecordedReview, RecordingRules} from './record-reviews/prepared-review.ts';
export type {AskedCommand} from './asked-command.ts';
export {saveCommand} from './save-command.ts';
export {
  acknowledgeWarning,
  type BadReview,
  countBadByPeriod,
  findWarning,
  firstOpenedAt,
  listBadReviews,
  listWarnings,
  type NewWarning,
  raiseWarning,
  type WarningListed,
} from './early-warnings.ts';
export {
  type AssessedUntil,
  findQuarantined,
  listQuarantine,
  listReviewsToAssess,
  listWindowReviews,
  type QuarantinedListed,
  quarantineReview,
  releaseReview,
  type ReviewToAssess,
} from './quarantine.ts';
export {listContested, listLedger, listSupervised} from './supervision-lists.ts';
export {addNotice, keepProfile, listKeptProfiles, readAddedNotices, rulesFor} from './rules.ts';
export type {Schema} from './schema.ts';
export {putServiceInstances, readServiceInstance} from './service-instances.ts';
export {
  type Session,
  createSession,
  deleteEndedSessions,
  deleteSession,
  endSessions,
  findSession,
  listSessions,
  touchSession,
} from './sessions.ts';
export {
  type AccountActed,
  actOnAccount,
  countSessions,
  findKeptAccount,
  type KeptAccount,
  listKeptAccounts,
} from './kept-accounts.ts';
export {
  deleteEndedOutsideSignIns,
  endOutsideSessions,
  keepOutsideSignIn,
  settleOutsideAccount,
  takeOutsideSignIn,
} from './outside-accounts.ts';
export {readSetting, writeSetting} from './settings.ts';
export {readAreas, readDepartments, readSummary} from './statistics.ts';
export {StoreError, type StoreErrorCode, StoreOverloadedError} from './store-error.ts';
export type {StoredReview} from './stored-review.ts';
export {inTransaction, type Queries, retryLostRaces} from './transaction.ts';
export {uuidV7} from './uuid-v7.ts';
export type {WorkOrderEntry} from './work-order-entry.ts';
export {
  type WorkOrderListed,
  type WorkOrderRead,
  listFollowers,
  listOrdersToCheck,
  listOrdersWithClocks,
  readOrder,
  readWorkOrder,
} from './work-orders.ts';
export {migrate} from './migrations/migrate.ts';
export {GroupCommit, type GroupCommitOptions} from './record-reviews/group-commit.ts';
export {type PostgresQueries, recordInPostgres} from './record-reviews/postgres.ts';
export {sqliteDialect} from './sqlite/sqlite-dialect.ts';
export {openSessionEngine} from './sqlite/session-engine.ts';
export {type SqliteAnswer, SqliteSession} from './sqlite/sqlite-session.ts';
export type {SqlRow, SqlValue, SyncSql, SyncStatement} from './sqlite/sync-sql.ts';
export {type Addresses, addressesOf, setAddresses} from './account-addresses.ts';
export {
  claimLetters,
  type DeadLetter,
  forgetLetters,
  handOverEvents,
  type Letter,
  listDeadLetters,
  listDueTargets,
  markNeedless,
  type NewLetter,
  noteFate,
  putOff,
  reviveLetter,
} from './letters.ts';
export {listUndeliveredEvents, type OutgoingEvent, passOverEvents} from './outgoing-events.ts';
export {
  addSubscription,
  changeSubscription,
  listSubscriptions,
  removeSubscription,
  renewSubscriptionSecret,
  type WebhookSubscription,
} from './webhook-subscriptions.ts';
export {
  countWorkOrders,
  type ListOrder,
  LIST_ORDERS,
  listWorkOrders,
  type WorkOrderCursor,
  type WorkOrderFilter,
} from './work-order-list.ts';
export {deleteInboxView, listInboxViews, saveInboxView} from './inbox-views.ts';
export {listPublished, type PublishedFilter, type PublishedOrder, UNDETERMINED} from './published-orders.ts';
