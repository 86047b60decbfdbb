import {LEVELS} from '@haochaping/core';
import type {Catalogue} from './catalogue.ts';
import {CHANNELS, INDICATORS_SHOWN, INVITATION_STATES, RECORDED_BEFORE_BY} from './closed-sets.ts';
import {
  hasMembers,
  isAnyOf,
  isArrayOf,
  isBoolean,
  isNumber,
  isOneOf,
  isString,
  matches,
  optional,
  type Guard,
} from './guard.ts';
import type {InvitationClaims, InvitationReading, ServiceSubject} from './invitation.ts';
import {INSTANT, LOCAL_DAY, UUID_V7} from './patterns.ts';
import type {ReviewOutcome, ReviewOutcomes} from './review.ts';
import {isSealingKey} from './sealing-key.ts';

/*
 * What a citizen's device reads, by hand: each guard says yes to exactly what the schema of the same name says yes to
 * (citizen-guards.test.ts), at a twentieth of the size. Everywhere else the schemas themselves are asked.
 */

export const isInstant = matches(INSTANT);
export const isLocalDay = matches(LOCAL_DAY);
const isUuidV7 = matches(UUID_V7);
const isLevelNumber = isOneOf(LEVELS);

export const isServiceSubject: Guard<ServiceSubject> = hasMembers({
  itemName: isString,
  departmentName: isString,
  windowName: optional(isString),
  staffNumber: optional(isString),
  caseNumber: isString,
  servedOn: isLocalDay,
});

export const isCatalogue: Guard<Catalogue> = hasMembers({
  version: isString,
  levels: isArrayOf(hasMembers({level: isLevelNumber, name: isString})),
  indicatorsVersion: isString,
  indicators: isArrayOf(
    hasMembers({code: isString, level: isLevelNumber, text: isString, shown: isOneOf(INDICATORS_SHOWN)}),
  ),
  rules: hasMembers({textMax: isNumber, indicatorsMax: isNumber, negativeNeedsReason: isBoolean}),
  notice: hasMembers({version: isString, text: isString}),
  sealing: optional(isSealingKey),
});

export const isInvitationClaims: Guard<InvitationClaims> = hasMembers({
  aud: isString,
  sub: isString,
  jti: isString,
  iat: isNumber,
  exp: isNumber,
  channel: isOneOf(CHANNELS),
  about: isServiceSubject,
});

export const isInvitationReading: Guard<InvitationReading> = hasMembers({
  state: isOneOf(INVITATION_STATES),
  about: isServiceSubject,
  channel: isOneOf(CHANNELS),
  expiresAt: isInstant,
});

const isRecorded = hasMembers({
  id: isUuidV7,
  outcome: isOneOf(['recorded'] as const),
  receivedAt: isInstant,
  late: isBoolean,
});
const isAlreadyRecorded = hasMembers({
  id: isUuidV7,
  outcome: isOneOf(['already-recorded'] as const),
  receivedAt: isInstant,
  by: isOneOf(RECORDED_BEFORE_BY),
});
const isContested = hasMembers({id: isUuidV7, outcome: isOneOf(['contested'] as const), receivedAt: isInstant});
const isRefused = hasMembers({id: isUuidV7, outcome: isOneOf(['refused'] as const), code: isString});

export const isReviewOutcome: Guard<ReviewOutcome> = isAnyOf(isRecorded, isAlreadyRecorded, isContested, isRefused);

const isOutcomeOfAnyKind = hasMembers({id: isUuidV7, outcome: isString});
const areOutcomesOfAnyKind = hasMembers({outcomes: isArrayOf(isOutcomeOfAnyKind)});

/**
 * The outcomes that this release can read; undefined when this is no answer of ours. One of a kind that only a later release knows is
 * left out, so that its item waits and its neighbours do not.
 */
export function readReviewOutcomes(body: unknown): ReviewOutcomes | undefined {
  return areOutcomesOfAnyKind(body) ? {outcomes: body.outcomes.filter(isReviewOutcome)} : undefined;
}
