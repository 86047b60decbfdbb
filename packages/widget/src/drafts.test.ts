import assert from 'node:assert/strict';
import test from 'node:test';
import {EMPTY_CONTACT} from './contact-draft.ts';
import {draftStep, readDraft, writtenDraft} from './drafts.ts';
import {edited, emptyForm} from './form-state.ts';
import {catalogue, OPEN, PENDING, SUBJECT} from './testing/facts.ts';
import {step} from './view-state.ts';
import type {ViewEvent} from './view-state.ts';

const AT = 1_763_800_000_000;
const FILL: ViewEvent = {type: 'fill', fill: {text: '等了两个小时'}};
const OPENED: ViewEvent = {type: 'opened', catalogue: catalogue(), invitation: OPEN};
const FORM = edited(emptyForm(catalogue(), SUBJECT, true), {
  type: 'fill',
  fill: {level: 2, indicators: ['210'], text: '等了两个小时', contact: EMPTY_CONTACT},
});
const DONE = step({phase: 'loading'}, {...OPENED, invitation: {...OPEN, waiting: PENDING}});

test('brings back what was said, and never a contact', () => {
  const written = writtenDraft(FORM.draft, AT);
  assert.deepEqual(readDraft(written, AT + 1_000), {
    level: 2,
    indicators: ['210'],
    text: '等了两个小时',
    identityMode: 'confidential',
  });
  assert.doesNotMatch(written, /contact|phone/);
});

test('brings back nothing after a day, from the future, or that cannot be read', () => {
  const written = writtenDraft(FORM.draft, AT);
  assert.equal(readDraft(written, AT + 24 * 3_600_000 + 1), undefined);
  assert.equal(readDraft(written, AT - 1), undefined);
  for (const broken of [null, '', '{', '[]', 'null', '{"level":9}', written.replace('2', '7')])
    assert.equal(readDraft(broken, AT), undefined);
});

test('keeps words as they are written, and deletes them once they are gone or the rating is', () => {
  assert.equal(draftStep(FILL, FORM), 'keep');
  assert.equal(draftStep(FILL, edited(FORM, {type: 'fill', fill: {text: ''}})), 'drop');
  assert.equal(draftStep({type: 'answered', submission: {state: 'refused', code: 'x'}}, DONE), 'drop');
  assert.equal(draftStep(OPENED, emptyForm(catalogue(), SUBJECT, true)), 'restore');
  assert.equal(draftStep(OPENED, {phase: 'closed', why: 'expired'}), 'drop');
});
