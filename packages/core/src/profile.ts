import {JIANGSU_REVIEW_RULES} from './review-rules.ts';
import type {ReviewRules} from './review-rules.ts';

/**
 * Every number a locality may change. `version` is kept with each review and order, and the shell hands the profile of that
 * version to every later decision on it, so that a change of rules never moves a running clock.
 * Days called working days follow the calendar; plain days are natural days.
 */
export type Profile = ReviewRules & {
  readonly version: string;

  // The clocks of an order
  readonly dispatchWorkingDays: number;
  readonly signWorkingDays: number;
  readonly contactWorkingDays: number;
  readonly replyWorkingDays: {readonly simple: number; readonly general: number; readonly complex: number};
  readonly callBackWorkingDays: number;
  readonly archiveAfterDays: number;
  readonly warning: {
    /** First warning when this part of a period has passed. */
    readonly atFraction: number;
    /** Second warning this long before the end … */
    readonly beforeWorkingDays: number;
    /** … or, in a period of one working day, this many hours before. */
    readonly beforeHours: number;
  };

  // Handling
  /** Attempts to reach the reviewer before "unreachable" may be said. */
  readonly contactAttempts: number;
  /** Different half-days these attempts must lie on. */
  readonly contactHalfDays: number;
  /** Characters (code points) a reply has at least. */
  readonly replyTextMin: number;
  readonly allowReturn: boolean;
  readonly returnWorkingDays: number;
  readonly extension: {readonly times: number; readonly workingDaysMax: number};
  readonly rework: {
    /** A rework round gets the days of its class again, at most these. */
    readonly workingDaysMax: number;
    /** A closed order may be reopened this long when its reply proves false. */
    readonly reopenWorkingDays: number;
  };
  readonly appeal: {
    readonly fileWorkingDays: number;
    readonly decideWorkingDays: number;
    readonly objectWorkingDays: number;
    readonly reviewWorkingDays: number;
    /** What a department has left at least when its appeal is rejected. */
    readonly resumeWorkingDaysMin: number;
  };
};

/**
 * Jiangsu: levels, contact within 1 and reply within 1, 5, 15 working days by DB32/T 政务服务差评处置工作规范 (October 2022); the
 * other numbers are our defaults, each open to the locality.
 */
export const JIANGSU_PROFILE: Profile = {
  version: 'jiangsu-1',
  ...JIANGSU_REVIEW_RULES,
  dispatchWorkingDays: 1,
  signWorkingDays: 1,
  contactWorkingDays: 1,
  replyWorkingDays: {simple: 1, general: 5, complex: 15},
  callBackWorkingDays: 3,
  archiveAfterDays: 30,
  warning: {atFraction: 0.5, beforeWorkingDays: 1, beforeHours: 2},
  contactAttempts: 3,
  contactHalfDays: 2,
  replyTextMin: 20,
  allowReturn: true,
  returnWorkingDays: 1,
  extension: {times: 1, workingDaysMax: 10},
  rework: {workingDaysMax: 5, reopenWorkingDays: 15},
  appeal: {
    fileWorkingDays: 2,
    decideWorkingDays: 3,
    objectWorkingDays: 5,
    reviewWorkingDays: 5,
    resumeWorkingDaysMin: 1,
  },
};
