import assert from 'node:assert/strict';
import test from 'node:test';
import {profileProblems} from './profile-problems.ts';
import {JIANGSU_PROFILE} from './profile.ts';

const {replyWorkingDays, warning, appeal, rework, supervision, risk} = JIANGSU_PROFILE;

test('contacts within one and replies within 1, 5 and 15 working days in Jiangsu', () => {
  assert.equal(JIANGSU_PROFILE.contactWorkingDays, 1);
  assert.deepEqual(replyWorkingDays, {simple: 1, general: 5, complex: 15});
});

test('finds nothing wrong with the Jiangsu profile, also after a round through JSON', () => {
  assert.deepEqual(profileProblems(JIANGSU_PROFILE), []);
  assert.deepEqual(profileProblems(JSON.parse(JSON.stringify(JIANGSU_PROFILE))), []);
});

test('names each field that is missing, unknown, of a wrong type or out of range', () => {
  const {contactAttempts: _, ...rest} = JIANGSU_PROFILE;
  const wrong = {
    ...rest,
    version: ' ',
    allowReturn: 'yes',
    indicatorsMax: 0,
    graceMs: 1.5,
    replyWorkingDays: {...replyWorkingDays, simple: '1', urgent: 1},
    warning: null,
    colour: 'red',
  };
  assert.deepEqual(
    profileProblems(wrong)
      .map(({field, code}) => `${field} ${code}`)
      .sort(),
    [
      'allowReturn wrong-type',
      'colour unknown',
      'contactAttempts missing',
      'graceMs wrong-type',
      'indicatorsMax out-of-range',
      'replyWorkingDays.simple wrong-type',
      'replyWorkingDays.urgent unknown',
      'version out-of-range',
      'warning wrong-type',
    ],
  );
});

test('takes nothing that is no object for a profile', () => {
  for (const value of [null, undefined, 'jiangsu', [], 1]) {
    assert.deepEqual(profileProblems(value), [{field: 'profile', code: 'wrong-type'}]);
  }
});

test('finds no profile field called by the name of something every object has', () => {
  const wrong: unknown = JSON.parse(JSON.stringify(JIANGSU_PROFILE).replace('"version"', '"constructor"'));
  assert.deepEqual(profileProblems(wrong), [
    {field: 'version', code: 'missing'},
    {field: 'constructor', code: 'unknown'},
  ]);
});

const CONTRADICTIONS = {
  'replyWorkingDays.simple classes-out-of-order': {replyWorkingDays: {...replyWorkingDays, simple: 6}},
  'replyWorkingDays.general classes-out-of-order': {
    replyWorkingDays: {...replyWorkingDays, complex: 4},
    rework: {...rework, workingDaysMax: 4},
  },
  'textMaxShown text-limits-out-of-order': {textMaxShown: 501},
  'contactWorkingDays contact-after-reply': {contactWorkingDays: 2},
  'warning.beforeWorkingDays warning-after-deadline': {warning: {...warning, beforeWorkingDays: 5}},
  'graceMs grace-shorter-than-offline': {graceMs: JIANGSU_PROFILE.plannedOfflineMs},
  'contactHalfDays half-days-exceed-attempts': {contactHalfDays: 4},
  'appeal.fileWorkingDays appeal-after-deadline': {appeal: {...appeal, fileWorkingDays: 6}},
  'appeal.resumeWorkingDaysMin resume-longer-than-class': {appeal: {...appeal, resumeWorkingDaysMin: 6}},
  'returnWorkingDays return-after-deadline': {returnWorkingDays: 6},
  'rework.workingDaysMax rework-longer-than-class': {rework: {...rework, workingDaysMax: 16}},
  'archiveAfterDays archive-before-follow-up': {archiveAfterDays: 29},
  'archiveAfterDays archive-before-reopening': {rework: {...rework, reopenWorkingDays: 31}},
  'supervision.escalateAfterWorkingDays supervision-out-of-order': {
    supervision: {...supervision, escalateAfterWorkingDays: 1},
  },
  'supervision.escalateAtRound supervision-out-of-order': {supervision: {...supervision, escalateAtRound: 2}},
  'risk.nightUntilHour night-without-hours': {risk: {...risk, nightUntilHour: 22}},
  'risk.quarantineAt quarantine-out-of-reach': {risk: {...risk, quarantineAt: 211}},
  'retention.identityDays identity-outlives-content': {retention: {identityDays: 400, contentDays: 399}},
  'retention.identityDays identity-erased-before-follow-up': {retention: {identityDays: 29, contentDays: 400}},
};

for (const [problem, change] of Object.entries(CONTRADICTIONS)) {
  test(`finds fields that contradict each other: ${problem}`, () => {
    assert.deepEqual(
      profileProblems({...JIANGSU_PROFILE, ...change}).map(({field, code}) => `${field} ${code}`),
      [problem],
    );
  });
}

test('takes the widest profile that contradicts nothing', () => {
  const widest = {
    ...JIANGSU_PROFILE,
    appeal: {...appeal, fileWorkingDays: 5, resumeWorkingDaysMin: 5},
    returnWorkingDays: 5,
    rework: {workingDaysMax: 15, reopenWorkingDays: 30},
    mistakeWindowMs: 86_400_000,
    supervision: {...supervision, pressAfterWorkingDays: 4, pressAtRound: 2},
    risk: {...risk, quarantineAt: 210},
  };
  assert.deepEqual(profileProblems(widest), []);
});

test('names a word that says nothing, or is none, by its place', () => {
  const wrong = {...JIANGSU_PROFILE, sensitiveWords: ['受贿', '\u3000', 7]};
  assert.deepEqual(profileProblems(wrong), [
    {field: 'sensitiveWords.1', code: 'out-of-range'},
    {field: 'sensitiveWords.2', code: 'wrong-type'},
  ]);
  assert.deepEqual(profileProblems({...JIANGSU_PROFILE, sensitiveWords: '受贿'}), [
    {field: 'sensitiveWords', code: 'wrong-type'},
  ]);
  assert.deepEqual(profileProblems({...JIANGSU_PROFILE, sensitiveWords: []}), []);
});

test('takes a similarity between one half and one', () => {
  const guard = JIANGSU_PROFILE.replyGuard;
  const problems = [0.49, 0.5, 1, 1.01].map(
    (similarity) => profileProblems({...JIANGSU_PROFILE, replyGuard: {...guard, similarity}}).length,
  );
  assert.deepEqual(problems, [1, 0, 0, 1]);
});
