import assert from 'node:assert/strict';
import {test} from 'node:test';
import {profileFields} from './profile-fields.ts';
import {JIANGSU_PROFILE} from './profile.ts';

test('every choice of a profile is named once by its path, and its version is none of them', () => {
  const fields = profileFields(JIANGSU_PROFILE);
  const names = fields.map(({field}) => field as string);
  assert.equal(new Set(names).size, names.length);
  assert.ok(!names.includes('version'));
  assert.deepEqual(
    fields.find(({field}) => field === 'replyWorkingDays.general'),
    {field: 'replyWorkingDays.general', value: 5},
  );
  assert.deepEqual(
    fields.find(({field}) => field === 'risk.weights.staffPhone'),
    {field: 'risk.weights.staffPhone', value: 50},
  );
  assert.ok(Array.isArray(fields.find(({field}) => field === 'sensitiveWords')?.value));
});
