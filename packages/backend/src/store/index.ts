export {
  type Account,
  type NewAccount,
  changePassword,
  clearFailedSignIns,
  createAccount,
  findAccount,
  findAccountByName,
  listAccounts,
  recordFailedSignIn,
} from './accounts.ts';
export {type ApiKey, createApiKey, findApiKey, revokeApiKey} from './api-keys.ts';
export {type AuditEntry, type NewAuditEntry, appendAudit, listAudit} from './audit.ts';
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
  putDirectory,
  readDirectory,
} from './directory.ts';
export {foldDeltas} from './fold-deltas.ts';
export {type InvitationSubject, readInvitationSubject} from './invitation-state.ts';
export {
  type OutgoingEvent,
  type OutgoingEventType,
  OUTGOING_EVENT_TYPES,
  listUndeliveredEvents,
  markEventDelivered,
} from './outgoing-events.ts';
export {type Receipt, readReceipt} from './read-receipt.ts';
export type {PreparedReview, RecordedReview, RecordingRules} from './record-reviews/prepared-review.ts';
export {type Drift, recount} from './recount.ts';
export {type CommandRequest, type CommandSaved, saveCommand} from './save-command.ts';
export type {Schema} from './schema.ts';
export {type ServiceInstancePut, putServiceInstances, readServiceInstance} from './service-instances.ts';
export {
  type Session,
  createSession,
  deleteEndedSessions,
  deleteSession,
  findSession,
  touchSession,
} from './sessions.ts';
export {readSetting, writeSetting} from './settings.ts';
export {type Figures, readAreas, readDepartments, readSummary} from './statistics.ts';
export {StoreError, type StoreErrorCode, StoreOverloadedError} from './store-error.ts';
export type {StoredReview} from './stored-review.ts';
export {type Queries, inSnapshot, inTransaction, retryLostRaces} from './transaction.ts';
export {uuidV7} from './uuid-v7.ts';
export type {Opened, WorkOrderEntry} from './work-order-entry.ts';
export {
  type WorkOrderCursor,
  type WorkOrderFilter,
  type WorkOrderListed,
  type WorkOrderPage,
  type WorkOrderRead,
  listOrdersToCheck,
  listWorkOrders,
  readWorkOrder,
} from './work-orders.ts';
export {migrate} from './migrations/migrate.ts';
export {GroupCommit, type GroupCommitOptions} from './record-reviews/group-commit.ts';
export {type PostgresQueries, recordInPostgres} from './record-reviews/postgres.ts';
export {type ExecuteSqlite, sqliteDialect} from './sqlite/sqlite-dialect.ts';
export {type SqliteAnswer, SqliteSession} from './sqlite/sqlite-session.ts';
export type {SqlRow, SqlValue, SyncSql, SyncStatement} from './sqlite/sync-sql.ts';
