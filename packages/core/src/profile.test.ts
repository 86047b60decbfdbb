import assert from 'node:assert/strict';
import test from 'node:test';
import {profileProblems} from './profile-problems.ts';
import {JIANGSU_PROFILE} from './profile.ts';

const {replyWorkingDays, warning, appeal} = JIANGSU_PROFILE;

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
  'replyWorkingDays.general classes-out-of-order': {replyWorkingDays: {...replyWorkingDays, complex: 4}},
  'textMaxShown text-limits-out-of-order': {textMaxShown: 501},
  'contactWorkingDays contact-after-reply': {contactWorkingDays: 2},
  'warning.beforeWorkingDays warning-after-deadline': {warning: {...warning, beforeWorkingDays: 5}},
  'graceMs grace-shorter-than-offline': {graceMs: JIANGSU_PROFILE.plannedOfflineMs},
  'contactHalfDays half-days-exceed-attempts': {contactHalfDays: 4},
  'appeal.fileWorkingDays appeal-after-deadline': {appeal: {...appeal, fileWorkingDays: 6}},
};

for (const [problem, change] of Object.entries(CONTRADICTIONS)) {
  test(`finds fields that contradict each other: ${problem}`, () => {
    assert.deepEqual(
      profileProblems({...JIANGSU_PROFILE, ...change}).map(({field, code}) => `${field} ${code}`),
      [problem],
    );
  });
}
