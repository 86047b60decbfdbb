import assert from 'node:assert/strict';
import test from 'node:test';
import {refusalGroup} from './refusal-group.ts';

test('puts each refusal code into a group that a person can tell apart, and a code of a later release into the last', () => {
  assert.equal(refusalGroup('invitation-expired'), 'expired');
  assert.equal(refusalGroup('invitation-foreign'), 'invitation');
  assert.equal(refusalGroup('service-instance-unknown'), 'service');
  assert.equal(refusalGroup('id-reused'), 'repeated');
  assert.equal(refusalGroup('indicator-of-other-level'), 'content');
  assert.equal(refusalGroup('format-unknown'), 'content');
  assert.equal(refusalGroup('body-too-large'), 'other');
  assert.equal(refusalGroup('of-a-later-release'), 'other');
});
