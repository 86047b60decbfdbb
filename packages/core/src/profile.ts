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
  /** When a reply waits for a human. */
  readonly replyGuard: {
    /** From this similarity on (1 is the same text) two replies count as one template. */
    readonly similarity: number;
    /** A reply may be so similar to at most this many others of the department … */
    readonly similarMax: number;
    /** … given within this many days. */
    readonly windowDays: number;
    /** A reply that says what was done has one of these. */
    readonly resultWords: readonly string[];
  };
  /** Whether a department may send an order back as not its duty at all; how long after receipt; how soon that is decided. */
  readonly allowReturn: boolean;
  readonly returnWorkingDays: number;
  readonly returnDecisionWorkingDays: number;
  readonly extension: {readonly times: number; readonly workingDaysMax: number; readonly decideWorkingDays: number};
  /** How soon the reviewer of a merged order is answered, once the order it follows is. */
  readonly mergedReplyWorkingDays: number;
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

  // Supervision and fairness
  readonly supervision: {
    /** Working days after a missed reply at which the management body presses (level 2) and reports upwards (level 3). */
    readonly pressAfterWorkingDays: number;
    readonly escalateAfterWorkingDays: number;
    /** The rework round at which it does so without a missed deadline. */
    readonly pressAtRound: number;
    readonly escalateAtRound: number;
    /** The longest limit a 督办单 may set. */
    readonly limitWorkingDaysMax: number;
  };
  /** Words of danger, corruption and self-harm: an order or contact that holds one goes before the management body at once. */
  readonly sensitiveWords: readonly string[];
  readonly earlyWarning: {
    /** Bad reviews of so many days are counted together. */
    readonly days: number;
    readonly perWindow: number;
    readonly perItem: number;
    readonly perIndicator: number;
    /** A sudden rise lies more than so many standard deviations above the mean of at least so many earlier periods. */
    readonly sigmas: number;
    readonly periodsMin: number;
  };
  readonly risk: {
    /** More than this many reviews from one device (shared ones apart) or of one person on one item in a day. */
    readonly devicePerDay: number;
    readonly personItemPerDay: number;
    /** A review given in less time was hardly read. */
    readonly fastestMs: number;
    /** More than this part of a window's reviews carry the very same indicators, among at least so many. */
    readonly sameIndicatorsShare: number;
    readonly sameIndicatorsMin: number;
    /** Hours of UTC+8 between which nobody stands at a device of a hall. */
    readonly nightFromHour: number;
    readonly nightUntilHour: number;
    /** So many best ratings at a window so soon after a bad one. */
    readonly burstReviews: number;
    readonly burstWithinMs: number;
    /** From this sum of weights on a review is kept out of the statistics until somebody has looked. */
    readonly quarantineAt: number;
    readonly weights: {
      readonly device: number;
      readonly personItem: number;
      readonly tooFast: number;
      readonly sameIndicators: number;
      readonly night: number;
      readonly burst: number;
      readonly staffPhone: number;
    };
  };
  /** Evidence: the size of one file, and how many an order may have. */
  readonly evidence: {readonly fileBytesMax: number; readonly filesMax: number};
  /** What is published of few, and when an office may read of its own people. */
  readonly disclosure: {
    /** An item's or a channel's figures are published from this many reviews on. */
    readonly cellReviewsMin: number;
    /** An office reads of a window from this many reviews on, so many days later. */
    readonly teamReviewsMin: number;
    readonly teamDelayDays: number;
    /** A hot word was used by at least so many different reviewers; so many are shown of each kind. */
    readonly hotWordReviewersMin: number;
    readonly hotWordsShown: number;
  };
  /** The part of good reviews that is called back to check that they were given freely. */
  readonly recheckShare: number;
  /** Telling people and other systems what happened. */
  readonly telling: {
    /** Hours of UTC+8 between which people are left in peace; what is urgent passes. The same hour twice: there are none. */
    readonly quietFromHour: number;
    readonly quietUntilHour: number;
    /** After so many attempts a letter is laid aside until somebody looks at it. */
    readonly attemptsMax: number;
    readonly firstDelayMs: number;
    readonly longestDelayMs: number;
    /** What happened longer ago is no news to a person any more. */
    readonly staleAfterHours: number;
    /** Days for which events, and what became of them, are kept. */
    readonly keptDays: number;
  };

  // Keeping and erasing
  readonly retention: {
    /** Days after a review came, or its order was archived, for which it is known whose it is. */
    readonly identityDays: number;
    /** The same for what people wrote. */
    readonly contentDays: number;
  };
};

const MINUTE_MS = 60_000;

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
  replyGuard: {
    similarity: 0.9,
    similarMax: 3,
    windowDays: 90,
    resultWords: [
      ...[
        '已',
        '完成',
        '解决',
        '整改',
        '办结',
        '办理完',
        '改为',
        '改正',
        '纠正',
        '修复',
        '更正',
        '更换',
        '增设',
        '增加',
      ],
      ...[
        '开通',
        '开设',
        '调整',
        '安排',
        '培训',
        '批评',
        '道歉',
        '致歉',
        '退还',
        '补发',
        '解释',
        '说明',
        '答复',
        '公示',
      ],
    ],
  },
  allowReturn: true,
  returnWorkingDays: 1,
  returnDecisionWorkingDays: 1,
  extension: {times: 1, workingDaysMax: 10, decideWorkingDays: 1},
  mergedReplyWorkingDays: 1,
  rework: {workingDaysMax: 5, reopenWorkingDays: 15},
  appeal: {
    fileWorkingDays: 2,
    decideWorkingDays: 3,
    objectWorkingDays: 5,
    reviewWorkingDays: 5,
    resumeWorkingDaysMin: 1,
  },
  supervision: {
    pressAfterWorkingDays: 1,
    escalateAfterWorkingDays: 5,
    pressAtRound: 2,
    escalateAtRound: 3,
    limitWorkingDaysMax: 5,
  },
  sensitiveWords: [
    ...['火灾', '爆炸', '触电', '伤亡', '受伤', '晕倒', '中毒', '打人', '殴打', '威胁', '恐吓', '报复'],
    ...['索贿', '受贿', '行贿', '贿赂', '红包', '回扣', '好处费', '吃拿卡要', '贪污', '腐败'],
    ...['自杀', '轻生', '自残', '跳楼', '不想活', '上访', '群体性'],
  ],
  earlyWarning: {days: 7, perWindow: 3, perItem: 10, perIndicator: 10, sigmas: 3, periodsMin: 8},
  risk: {
    devicePerDay: 5,
    personItemPerDay: 3,
    fastestMs: 3_000,
    sameIndicatorsShare: 0.9,
    sameIndicatorsMin: 10,
    nightFromHour: 22,
    nightUntilHour: 6,
    burstReviews: 5,
    burstWithinMs: 10 * MINUTE_MS,
    quarantineAt: 50,
    weights: {device: 30, personItem: 30, tooFast: 20, sameIndicators: 20, night: 30, burst: 30, staffPhone: 50},
  },
  evidence: {fileBytesMax: 20 * 1_048_576, filesMax: 50},
  disclosure: {
    cellReviewsMin: 3,
    teamReviewsMin: 5,
    teamDelayDays: 1,
    hotWordReviewersMin: 3,
    hotWordsShown: 20,
  },
  recheckShare: 0.05,
  telling: {
    quietFromHour: 22,
    quietUntilHour: 7,
    // With these delays a day and a half: a receiver that breaks at night is mended in the morning.
    attemptsMax: 14,
    firstDelayMs: 30_000,
    longestDelayMs: 6 * 60 * MINUTE_MS,
    staleAfterHours: 72,
    keptDays: 90,
  },
  retention: {identityDays: 180, contentDays: 3 * 365},
};
