import type {DueDay} from '../calendar.ts';
import type {Level} from '../rating.ts';
import type {IdentityMode} from '../review.ts';
import type {Signature} from './roles.ts';
import type {
  Appeal,
  Escalation,
  ExtensionRequest,
  FollowUp,
  LedgerEntry,
  Merge,
  MistakeStatement,
  Pause,
  PublicText,
  Reopening,
  ReplyHold,
  ReturnRequest,
  SupervisionMark,
  SupervisionOrder,
  Validity,
} from './side-records.ts';
import type {WorkOrderState} from './states.ts';

/** 简易 立整立改, 一般 限时整改, 复杂 综合协调 (doc 002). */
export const ORDER_CLASSES = ['simple', 'general', 'complex'] as const;
export type OrderClass = (typeof ORDER_CLASSES)[number];

/** Why a reviewer cannot or must not be reached (doc 004). */
export const CONTACT_EXCEPTIONS = [
  'public-phone',
  'no-answer',
  'refused-contact',
  'wrong-number',
  'anonymous',
] as const;
export type ContactException = (typeof CONTACT_EXCEPTIONS)[number];

export const CONTACT_CHANNELS = ['phone', 'sms', 'in-app', 'in-person', 'none'] as const;
/** `none` goes with the exception `anonymous`: there was no way to try. */
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];

export const EVIDENCE_KINDS = [
  'staff-statement',
  'video',
  'case-log',
  'guide-version',
  'call-recording',
  'document',
  'picture',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** 属实, 部分属实, 诉求缺乏法定依据; 误评 and 恶意评价 are claims, for others to decide. */
export const FINDINGS = ['true', 'partly-true', 'no-basis', 'mistake-claim', 'malicious-claim'] as const;
export type Finding = (typeof FINDINGS)[number];

/** Why services fail, as doc 002 tells it; for the statistics of causes. */
export const CAUSES = [
  'staff-not-skilled',
  'attitude',
  'window-unattended',
  'waiting-time',
  'time-limit-missed',
  'extra-material',
  'form-not-available',
  'guidance-missing',
  'guide-wrong',
  'online-fault',
  'terminal-fault',
  'outage',
  'misunderstanding',
  'other',
] as const;
export type Cause = (typeof CAUSES)[number];

/** What kind of measure put it right. */
export const MEASURES = [
  'on-the-spot',
  'training',
  'discipline',
  'staffing',
  'process',
  'guide',
  'system',
  'facility',
  'explanation',
] as const;
export type Measure = (typeof MEASURES)[number];

/** 解决, 解释, 纳入规划. */
export const REPLY_OUTCOMES = ['solved', 'explained', 'long-term'] as const;
export type ReplyOutcome = (typeof REPLY_OUTCOMES)[number];

export const CALL_BACK_RESULTS = ['satisfied', 'basically-satisfied', 'dissatisfied', 'unreachable'] as const;
export type CallBackResult = (typeof CALL_BACK_RESULTS)[number];

/** Why a reply goes back to the department (退回重办). */
export const REWORK_REASONS = ['vague', 'off-topic', 'template', 'not-solved', 'false-statement', 'procedure'] as const;
export type ReworkReason = (typeof REWORK_REASONS)[number];

/** Why no department could be named without a person. */
export const ROUTE_FAILURES = ['no-route', 'several-owners', 'no-independent-handler', 'parent-struck-out'] as const;
export type RouteFailure = (typeof ROUTE_FAILURES)[number];

/** The clocks that can run on an order. */
export const CLOCKS = [
  'dispatch',
  'sign',
  'contact',
  'reply',
  'call-back',
  'return',
  'extension',
  'appeal',
  'appeal-review',
  'supervision',
  'merged-reply',
] as const;
export type Clock = (typeof CLOCKS)[number];

export const WARNING_POINTS = ['half', 'last'] as const;
export type WarningPoint = (typeof WARNING_POINTS)[number];

/** What was rated. `departmentCode` is the unit that gave the service. */
export type OrderSubject = {
  readonly areaCode: string;
  readonly departmentCode: string;
  readonly itemCode: string;
  readonly windowNo?: string;
  readonly staffNumber?: string;
};

/** One attempt to reach the reviewer. Numbers are kept masked; the full one lies sealed, elsewhere. */
export type ContactRecord = {
  readonly contactedAt: number;
  readonly channel: ContactChannel;
  readonly numberUsed?: string;
  /** Who of the office made it: a staff number or name. */
  readonly person: string;
  readonly result: 'reached' | ContactException;
  /** The reviewer's reason, in the reviewer's sense. */
  readonly reason?: string;
  /** What the reviewer asks for. */
  readonly request?: string;
  readonly recordedAt: number;
  readonly by: Signature;
};

export type Evidence = {
  readonly evidenceId: string;
  readonly kind: EvidenceKind;
  readonly note: string;
  /** Digest under which the file is stored; absent for a statement in words. */
  readonly fileDigest?: string;
  readonly addedAt: number;
  readonly by: Signature;
};

export type Classification = {
  readonly class: OrderClass;
  readonly reason?: string;
  readonly classifiedAt: number;
  readonly by: Signature;
};

export type Determination = {
  readonly finding: Finding;
  /** 是否合理: whether the demand is reasonable, which is another question than whether the facts are true. */
  readonly reasonable: boolean;
  readonly cause: Cause;
  readonly explanation: string;
  readonly determinedAt: number;
  readonly by: Signature;
};

export type Rectification = {readonly startedAt: number; readonly plan?: string; readonly by: Signature};

/** One way the reply went to the reviewer. */
export type Delivery = {
  readonly deliveredAt: number;
  readonly channel: ContactChannel;
  readonly numberUsed?: string;
  readonly result: 'delivered' | 'failed';
};

export type Reply = {
  readonly outcome: ReplyOutcome;
  readonly text: string;
  readonly measure: Measure;
  /** What was changed so that it does not happen again to anybody. */
  readonly systemicMeasure?: string;
  /** The law or policy an explanation stands on, and why not now. */
  readonly basis?: string;
  /** What the department proposes to publish. */
  readonly publicText?: string;
  readonly deliveries: readonly Delivery[];
  readonly exception?: ContactException;
  /** Present when the reply looked vague or copied: a human decides. */
  readonly hold?: ReplyHold;
  readonly repliedAt: number;
  readonly by: Signature;
};

export type CallBackAttempt = {
  readonly calledAt: number;
  readonly channel: ContactChannel;
  readonly numberUsed?: string;
  readonly answered: boolean;
};

export type CallBack = {
  readonly result: CallBackResult;
  /** Given exactly when the result is `unreachable`. */
  readonly exception?: ContactException;
  readonly attempts: readonly CallBackAttempt[];
  readonly note?: string;
  readonly recordedAt: number;
  readonly by: Signature;
};

export type Audit = {
  readonly decision: 'closed' | 'returned';
  readonly reworkReason?: ReworkReason;
  readonly reason?: string;
  readonly auditedAt: number;
  readonly by: Signature;
};

/** What ended a round: the audit, a held reply sent back, a bad follow-up, a reply that proved false. */
export const ROUND_ENDINGS = ['audit', 'held-reply', 'follow-up', 'reopening'] as const;
export type RoundEnding = (typeof ROUND_ENDINGS)[number];

/** A round that did not settle the matter: kept whole, nothing of it is overwritten. Absent `endedBy` means the audit. */
export type PastRound = {
  readonly round: number;
  readonly rectification?: Rectification;
  readonly reply?: Reply;
  readonly callBack?: CallBack;
  readonly audit: Audit;
  readonly endedBy?: RoundEnding;
};

/** Overlays, not states. `overdue` stays once the reply came late; `ledger` is struck off (销号) by closing. */
export type OrderFlags = {
  readonly overdue: boolean;
  readonly supervised: boolean;
  readonly extended: boolean;
  readonly ledger: boolean;
  readonly sensitive: boolean;
};

/** The last day of each clock, as far as it has started. Each ends at 24:00 in UTC+8. */
export type Deadlines = {
  readonly dispatchDueOn?: DueDay;
  readonly signDueOn?: DueDay;
  readonly contactDueOn?: DueDay;
  readonly replyDueOn?: DueDay;
  readonly callBackDueOn?: DueDay;
  readonly returnDueOn?: DueDay;
  readonly extensionDueOn?: DueDay;
  readonly appealDueOn?: DueDay;
  readonly appealReviewDueOn?: DueDay;
  readonly supervisionDueOn?: DueDay;
  readonly mergedReplyDueOn?: DueDay;
  /** Until when the reviewer may object to an appeal that was upheld. Nobody's duty, hence no clock. */
  readonly objectionDueOn?: DueDay;
};

/** A warning given, or a deadline missed, in a round. */
export type WarningMark = {
  readonly clock: Clock;
  readonly point: WarningPoint;
  readonly round: number;
  readonly at: number;
};
export type OverdueMark = {readonly clock: Clock; readonly round: number; readonly at: number};

/**
 * A bad review's work order (差评工单). Plain data: JSON and back changes nothing, so absent means absent and no field is
 * ever set to undefined. It changes only by `transition`, which adds one to `version` each time.
 */
export type WorkOrder = {
  readonly id: string;
  readonly number: string;
  readonly reviewId: string;
  readonly subjectKey: string;
  readonly state: WorkOrderState;
  readonly version: number;
  /** 0 at first; one more for each return for rework. */
  readonly round: number;
  readonly level: Level;
  readonly identityMode: IdentityMode;
  readonly subject: OrderSubject;
  /** Who handles it now; absent until dispatched. */
  readonly departmentCode?: string;
  readonly assistingDepartmentCodes: readonly string[];
  /** When the review was received: what the reviewer counts from. */
  readonly reviewedAt: number;
  readonly openedAt: number;
  /** When the last command was taken; no later command is dated before it. */
  readonly updatedAt: number;
  readonly routeFailure?: RouteFailure;
  /** Clock zero: when the order came to the department that handles it (收到差评工单). */
  readonly receivedAt?: number;
  /** When the present round's reply clock began: `receivedAt`, or the return for rework. */
  readonly roundStartedAt?: number;
  readonly signedAt?: number;
  readonly signedBy?: Signature;
  /** Absent means that the general clock runs. */
  readonly class?: OrderClass;
  readonly classifications: readonly Classification[];
  readonly contactRecords: readonly ContactRecord[];
  readonly evidence: readonly Evidence[];
  readonly determination?: Determination;
  readonly rectification?: Rectification;
  readonly reply?: Reply;
  readonly callBack?: CallBack;
  readonly audit?: Audit;
  readonly pastRounds: readonly PastRound[];
  readonly closedAt?: number;
  readonly archivedAt?: number;
  readonly deadlines: Deadlines;
  readonly warnings: readonly WarningMark[];
  readonly overdueMarks: readonly OverdueMark[];
  readonly profileVersion: string;
  readonly flags: OrderFlags;
  // The side ways. Absent means that the order never went there.
  readonly returns?: readonly ReturnRequest[];
  readonly extensions?: readonly ExtensionRequest[];
  readonly pauses?: readonly Pause[];
  /** Findings that another took the place of: a claim taken back, or what was found before a merge was undone. */
  readonly pastDeterminations?: readonly Determination[];
  readonly appeal?: Appeal;
  /** Absent means valid. */
  readonly validity?: Validity;
  readonly mistakeStatement?: MistakeStatement;
  readonly merges?: readonly Merge[];
  readonly followUp?: FollowUp;
  readonly reopenings?: readonly Reopening[];
  readonly supervisions?: readonly SupervisionOrder[];
  readonly supervisionMarks?: readonly SupervisionMark[];
  readonly escalations?: readonly Escalation[];
  readonly ledgerEntries?: readonly LedgerEntry[];
  readonly publicText?: PublicText;
};
