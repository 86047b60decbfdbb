export {type Files, memoryFiles} from './files/files.ts';
export type {
  Clock,
  Engine,
  Keys,
  OutsidePerson,
  OutsideSignIn,
  Passwords,
  Ports,
  Report,
  SessionCarrier,
} from './ports.ts';
export {type AccessRules, DEFAULT_ACCESS_RULES} from './access/access-rules.ts';
export {type App, createApp} from './app.ts';
export type {DemoCase, DemoCases} from './demonstration/routes.ts';
export {type DueReport, runDue} from './jobs/due.ts';
export {runEndSessions} from './jobs/end-sessions.ts';
export {runForgetFiles} from './jobs/forget-files.ts';
export {issueApiKey} from './access/api-keys.ts';
export {issueAccount} from './access/issue-account.ts';
export {runAssessRisk} from './jobs/assess-risk.ts';
export {runEarlyWarning} from './jobs/early-warning.ts';
export {runRecountDeadlines} from './jobs/recount-deadlines.ts';
export {runFold} from './jobs/fold.ts';
export {runHotWords} from './jobs/hot-words.ts';
export {mendCounts, runRecount} from './jobs/recount.ts';
export {type RetentionReport, runRetain} from './jobs/retain.ts';
export {runForgetLetters, runTell} from './jobs/tell.ts';
export type {
  AddressObjection,
  MailLetter,
  ProvinceItem,
  SmsLetter,
  Way,
  Ways,
  WebhookLetter,
  WebhookWay,
} from './telling/ways.ts';
export type {TellingOptions} from './options.ts';
export {runSealLog} from './jobs/seal-log.ts';
export {type Checkpoint, openCheckpoint} from './log/checkpoint.ts';
export {type NoteKey, noteKeyOf, parseVerifierKey, verifierKey} from './log/signed-note.ts';
export {type LogFault, type LogFaultKind, type LogVerdict, verifyLog} from './log/verify-log.ts';
export {type AppOptions, type Settings, settingsOf} from './options.ts';
export {createKeyring, type KeptSealingKey, makeSealingKey} from './sealing/keyring.ts';
export {SEALING_SUITES, type SealingSuiteName} from '@haochaping/protocol/sealing';
export {isScenarioName, SCENARIO_NAMES, type ScenarioName, withNamedScenario} from './named-scenarios.ts';
export {type Scenario, withScenario} from './scenarios.ts';
export {
  addNotice,
  changeDirectory,
  findArea,
  findDepartment,
  keepProfile,
  readSetting,
  readSummary,
  writeSetting,
  GroupCommit,
  type GroupCommitOptions,
  migrate,
  openSessionEngine,
  putHotlineFigures,
  recount,
  type PostgresQueries,
  type PreparedReview,
  recordInPostgres,
  type RecordedReview,
  type RecordingRules,
  retryLostRaces,
  type Schema,
  type SqliteAnswer,
  sqliteDialect,
  SqliteSession,
  type SqlRow,
  type SqlValue,
  StoreError,
  type StoreErrorCode,
  type SyncSql,
  type SyncStatement,
} from './store/index.ts';
