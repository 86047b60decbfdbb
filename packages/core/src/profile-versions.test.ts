import assert from 'node:assert/strict';
import test from 'node:test';
import {JIANGSU_PROFILE} from './profile.ts';
import {changedFields, completedProfile} from './profile-versions.ts';

test('fills in what a later release added, and changes nothing that was kept', () => {
  const {recheckShare: _, warning, ...others} = JIANGSU_PROFILE;
  const {beforeHours: __, ...olderWarning} = warning;
  const kept: unknown = {...others, contactAttempts: 5, warning: {...olderWarning, atFraction: 0.25}};
  assert.deepEqual(completedProfile(kept, JIANGSU_PROFILE), {
    ...JIANGSU_PROFILE,
    contactAttempts: 5,
    warning: {...warning, atFraction: 0.25},
  });
});

test('keeps a list of words as it was, also an empty one', () => {
  const kept: unknown = {...JIANGSU_PROFILE, sensitiveWords: []};
  assert.deepEqual(completedProfile(kept, JIANGSU_PROFILE).sensitiveWords, []);
});

test('names the fields that were changed under the same version, and none that one of them never had', () => {
  const {recheckShare: _, ...older} = JIANGSU_PROFILE;
  const given = {
    ...JIANGSU_PROFILE,
    contactAttempts: 4,
    replyWorkingDays: {...JIANGSU_PROFILE.replyWorkingDays, complex: 20},
    sensitiveWords: ['火灾'],
  };
  assert.deepEqual(changedFields(older, given), ['replyWorkingDays.complex', 'contactAttempts', 'sensitiveWords']);
  assert.deepEqual(changedFields(older, JIANGSU_PROFILE), []);
});
