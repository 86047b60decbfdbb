import type {Profile} from './profile.ts';
import {isBlank} from './text.ts';

export const PROFILE_PROBLEM_CODES = [
  'missing',
  'unknown',
  'wrong-type',
  'out-of-range',
  'classes-out-of-order',
  'text-limits-out-of-order',
  'warning-after-deadline',
  'contact-after-reply',
  'grace-shorter-than-offline',
  'half-days-exceed-attempts',
  'appeal-after-deadline',
  'resume-longer-than-class',
  'return-after-deadline',
  'rework-longer-than-class',
  'archive-before-follow-up',
  'archive-before-reopening',
  'supervision-out-of-order',
  'night-without-hours',
  'quarantine-out-of-reach',
  'identity-outlives-content',
  'identity-erased-before-follow-up',
] as const;

export type ProfileProblemCode = (typeof PROFILE_PROBLEM_CODES)[number];

/** One thing wrong with a profile; `field` is a path such as `replyWorkingDays.simple`. */
export type ProfileProblem = {readonly field: string; readonly code: ProfileProblemCode};

type NumberRule = {readonly min: number; readonly max: number; readonly fraction?: true};
type FieldRule = 'text' | 'words' | 'boolean' | NumberRule | {readonly fields: Readonly<Record<string, FieldRule>>};
type Values = Readonly<Record<string, unknown>>;

const DAY_MS = 86_400_000;
const WORKING_DAYS: NumberRule = {min: 1, max: 60};
const DAYS: NumberRule = {min: 1, max: 3_650};
const COUNT: NumberRule = {min: 1, max: 1_000_000};
const ROUND: NumberRule = {min: 1, max: 20};
const WEIGHT: NumberRule = {min: 0, max: 100};
const HOUR: NumberRule = {min: 0, max: 23};

const FIELDS: Readonly<Record<keyof Profile, FieldRule>> = {
  version: 'text',
  negativeNeedsReason: 'boolean',
  textMaxShown: {min: 1, max: 10_000},
  textMaxAccepted: {min: 1, max: 10_000},
  indicatorsMax: {min: 1, max: 40},
  reviewWindowWorkingDays: WORKING_DAYS,
  invitationDays: DAYS,
  graceMs: {min: 0, max: 3_650 * DAY_MS},
  plannedOfflineMs: {min: 0, max: 3_650 * DAY_MS},
  mistakeWindowMs: {min: 0, max: DAY_MS},
  followUpDays: DAYS,
  dispatchWorkingDays: WORKING_DAYS,
  signWorkingDays: WORKING_DAYS,
  contactWorkingDays: WORKING_DAYS,
  replyWorkingDays: {fields: {simple: WORKING_DAYS, general: WORKING_DAYS, complex: WORKING_DAYS}},
  callBackWorkingDays: WORKING_DAYS,
  archiveAfterDays: DAYS,
  warning: {
    fields: {
      // Nothing and the whole are no warning.
      atFraction: {min: 0.01, max: 0.99, fraction: true},
      beforeWorkingDays: WORKING_DAYS,
      beforeHours: {min: 1, max: 23},
    },
  },
  contactAttempts: {min: 1, max: 20},
  contactHalfDays: {min: 1, max: 20},
  replyTextMin: {min: 1, max: 1_000},
  replyGuard: {
    fields: {
      // Below one half, replies that share little more than the language would be one template.
      similarity: {min: 0.5, max: 1, fraction: true},
      similarMax: {min: 0, max: 1_000},
      windowDays: DAYS,
      resultWords: 'words',
    },
  },
  allowReturn: 'boolean',
  returnWorkingDays: WORKING_DAYS,
  returnDecisionWorkingDays: WORKING_DAYS,
  extension: {fields: {times: {min: 0, max: 3}, workingDaysMax: WORKING_DAYS, decideWorkingDays: WORKING_DAYS}},
  mergedReplyWorkingDays: WORKING_DAYS,
  rework: {fields: {workingDaysMax: WORKING_DAYS, reopenWorkingDays: WORKING_DAYS}},
  appeal: {
    fields: {
      fileWorkingDays: WORKING_DAYS,
      decideWorkingDays: WORKING_DAYS,
      objectWorkingDays: WORKING_DAYS,
      reviewWorkingDays: WORKING_DAYS,
      resumeWorkingDaysMin: WORKING_DAYS,
    },
  },
  supervision: {
    fields: {
      pressAfterWorkingDays: WORKING_DAYS,
      escalateAfterWorkingDays: WORKING_DAYS,
      pressAtRound: ROUND,
      escalateAtRound: ROUND,
      limitWorkingDaysMax: WORKING_DAYS,
    },
  },
  sensitiveWords: 'words',
  earlyWarning: {
    fields: {
      days: DAYS,
      perWindow: COUNT,
      perItem: COUNT,
      perIndicator: COUNT,
      sigmas: {min: 1, max: 10, fraction: true},
      // One period has no spread.
      periodsMin: {min: 2, max: 1_000},
    },
  },
  risk: {
    fields: {
      devicePerDay: COUNT,
      personItemPerDay: COUNT,
      fastestMs: {min: 0, max: 60_000},
      sameIndicatorsShare: {min: 0.5, max: 1, fraction: true},
      sameIndicatorsMin: COUNT,
      nightFromHour: HOUR,
      nightUntilHour: HOUR,
      burstReviews: COUNT,
      burstWithinMs: {min: 1, max: DAY_MS},
      quarantineAt: {min: 1, max: 700},
      weights: {
        fields: {
          device: WEIGHT,
          personItem: WEIGHT,
          tooFast: WEIGHT,
          sameIndicators: WEIGHT,
          night: WEIGHT,
          burst: WEIGHT,
          staffPhone: WEIGHT,
        },
      },
    },
  },
  evidence: {fields: {fileBytesMax: {min: 1_048_576, max: 200 * 1_048_576}, filesMax: {min: 1, max: 1_000}}},
  disclosure: {
    fields: {
      // One or two people's words are those people's.
      cellReviewsMin: {min: 3, max: 1_000},
      teamReviewsMin: {min: 3, max: 1_000},
      teamDelayDays: {min: 1, max: 365},
      hotWordReviewersMin: {min: 3, max: 1_000},
      hotWordsShown: {min: 5, max: 100},
    },
  },
  recheckShare: {min: 0, max: 1, fraction: true},
  telling: {
    fields: {
      quietFromHour: HOUR,
      quietUntilHour: HOUR,
      attemptsMax: {min: 1, max: 100},
      firstDelayMs: {min: 1_000, max: DAY_MS},
      longestDelayMs: {min: 1_000, max: DAY_MS},
      staleAfterHours: {min: 1, max: 720},
      keptDays: DAYS,
    },
  },
  retention: {fields: {identityDays: DAYS, contentDays: {min: 1, max: 36_500}}},
};

/**
 * Everything wrong with a profile as an operator wrote it: fields by type and range first; once those are right, the checks
 * between fields. Empty means that it is a `Profile`.
 */
export function profileProblems(profile: unknown): ProfileProblem[] {
  const problems = problemsOfGroup(profile, FIELDS, '');
  return problems.length > 0 ? problems : problemsBetween(profile as Profile);
}

function problemsOfGroup(value: unknown, rules: Readonly<Record<string, FieldRule>>, path: string): ProfileProblem[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [{field: path === '' ? 'profile' : path.slice(0, -1), code: 'wrong-type'}];
  }
  const values = value as Values;
  const unknown = Object.keys(values)
    .filter((name) => !Object.hasOwn(rules, name))
    .map((name): ProfileProblem => ({field: path + name, code: 'unknown'}));
  const wrong = Object.entries(rules).flatMap(([name, rule]) => problemsOfField(values[name], rule, path + name));
  return [...wrong, ...unknown];
}

function problemsOfField(value: unknown, rule: FieldRule, field: string): ProfileProblem[] {
  if (value === undefined) return [{field, code: 'missing'}];
  if (rule === 'text') {
    if (typeof value !== 'string') return [{field, code: 'wrong-type'}];
    return value.trim() === '' ? [{field, code: 'out-of-range'}] : [];
  }
  if (rule === 'words') return problemsOfWords(value, field);
  if (rule === 'boolean') return typeof value === 'boolean' ? [] : [{field, code: 'wrong-type'}];
  if ('fields' in rule) return problemsOfGroup(value, rule.fields, `${field}.`);
  if (typeof value !== 'number' || !Number.isFinite(value)) return [{field, code: 'wrong-type'}];
  if (rule.fraction !== true && !Number.isInteger(value)) return [{field, code: 'wrong-type'}];
  return value < rule.min || value > rule.max ? [{field, code: 'out-of-range'}] : [];
}

function problemsOfWords(value: unknown, field: string): ProfileProblem[] {
  if (!Array.isArray(value)) return [{field, code: 'wrong-type'}];
  return value.flatMap((word: unknown, place): ProfileProblem[] => {
    const path = `${field}.${String(place)}`;
    if (typeof word !== 'string') return [{field: path, code: 'wrong-type'}];
    // An empty word stands in every text.
    return isBlank(word) ? [{field: path, code: 'out-of-range'}] : [];
  });
}

function problemsBetween(profile: Profile): ProfileProblem[] {
  const {simple, general, complex} = profile.replyWorkingDays;
  const {supervision, risk} = profile;
  const weights = Object.values(risk.weights).reduce((sum, weight) => sum + weight, 0);
  const checks: readonly (readonly [holds: boolean, field: string, code: ProfileProblemCode])[] = [
    [simple <= general, 'replyWorkingDays.simple', 'classes-out-of-order'],
    [general <= complex, 'replyWorkingDays.general', 'classes-out-of-order'],
    [profile.textMaxShown <= profile.textMaxAccepted, 'textMaxShown', 'text-limits-out-of-order'],
    [profile.contactWorkingDays <= simple, 'contactWorkingDays', 'contact-after-reply'],
    // A general order that is warned of on its first day is warned of at once: the warning would say nothing.
    [profile.warning.beforeWorkingDays < general, 'warning.beforeWorkingDays', 'warning-after-deadline'],
    [profile.graceMs > profile.plannedOfflineMs, 'graceMs', 'grace-shorter-than-offline'],
    [profile.contactHalfDays <= profile.contactAttempts, 'contactHalfDays', 'half-days-exceed-attempts'],
    [profile.appeal.fileWorkingDays <= general, 'appeal.fileWorkingDays', 'appeal-after-deadline'],
    [profile.appeal.resumeWorkingDaysMin <= general, 'appeal.resumeWorkingDaysMin', 'resume-longer-than-class'],
    [profile.returnWorkingDays <= general, 'returnWorkingDays', 'return-after-deadline'],
    [profile.rework.workingDaysMax <= complex, 'rework.workingDaysMax', 'rework-longer-than-class'],
    // An archived order is frozen: nobody could add the follow-up that is still due to the reviewer, or reopen it.
    [profile.followUpDays <= profile.archiveAfterDays, 'archiveAfterDays', 'archive-before-follow-up'],
    [profile.rework.reopenWorkingDays <= profile.archiveAfterDays, 'archiveAfterDays', 'archive-before-reopening'],
    [
      supervision.pressAfterWorkingDays < supervision.escalateAfterWorkingDays,
      'supervision.escalateAfterWorkingDays',
      'supervision-out-of-order',
    ],
    [supervision.pressAtRound < supervision.escalateAtRound, 'supervision.escalateAtRound', 'supervision-out-of-order'],
    [risk.nightFromHour !== risk.nightUntilHour, 'risk.nightUntilHour', 'night-without-hours'],
    [risk.quarantineAt <= weights, 'risk.quarantineAt', 'quarantine-out-of-reach'],
    [
      profile.retention.identityDays <= profile.retention.contentDays,
      'retention.identityDays',
      'identity-outlives-content',
    ],
    // The reviewer may still give a follow-up, and whoever answers it must be able to ask back.
    [
      profile.followUpDays <= profile.retention.identityDays,
      'retention.identityDays',
      'identity-erased-before-follow-up',
    ],
  ];
  return checks.filter(([holds]) => !holds).map(([, field, code]) => ({field, code}));
}
