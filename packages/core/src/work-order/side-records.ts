import type {Level} from '../rating.ts';
import type {CallBackAttempt, OrderClass} from './order.ts';
import type {Signature} from './roles.ts';
import type {WorkOrderState} from './states.ts';

/*
 * What an order keeps of the side ways: sending back, extension, appeal, merging, reopening, follow-up, supervision.
 * Each record is written once; a decision on it is added to it, and nothing of it is ever taken away.
 */

/** 退单: a department says that the order is not its duty. Without `decision` it waits for one. */
export type ReturnRequest = {
  readonly departmentCode: string;
  readonly reason: string;
  readonly legalBasis: string;
  readonly proposedDepartmentCode: string;
  /** Where the order goes on when the request is refused. */
  readonly from: Extract<WorkOrderState, 'dispatched' | 'verifying'>;
  /** When the department had received the order, and what it had done with it. */
  readonly receivedAt?: number;
  readonly signedAt?: number;
  readonly signedBy?: Signature;
  readonly class?: OrderClass;
  readonly requestedAt: number;
  readonly by: Signature;
  readonly decision?: {
    readonly accepted: boolean;
    readonly reason: string;
    readonly decidedAt: number;
    readonly by: Signature;
  };
};

/** 延期: more days for a complex order. Without `decision` it waits for one. */
export type ExtensionRequest = {
  readonly round: number;
  readonly workingDays: number;
  readonly reason: string;
  readonly requestedAt: number;
  readonly by: Signature;
  readonly decision?: {
    readonly granted: boolean;
    readonly reason: string;
    readonly decidedAt: number;
    readonly by: Signature;
  };
};

/** A time in which the reply clock stood still. Without `resumedAt` it still does. */
export type Pause = {readonly pausedAt: number; readonly resumedAt?: number};

/** 误评, 恶意评价: the only two (doc 002). */
export const APPEAL_GROUNDS = ['mistake', 'malicious'] as const;
export type AppealGround = (typeof APPEAL_GROUNDS)[number];

/** What has to be proved: the first for a mistake, the other four for malice. */
export const APPEAL_ELEMENTS = [
  'reviewer-confirmation',
  'lawful-handling',
  'demand-without-basis',
  'deliberateness',
  'explanation-given',
] as const;
export type AppealElement = (typeof APPEAL_ELEMENTS)[number];

/** Which piece of the order's evidence proves which element. */
export type AppealProof = {readonly element: AppealElement; readonly evidenceId: string};

export const CONFIRMATION_RESULTS = ['confirmed', 'denied', 'unreachable'] as const;
export type ConfirmationResult = (typeof CONFIRMATION_RESULTS)[number];

/** What the reviewer said to somebody outside the department when asked whether the level was a slip. */
export type MistakeConfirmation = {
  readonly result: ConfirmationResult;
  readonly attempts: readonly CallBackAttempt[];
  readonly note?: string;
  readonly recordedAt: number;
  readonly by: Signature;
};

export const APPEAL_DECISIONS = ['upheld', 'rejected'] as const;
export type AppealDecision = (typeof APPEAL_DECISIONS)[number];

/** What one person decided. */
export type AppealVote = {
  readonly decision: AppealDecision;
  readonly reason: string;
  readonly fileDigests?: readonly string[];
  readonly decidedAt: number;
  readonly by: Signature;
};

export const REVIEW_DECISIONS = ['confirmed', 'overturned'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** 申诉复核: the upper body looks at an appeal that was upheld. Without `decision` it is at it. */
export type AppealReview = {
  readonly openedBy: 'objection' | 'own-motion';
  /** What the reviewer objects, or why the upper body looks at it. */
  readonly text: string;
  readonly openedAt: number;
  readonly by: Signature;
  /** Of an objection: as of a `MistakeStatement`. */
  readonly id?: string;
  readonly decision?: {
    readonly outcome: ReviewDecision;
    readonly reason: string;
    readonly decidedAt: number;
    readonly by: Signature;
  };
};

/** 申诉. `decision` is absent until enough people have decided. */
export type Appeal = {
  readonly ground: AppealGround;
  readonly statement: string;
  readonly proofs: readonly AppealProof[];
  readonly departmentCode?: string;
  readonly filedAt: number;
  readonly by: Signature;
  readonly confirmations: readonly MistakeConfirmation[];
  readonly votes: readonly AppealVote[];
  readonly decision?: AppealDecision;
  readonly decidedAt?: number;
  readonly reviews: readonly AppealReview[];
};

/** Whether the review counts as an effective bad one (有效差评). The level never changes. */
export const VALIDITIES = ['valid', 'invalid-mistake', 'invalid-malicious'] as const;
export type Validity = (typeof VALIDITIES)[number];

/** "我点错了", as the citizen said it: evidence, and nothing more. */
export type MistakeStatement = {
  readonly statedAt: number;
  readonly text?: string;
  readonly recordedAt: number;
  /** Made on the citizen's device, by which the same word is known when it comes again. */
  readonly id?: string;
};

export const MERGE_GROUNDS = ['same-instance', 'confirmed-repeat'] as const;
export type MergeGround = (typeof MERGE_GROUNDS)[number];

/** 并单: the order follows another one, `parent…` as last heard of it, until it is archived or let go again. */
export type Merge = {
  readonly orderId: string;
  readonly number: string;
  readonly ground: MergeGround;
  readonly note?: string;
  readonly mergedAt: number;
  readonly by: Signature;
  readonly parentState: WorkOrderState;
  readonly parentRepliedAt?: number;
  readonly followedAt: number;
  readonly releasedAt?: number;
};

/** 追评: the reviewer's second word, after the answer. */
export type FollowUp = {
  readonly reviewId: string;
  readonly level: Level;
  readonly round: number;
  readonly givenAt: number;
  /** As of a `MistakeStatement`. */
  readonly id?: string;
};

/** 虚报: a closed order opened again because its reply was false. It counts as not put right. */
export type Reopening = {
  readonly round: number;
  readonly reason: string;
  readonly reopenedAt: number;
  readonly by: Signature;
};

/** 督办单: pressing by the management body, with a limit of its own that moves no other clock. */
export type SupervisionOrder = {
  readonly round: number;
  readonly workingDays: number;
  readonly reason: string;
  readonly issuedAt: number;
  readonly by: Signature;
};

/** The levels the system reports by itself; 0 and 1 are a warning and a missed deadline. */
export const REPORTED_LEVELS = [2, 3] as const;
export type ReportedLevel = (typeof REPORTED_LEVELS)[number];

export type SupervisionMark = {readonly level: ReportedLevel; readonly round: number; readonly at: number};

/** Deadlock between departments; a false report, a refusal to act, reprisal against the reviewer. */
export const ESCALATION_GROUNDS = ['deadlock', 'false-report', 'refusal', 'reprisal'] as const;
export type EscalationGround = (typeof ESCALATION_GROUNDS)[number];

export type Escalation = {
  readonly ground: EscalationGround;
  readonly note: string;
  readonly escalatedAt: number;
  readonly by: Signature;
};

export const LEDGER_CAUSES = ['overdue', 'rework', 'supervision', 'reopened', 'follow-up', 'escalated'] as const;
export type LedgerCause = (typeof LEDGER_CAUSES)[number];

/** A line of the supervision ledger (台账), struck off (销号) when the matter is done. */
export type LedgerEntry = {
  readonly cause: LedgerCause;
  readonly round: number;
  readonly enteredAt: number;
  readonly struckOffAt?: number;
  readonly struckOffBy?: Signature;
};

/** What the public may read of the order, looked through by a person. */
export type PublicText = {readonly text: string; readonly approvedAt: number; readonly by: Signature};

/** Why a reply waits for a human. */
export const REPLY_CONCERNS = ['template', 'no-result'] as const;
export type ReplyConcern = (typeof REPLY_CONCERNS)[number];

/** Set on a reply that looked vague or copied; without `releasedAt` it is still held. */
export type ReplyHold = {
  readonly concerns: readonly ReplyConcern[];
  readonly heldAt: number;
  readonly releasedAt?: number;
  readonly reason?: string;
  readonly by?: Signature;
};
