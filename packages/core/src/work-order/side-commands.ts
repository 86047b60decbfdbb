import type {Level} from '../rating.ts';
import type {CallBackAttempt} from './order.ts';
import type {
  AppealDecision,
  AppealGround,
  AppealProof,
  ConfirmationResult,
  EscalationGround,
  MergeGround,
  ReportedLevel,
  ReviewDecision,
} from './side-records.ts';
import type {WorkOrderState} from './states.ts';

/** T6: not our duty. With the law it stands on, and whose it is. */
export type RequestReturn = {
  readonly type: 'request-return';
  readonly reason: string;
  readonly legalBasis: string;
  readonly proposedDepartmentCode: string;
};

/** T7: to another department, with a new clock; or back to the same one, whose clock never stopped. */
export type DecideReturn =
  | {
      readonly type: 'decide-return';
      readonly decision: 'accept';
      readonly departmentCode: string;
      readonly assistingDepartmentCodes?: readonly string[];
      readonly reason: string;
    }
  | {readonly type: 'decide-return'; readonly decision: 'refuse'; readonly reason: string};

/** More working days for a complex order. */
export type RequestExtension = {
  readonly type: 'request-extension';
  readonly workingDays: number;
  readonly reason: string;
};

export type DecideExtension = {
  readonly type: 'decide-extension';
  readonly decision: 'grant' | 'refuse';
  readonly reason: string;
};

/** T11: the review was a mistake, or malicious; with the evidence for each element of the ground. */
export type FileAppeal = {
  readonly type: 'file-appeal';
  readonly ground: AppealGround;
  readonly statement: string;
  readonly proofs: readonly AppealProof[];
};

/** T23: somebody outside the department asks the reviewer whether the level was a slip. */
export type ConfirmMistake = {
  readonly type: 'confirm-mistake';
  readonly result: ConfirmationResult;
  readonly attempts: readonly CallBackAttempt[];
  readonly note?: string;
};

/** T12, T13: one person's decision; an appeal on malice is upheld only by two. */
export type DecideAppeal = {
  readonly type: 'decide-appeal';
  readonly decision: AppealDecision;
  readonly reason: string;
  readonly fileDigests?: readonly string[];
};

/** T14: the reviewer does not agree that the review was struck out. */
export type ObjectToDecision = {readonly type: 'object'; readonly text: string; readonly id?: string};

/** T14: the upper body looks at it of its own motion. */
export type OpenAppealReview = {readonly type: 'open-appeal-review'; readonly reason: string};

export type DecideAppealReview = {
  readonly type: 'decide-appeal-review';
  readonly decision: ReviewDecision;
  readonly reason: string;
};

/** T23: "我点错了". `statedAt` is when the citizen said so, which may be long before it arrived. */
export type StateMistake = {
  readonly type: 'state-mistake';
  readonly statedAt: number;
  readonly text?: string;
  readonly id?: string;
};

/**
 * T21. What is known of the order to follow, and whether other orders already follow this one, is told by whoever looked;
 * `sameReviewer` says that both reviews were given by one verified person.
 */
export type MergeOrder = {
  readonly type: 'merge';
  readonly ground: MergeGround;
  readonly note?: string;
  readonly into: {
    readonly orderId: string;
    readonly number: string;
    readonly subjectKey: string;
    readonly state: WorkOrderState;
    readonly departmentCode?: string;
  };
  readonly sameReviewer: boolean;
  readonly isFollowed: boolean;
};

/** What became of the order that this one follows. */
export type FollowParent = {
  readonly type: 'follow-parent';
  readonly parent: {
    readonly state: WorkOrderState;
    readonly departmentCode?: string;
    readonly repliedAt?: number;
  };
};

/** T22: the reply proved false. */
export type Reopen = {readonly type: 'reopen'; readonly reason: string};

/** 追评: the review itself is stored apart; a bad one sends the order back, it opens no second. */
export type GiveFollowUp = {
  readonly type: 'follow-up';
  readonly reviewId: string;
  readonly level: Level;
  readonly id?: string;
};

/** A held reply is good enough. */
export type ReleaseReply = {readonly type: 'release-reply'; readonly reason: string};

/** 督办单. */
export type IssueSupervision = {
  readonly type: 'issue-supervision';
  readonly workingDays: number;
  readonly reason: string;
};

/** The system reports that an order has come to a level of supervision. */
export type ReportLevel = {readonly type: 'supervise'; readonly level: ReportedLevel};

export type Escalate = {readonly type: 'escalate'; readonly ground: EscalationGround; readonly note: string};

/** What the public may read; without names and numbers of people. */
export type PublishText = {readonly type: 'publish-text'; readonly text: string};

/** The commands of the side ways. */
export type SideCommand =
  | RequestReturn
  | DecideReturn
  | RequestExtension
  | DecideExtension
  | FileAppeal
  | ConfirmMistake
  | DecideAppeal
  | ObjectToDecision
  | OpenAppealReview
  | DecideAppealReview
  | StateMistake
  | MergeOrder
  | FollowParent
  | Reopen
  | GiveFollowUp
  | ReleaseReply
  | IssueSupervision
  | ReportLevel
  | Escalate
  | PublishText;

export const SIDE_COMMAND_TYPES = [
  'request-return',
  'decide-return',
  'request-extension',
  'decide-extension',
  'file-appeal',
  'confirm-mistake',
  'decide-appeal',
  'object',
  'open-appeal-review',
  'decide-appeal-review',
  'state-mistake',
  'merge',
  'follow-parent',
  'reopen',
  'follow-up',
  'release-reply',
  'issue-supervision',
  'supervise',
  'escalate',
  'publish-text',
] as const satisfies readonly SideCommand['type'][];
