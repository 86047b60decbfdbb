import {isInstant, isLocalDay, isServiceSubject} from './citizen-guards.ts';
import {hasMembers, isArrayOf, isBoolean, isNumber, isOneOf, isString, optional, type Guard} from './guard.ts';
import {
  ANSWER_OUTCOMES,
  APPEAL_STATES,
  CITIZENS_DUTIES,
  OFFICE_GROUNDS,
  PROGRESS_STEPS,
  STANDINGS,
} from './progress-sets.ts';
import type {Progress} from './receipt.ts';

const isStep = isOneOf(PROGRESS_STEPS);

export const isProgress: Guard<Progress> = hasMembers({
  about: isServiceSubject,
  level: isNumber,
  indicators: isArrayOf(isString),
  text: isString,
  receivedAt: isInstant,
  standing: isOneOf(STANDINGS),
  late: isBoolean,
  may: optional(isArrayOf(isString)),
  workOrder: optional(
    hasMembers({
      number: isString,
      step: isStep,
      reached: isArrayOf(hasMembers({step: isStep, at: isInstant})),
      until: optional(hasMembers({on: isLocalDay, provisional: isBoolean, what: isOneOf(CITIZENS_DUTIES)})),
      answer: optional(
        hasMembers({
          text: isString,
          outcome: isOneOf(ANSWER_OUTCOMES),
          repliedAt: isInstant,
          staffNumber: optional(isString),
        }),
      ),
      appeal: optional(
        hasMembers({
          ground: isOneOf(OFFICE_GROUNDS),
          state: isOneOf(APPEAL_STATES),
          reason: optional(isString),
          objectUntil: optional(hasMembers({on: isLocalDay, provisional: isBoolean})),
        }),
      ),
    }),
  ),
});
