import assert from 'node:assert/strict';
import {test} from 'node:test';
import {JIANGSU_PROFILE} from '@haochaping/core';
import type {PreparedReview} from '../store/index.ts';
import {createKeyring} from '../sealing/keyring.ts';
import {openReview} from '../sealing/open-review.ts';
import {type PreparationRules, prepareReview} from './prepare-review.ts';
import {unidentified} from './receive-reviews.ts';

const DAY_MS = 86_400_000;
const EXPIRES = Date.parse('2026-11-30T16:00:00Z');

const item = {
  format: 1,
  id: '019f6b2a-2f2a-7a3e-9b1c-3d5e7f901234',
  receiptCode: '7K3M9QX2B4T6V8WZ',
  invitation: 'token',
  level: 2,
  indicators: ['207'],
  indicatorsVersion: '2',
  text: '',
  identityMode: 'anonymous',
  submittedAt: '2026-11-20T02:15:00.000Z',
};

function rulesAt(receivedAt: number): PreparationRules {
  const invitation = {
    id: 'j',
    subjectKey: 'C#1',
    channel: 'kiosk',
    about: {itemName: '', departmentName: '', caseNumber: 'C', servedOn: '2026-11-20'},
    expiresAt: EXPIRES,
  } as const;
  return {profile: JIANGSU_PROFILE, hashKey: new Uint8Array(32), receivedAt, verify: () => Promise.resolve(invitation)};
}

async function judged(said: unknown, rules: PreparationRules): Promise<PreparedReview | string> {
  const opened = openReview(said, createKeyring([]));
  return typeof opened === 'string' ? opened : prepareReview(opened, rules);
}

const prepared = async (said: object, receivedAt = EXPIRES - DAY_MS): Promise<PreparedReview> => {
  const review = await judged({...item, ...said}, rulesAt(receivedAt));
  if (typeof review === 'string') throw new Error(`The review was refused: ${review}`);
  return review;
};

test('subject and channel come from the invitation, the receipt code only as its keyed hash', async () => {
  const review = await prepared({});
  assert.equal(review.subjectKey, 'C#1');
  assert.equal(review.channel, 'kiosk');
  assert.doesNotMatch(JSON.stringify(review), /7K3M9QX2B4T6V8WZ/);
});

test('the same review has one digest however it was written; any other word gives another', async () => {
  const {bodyDigest} = await prepared({});
  const backwards = Object.fromEntries(Object.entries(item).reverse());
  const again = await judged({...backwards, mood: 'new'}, rulesAt(EXPIRES));
  assert.equal(typeof again === 'string' ? again : again.bodyDigest, bodyDigest);
  const changes = [
    {level: 1, indicators: ['108']},
    {text: 'x'},
    {identityMode: 'real-name'},
    {invitation: 'other'},
    {receiptCode: '0'.repeat(16)},
  ];
  for (const change of changes)
    assert.notEqual((await prepared(change)).bodyDigest, bodyDigest, JSON.stringify(change));
});

test('a saved review is late beyond the grace; one given after the end is expired', async () => {
  assert.equal((await prepared({}, EXPIRES + JIANGSU_PROFILE.graceMs)).late, false);
  assert.equal((await prepared({}, EXPIRES + JIANGSU_PROFILE.graceMs + 1)).late, true);
  const after = {...item, submittedAt: new Date(EXPIRES + 1).toISOString()};
  assert.equal(await judged(after, rulesAt(EXPIRES + JIANGSU_PROFILE.graceMs + 1)), 'invitation-expired');
});

test('what is wrong with the content is told before the invitation is looked at', async () => {
  const rules = {...rulesAt(EXPIRES), verify: () => Promise.resolve('invitation-forged' as const)};
  assert.equal(await judged({...item, level: 9}, rules), 'level-invalid');
  assert.equal(await judged({...item, format: 7}, rules), 'format-unknown');
  assert.equal(await judged({...item, text: 7}, rules), 'review-invalid');
  assert.equal(await judged(item, rules), 'invitation-forged');
});

test('an item is identified by a UUID of version 7 in lower case, and by nothing else', () => {
  assert.deepEqual(unidentified([item, {}, {id: item.id.toUpperCase()}, null, {id: item.id}]), [1, 2, 3]);
});
