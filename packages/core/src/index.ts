export {ACCOUNT_REFUSALS, accountRefusal, placementRefusal} from './account-rules.ts';
export type {AccountAct, AccountRefusal, AccountStanding} from './account-rules.ts';
export {CSV_PROBLEM_CODES, DIRECTORY_COLUMNS, readDirectoryCsv} from './directory-csv.ts';
export type {CsvProblem, CsvProblemCode, DirectoryCsv, DirectoryKind} from './directory-csv.ts';
export {PASSWORD_PROBLEM_CODES, passwordProblem} from './password-problem.ts';
export type {PasswordProblem} from './password-problem.ts';
export {grantOf, textClaim} from './sign-in-claims.ts';
export type {ClaimRule, ClaimRules, Grant} from './sign-in-claims.ts';
export {activeIndicatorSet, CURRENT_INDICATOR_SET} from './active-indicators.ts';
export {areaChain, areaCodeOn, areaContains, areaTier, AREA_TIERS, isAreaCode, padAreaCode} from './areas.ts';
export type {AreaTier, AreaValidity} from './areas.ts';
export {capacity} from './capacity.ts';
export {CHINA_HOLIDAYS} from './calendar-cn.ts';
export {CONTACT_NAME_MAX, contactProblem, maskName} from './contact-details.ts';
export type {ContactDetails, ContactProblem} from './contact-details.ts';
export {
  addDays,
  addWorkingDays,
  dayOfWeek,
  endOfLocalDate,
  isLocalDate,
  isSettledDay,
  isWorkingDay,
  localDateOf,
  pointInPeriod,
  startOfLocalDate,
  workingDaysBetween,
  workingTimeLeft,
} from './calendar.ts';
export type {DueDay, HolidayNotice, LocalDate} from './calendar.ts';
export {clockHealth, storageHealth} from './device-health.ts';
export {areaAbove, DIRECTORY_PROBLEM_CODES, directoryProblems, isInForce} from './directory.ts';
export type {
  DirectoryArea,
  DirectoryDepartment,
  DirectoryItem,
  DirectoryProblem,
  DirectoryProblemCode,
  DirectoryRows,
  DirectoryStaffMember,
  DirectoryWindow,
  KnownDirectory,
  Validity as DirectoryValidity,
} from './directory.ts';
export {NOTICE_PROBLEM_CODES, noticeProblems} from './holiday-notice.ts';
export type {NoticeProblem, NoticeProblemCode} from './holiday-notice.ts';
export {BULLETIN_METRICS, bulletinProblem, bulletinRate, MOST_BULLETIN_CASES} from './bulletin.ts';
export type {BulletinCase, BulletinMetric, BulletinRefusal} from './bulletin.ts';
export {placesByLowerBound, wilsonInterval} from './wilson.ts';
export {csvText, withoutFormula} from './csv.ts';
export {isShown, mayReadMetrics, METRIC_NAMES, metricsReader, PUBLIC_METRICS, shownUntil} from './disclosure.ts';
export type {MetricsReader, MetricsScope} from './disclosure.ts';
export {isWarningDue, repeatedBad, sensitiveWordsIn, suddenRise} from './early-warning.ts';
export type {BadCount, SuddenRise} from './early-warning.ts';
export {hotWordsOf} from './hot-words.ts';
export type {Segment} from './hot-words.ts';
export {
  creditCodeCheckCharacter,
  creditCodeOfItem,
  isCaseNumber,
  isItemCode,
  isResidentId,
  isServiceNumber,
  isUnifiedSocialCreditCode,
  maskNumber,
  parseSubjectKey,
  subjectKey,
  workOrderNumber,
} from './identifiers.ts';
export {
  consistencyRanges,
  grown,
  inclusionRanges,
  isConsistent,
  isIncluded,
  leafHash,
  nodesOf,
  rangeHash,
  rootOf,
  sizeOf,
} from './merkle.ts';
export type {ConsistencyClaim, Digest, Frontier, HashedNode, InclusionClaim, LeafRange, TreeNode} from './merkle.ts';
export {IDENTITY_MODES} from './identity-mode.ts';
export type {IdentityMode} from './identity-mode.ts';
export {indicatorSet, indicatorsForLevel} from './indicators.ts';
export {isLocalIndicator} from './local-indicator.ts';
export type {Indicator, IndicatorGroup} from './indicator.ts';
export type {IndicatorSet} from './indicators.ts';
export {CURRENT_INDICATORS_VERSION} from './indicators-version.ts';
export {invitationEnd} from './invitation-end.ts';
export {addedCounts, COUNT_NAMES, effectiveBadCount, metric, METRICS, shownMetric} from './metric-table.ts';
export type {CountName, Counts, MetricName, ShownMetric} from './metric-table.ts';
export {
  averageLevel,
  badCount,
  badRate,
  goodCount,
  goodRate,
  rate,
  tenPointScore,
  totalCount,
  truncatedPercent,
  truncatedQuotient,
} from './metrics.ts';
export type {LevelCounts, Rate} from './metrics.ts';
export {
  CHECK_CRITERIA,
  CHECK_GRADES,
  checkGrade,
  checkPassRate,
  checkProblem,
  mayRecordCheck,
  maySeeCheck,
} from './service-check.ts';
export type {
  CheckCriterion,
  CheckedPlace,
  CheckGrade,
  CheckRefusal,
  CriterionGrades,
  GradeCounts,
} from './service-check.ts';
export {daysOfMonth, isLocalMonth, monthOf, periodsOf} from './periods.ts';
export type {DaySpan, LocalMonth} from './periods.ts';
export {findPersonalData} from './personal-data.ts';
export type {PersonalDataKind, PersonalDataSpan} from './personal-data.ts';
export {JIANGSU_REVIEW_RULES} from './review-rules.ts';
export type {ReviewRules} from './review-rules.ts';
export {JIANGSU_PROFILE} from './profile.ts';
export type {Profile} from './profile.ts';
export {profileFields} from './profile-fields.ts';
export type {ProfileField, ProfileValue} from './profile-fields.ts';
export {changedFields, completedProfile} from './profile-versions.ts';
export {PROFILE_PROBLEM_CODES, profileProblems} from './profile-problems.ts';
export type {ProfileProblem, ProfileProblemCode} from './profile-problems.ts';
export {afterOutcome, bisect, nextBatch, nextDueAt, QUEUE_KINDS} from './queue.ts';
export type {ItemOutcome, QueueAction, QueueItem, QueueKind} from './queue.ts';
export {isLevel, isNegative, LEVEL_NAMES, LEVELS, needsReason} from './rating.ts';
export type {Level} from './rating.ts';
export {formatReceiptCode} from './format-receipt-code.ts';
export {normalizeReceiptCode} from './normalize-receipt-code.ts';
export {receiptCode, RECEIPT_CODE_BYTES} from './receipt-code.ts';
export {
  backoffMs,
  FIRST_DELAY_MS,
  LONGEST_DELAY_MS,
  LONGEST_RETRY_AFTER_MS,
  outcomeOf,
  parseRetryAfter,
  pausesQueue,
} from './retry.ts';
export type {Answer, AnswerOutcome} from './retry.ts';
export {judgeReview, opensWorkOrder, REVIEW_PROBLEM_CODES, reviewProblems, timeliness} from './review.ts';
export type {
  KnownReview,
  ReviewContent,
  ReviewDraft,
  ReviewJudgement,
  ReviewProblem,
  ReviewProblemCode,
  ReviewStanding,
} from './review.ts';
export {isLandline, isMobileNumber} from './telephone.ts';
export {isBlank, textLength} from './text.ts';
export {countsInStatistics, deviceGaps, gapsBetween, isDrawnForRecheck, RISK_REASONS, riskScore} from './risk.ts';
export type {NumberGap, Risk, RiskFacts, RiskReason} from './risk.ts';
export {windowFacts} from './window-risk.ts';
export type {WindowReview} from './window-risk.ts';
export {textSimilarity} from './similarity.ts';
export {unprovedElements} from './work-order/appeal-evidence.ts';
export {chart} from './work-order/chart.ts';
export type {ChartLine} from './work-order/chart.ts';
export {COMMAND_TYPES} from './work-order/commands.ts';
export type {Command, CommandType} from './work-order/commands.ts';
export {
  CALL_BACK_RESULTS,
  CAUSES,
  CLOCKS,
  CONTACT_CHANNELS,
  CONTACT_EXCEPTIONS,
  EVIDENCE_KINDS,
  FINDINGS,
  MEASURES,
  ORDER_CLASSES,
  REPLY_OUTCOMES,
  REWORK_REASONS,
  ROUND_ENDINGS,
  ROUTE_FAILURES,
  WARNING_POINTS,
} from './work-order/order.ts';
export type {
  Audit,
  CallBack,
  CallBackAttempt,
  CallBackResult,
  Cause,
  Classification,
  Clock,
  ContactChannel,
  ContactException,
  ContactRecord,
  Deadlines,
  Delivery,
  Determination,
  Evidence,
  EvidenceKind,
  Finding,
  Measure,
  OrderClass,
  OrderFlags,
  OrderSubject,
  OverdueMark,
  PastRound,
  Rectification,
  Reply,
  ReplyOutcome,
  ReworkReason,
  RoundEnding,
  RouteFailure,
  WarningMark,
  WarningPoint,
  WorkOrder,
} from './work-order/order.ts';
export {AUDIENCES, NOTICES, REFUSAL_CODES} from './work-order/outcome.ts';
export type {
  Audience,
  Circumstances,
  CommandOffer,
  Effect,
  Notice,
  RefusalCode,
  Refused,
  Transition,
  TransitionContext,
} from './work-order/outcome.ts';
export {OUTSIDE_ROLES, ROLES, SYSTEM} from './work-order/roles.ts';
export type {Actor, OutsideRole, Role, Signature} from './work-order/roles.ts';
export {LINKS, linkOf, STATES, stateType} from './work-order/states.ts';
export type {Link, WorkOrderState} from './work-order/states.ts';
export {deadlineAt, deadlinesOf, dueDayOf, runningClocks, withRecountedDeadlines} from './work-order/deadlines.ts';
export {dueNow, isPublicationMissing, nextStepAt} from './work-order/due.ts';
export {newsOf} from './work-order/merging.ts';
export {openingEffects, openWorkOrder} from './work-order/open.ts';
export type {OpeningFacts} from './work-order/open.ts';
export {progressOf, PROGRESS_STEPS} from './work-order/progress.ts';
export type {Progress, ProgressStep} from './work-order/progress.ts';
export {replyConcerns} from './work-order/reply-guard.ts';
export {commandWithout, erasureTime, keptUntil, orderWithout, RETENTION_CLASSES} from './retention.ts';
export type {Erasure, ErasureTime, RetentionClass} from './retention.ts';
export {revealObjection} from './work-order/reveal.ts';
export {LEAD_REASONS, leadCandidates} from './work-order/leads.ts';
export type {LeadFacts, LeadReason, ReasonedCandidate} from './work-order/leads.ts';
export {LEAD_RULES, proposedLead, route} from './work-order/routing.ts';
export type {Lead, LeadCandidate, LeadRule, Route, RouteDepartment, RouteFacts} from './work-order/routing.ts';
export {
  APPEAL_DECISIONS,
  APPEAL_ELEMENTS,
  APPEAL_GROUNDS,
  CONFIRMATION_RESULTS,
  ESCALATION_GROUNDS,
  LEDGER_CAUSES,
  MERGE_GROUNDS,
  REPLY_CONCERNS,
  REPORTED_LEVELS,
  REVIEW_DECISIONS,
  VALIDITIES,
} from './work-order/side-records.ts';
export type {
  Appeal,
  AppealDecision,
  AppealElement,
  AppealGround,
  AppealProof,
  AppealReview,
  AppealVote,
  ConfirmationResult,
  Escalation,
  EscalationGround,
  ExtensionRequest,
  FollowUp,
  LedgerCause,
  LedgerEntry,
  Merge,
  MergeGround,
  MistakeConfirmation,
  MistakeStatement,
  Pause,
  PublicText,
  Reopening,
  ReplyConcern,
  ReplyHold,
  ReportedLevel,
  ReturnRequest,
  ReviewDecision,
  SupervisionMark,
  SupervisionOrder,
  Validity,
} from './work-order/side-records.ts';
export {SUPERVISION_CAUSES, SUPERVISION_LEVELS, supervisionLevel} from './work-order/supervision-level.ts';
export type {Supervision, SupervisionCause, SupervisionLevel} from './work-order/supervision-level.ts';
export {countShares, tallyOf} from './work-order/tally.ts';
export type {CountShare, OrderCount, OrderTally} from './work-order/tally.ts';
export {allowedCommands, transition} from './work-order/transition.ts';
export {waitsFor} from './work-order/waits-for.ts';
export {DUE_SPANS, dueSpan} from './due-span.ts';
export type {DueSpan} from './due-span.ts';
export {maySeeOrder, maySettle, mayWatch, sightOf} from './work-order/visibility.ts';
export type {Sight} from './work-order/visibility.ts';
export {fateOfLetter} from './telling/letter-fate.ts';
export type {LetterFate, SendOutcome} from './telling/letter-fate.ts';
export {quietUntil} from './telling/quiet-hours.ts';
export {recipientsOf} from './telling/recipients.ts';
export type {Concern} from './telling/recipients.ts';
export {
  LETTER_WAYS,
  tellingRulesFor,
  TELLING_KINDS,
  TELLING_RULE_PROBLEM_CODES,
  TELLING_RULES,
  tellingRuleProblems,
} from './telling/rules.ts';
export type {LetterWay, TellingKind, TellingRule, TellingRuleProblem} from './telling/rules.ts';
