import type {
  CallBackAttempt,
  CallBackResult,
  Cause,
  Clock,
  ContactChannel,
  ContactException,
  Delivery,
  EvidenceKind,
  Finding,
  Measure,
  OrderClass,
  ReplyOutcome,
  ReworkReason,
  RouteFailure,
  WarningPoint,
} from './order.ts';
import type {SideCommand} from './side-commands.ts';
import {SIDE_COMMAND_TYPES} from './side-commands.ts';

/** Name the department that handles it, and those that assist (首接负责: the first leads). */
export type Dispatch = {
  readonly type: 'dispatch';
  readonly departmentCode: string;
  readonly assistingDepartmentCodes?: readonly string[];
};

/** No department could be named by rule: a dispatcher decides. */
export type SendToDesk = {readonly type: 'send-to-desk'; readonly reason: RouteFailure};

export type Sign = {readonly type: 'sign'};

/** One attempt to reach the reviewer. Reason and request are required when the reviewer was reached. */
export type RecordContact = {
  readonly type: 'record-contact';
  readonly contactedAt: number;
  readonly channel: ContactChannel;
  readonly numberUsed?: string;
  readonly person: string;
  readonly result: 'reached' | ContactException;
  readonly reason?: string;
  readonly request?: string;
};

/** Choose the class, or, by the management body, raise it. */
export type Classify = {readonly type: 'classify'; readonly class: OrderClass; readonly reason?: string};

export type AddEvidence = {
  readonly type: 'add-evidence';
  readonly evidenceId: string;
  readonly kind: EvidenceKind;
  readonly note: string;
  readonly fileDigest?: string;
};

export type Determine = {
  readonly type: 'determine';
  readonly finding: Finding;
  readonly reasonable: boolean;
  readonly cause: Cause;
  readonly explanation: string;
};

export type StartRectification = {readonly type: 'start-rectification'; readonly plan?: string};

/** The answer, after it went to the reviewer: at least one delivery that arrived, or a coded exception. */
export type GiveReply = {
  readonly type: 'reply';
  readonly outcome: ReplyOutcome;
  readonly text: string;
  readonly measure: Measure;
  readonly systemicMeasure?: string;
  /** The law or policy an explanation stands on, and why not now. */
  readonly basis?: string;
  /** What the department would have the public read, above all of a long-term matter. */
  readonly publicText?: string;
  readonly deliveries: readonly Delivery[];
  readonly exception?: ContactException;
};

export type OpenCallBack = {readonly type: 'open-call-back'};

/** What the independent call-back found. `unreachable` needs its exception, and the attempts that ground it. */
export type RecordCallBack = {
  readonly type: 'record-call-back';
  readonly result: CallBackResult;
  readonly exception?: ContactException;
  readonly attempts: readonly CallBackAttempt[];
  readonly note?: string;
};

/** Close after audit. A reason is required where the reviewer stayed dissatisfied. */
export type Close = {readonly type: 'close'; readonly reason?: string};

export type ReturnForRework = {
  readonly type: 'return-for-rework';
  readonly reworkReason: ReworkReason;
  readonly reason: string;
};

export type Archive = {readonly type: 'archive'};

/** A deadline comes near. */
export type Warn = {readonly type: 'warn'; readonly clock: Clock; readonly point: WarningPoint};

/** A deadline has passed. */
export type MarkOverdue = {readonly type: 'mark-overdue'; readonly clock: Clock};

/** A holiday notice was loaded: the last days are counted anew by it. */
export type RecountDeadlines = {readonly type: 'recount-deadlines'; readonly noticeYear: number};

/** Everything that can be asked of an order. Instants are epoch milliseconds. */
export type Command =
  | Dispatch
  | SendToDesk
  | Sign
  | RecordContact
  | Classify
  | AddEvidence
  | Determine
  | StartRectification
  | GiveReply
  | OpenCallBack
  | RecordCallBack
  | Close
  | ReturnForRework
  | Archive
  | Warn
  | MarkOverdue
  | RecountDeadlines
  | SideCommand;

export type CommandType = Command['type'];

export const COMMAND_TYPES = [
  'dispatch',
  'send-to-desk',
  'sign',
  'record-contact',
  'classify',
  'add-evidence',
  'determine',
  'start-rectification',
  'reply',
  'open-call-back',
  'record-call-back',
  'close',
  'return-for-rework',
  'archive',
  'warn',
  'mark-overdue',
  'recount-deadlines',
  ...SIDE_COMMAND_TYPES,
] as const satisfies readonly CommandType[];
