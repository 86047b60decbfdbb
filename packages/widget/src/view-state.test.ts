import assert from 'node:assert/strict';
import test from 'node:test';
import {contactDraft, EMPTY_CONTACT} from './contact-draft.ts';
import {charactersLeft, chosenIndicators, contactToSend, offeredIndicators} from './form-state.ts';
import type {FormState} from './form-state.ts';
import {problemAt} from './problem-field.ts';
import {INDICATORS, OPEN, PENDING, SUBJECT, catalogue} from './testing/facts.ts';
import {focusAfter, step} from './view-state.ts';
import type {ViewEvent, ViewState} from './view-state.ts';

const SAVED = {state: 'saved', id: 'one', receiptCode: '7K3M9QXZ4T2B8WFH'} as const;

function after(...events: readonly ViewEvent[]): ViewState {
  return events.reduce<ViewState>(step, {phase: 'loading'});
}

function form(...events: readonly ViewEvent[]): FormState {
  const state = after({type: 'opened', catalogue: catalogue(), invitation: OPEN}, ...events);
  assert.equal(state.phase, 'form');
  return state;
}

const BAD: ViewEvent = {type: 'fill', fill: {level: 1}};
const TAG: ViewEvent = {type: 'indicator', code: '110', chosen: true};
const SUBMIT: ViewEvent = {type: 'submit'};

test('opens an open invitation as a form in which no level is chosen', () => {
  const state = form();
  assert.equal(state.draft.level, undefined);
  assert.deepEqual(state.about, SUBJECT);
  assert.equal(state.verified, true);
});

test('opens what the invitation says of itself while the server cannot be asked', () => {
  const state = after({
    type: 'opened',
    catalogue: catalogue(),
    invitation: {kind: 'offline', about: SUBJECT, expiresAt: '2027-01-01T00:00:00.000Z', over: false},
  });
  assert.equal(state.phase === 'form' && !state.verified, true);
});

test('closes where the invitation was used or its time is over', () => {
  for (const state of ['rated', 'expired'] as const) {
    assert.deepEqual(after({type: 'opened', catalogue: catalogue(), invitation: {...OPEN, state}}), {
      phase: 'closed',
      why: state,
    });
  }
});

test('says of each unreadable invitation what is wrong with it', () => {
  const why = (code: string): unknown => {
    const state = after({type: 'opened', catalogue: catalogue(), invitation: {kind: 'problem', code}});
    return state.phase === 'closed' ? state.why : state.phase;
  };
  assert.equal(why('invitation-forged'), 'forged');
  assert.equal(why('body-invalid'), 'forged');
  assert.equal(why('invitation-foreign'), 'foreign');
  assert.equal(why('invitation-expired'), 'expired');
  assert.equal(why('service-instance-unknown'), 'unknown');
  assert.equal(why('too-many-attempts'), 'unavailable');
});

test('shows the receipt again when the review of this invitation still waits on this device', () => {
  const state = after({
    type: 'opened',
    catalogue: catalogue(),
    invitation: {...OPEN, state: 'rated', waiting: {...PENDING, state: 'waiting'}},
  });
  assert.equal(state.phase, 'done');
  assert.equal(state.delivery, 'saved');
  assert.equal(state.receiptCode, PENDING.receiptCode);
});

test('shows why a review of this invitation was parked on this device', () => {
  const state = after({
    type: 'opened',
    catalogue: catalogue(),
    invitation: {...OPEN, waiting: {...PENDING, state: 'parked', code: 'invitation-expired'}},
  });
  assert.deepEqual(state, {phase: 'refused', code: 'invitation-expired', id: PENDING.id, news: false});
});

test('offers the basic tags of the chosen level first and all eight in the end', () => {
  const {basic, expanded} = offeredIndicators(form(BAD));
  assert.deepEqual(
    basic.map(({code}) => code),
    ['108', '109', '110'],
  );
  assert.equal(expanded.length, 5);
});

test('does not submit before a level is chosen', () => {
  assert.equal(form(SUBMIT).submitting, false);
});

test('submits a good level without any reason', () => {
  assert.equal(form({type: 'fill', fill: {level: 3}}, SUBMIT).submitting, true);
});

test('asks for a reason with a bad level, and one tap is enough', () => {
  const asked = form(BAD, SUBMIT);
  assert.deepEqual(asked.problems, ['reason-missing']);
  assert.equal(asked.submitting, false);
  const tapped = step(asked, TAG);
  assert.deepEqual(tapped.phase === 'form' && tapped.problems, []);
  const sent = step(tapped, SUBMIT);
  assert.equal(sent.phase === 'form' && sent.submitting, true);
});

test('takes one word as a reason, but not white space', () => {
  assert.deepEqual(form(BAD, {type: 'fill', fill: {text: ' \u3000\n'}}, SUBMIT).problems, ['reason-missing']);
  assert.equal(form(BAD, {type: 'fill', fill: {text: '慢'}}, SUBMIT).submitting, true);
});

test('counts a tag of another level as no reason, and keeps it for the way back', () => {
  const moved = form(BAD, TAG, {type: 'fill', fill: {level: 2}}, SUBMIT);
  assert.deepEqual(moved.problems, ['reason-missing']);
  assert.deepEqual(chosenIndicators(moved), []);
  assert.deepEqual(chosenIndicators(step(moved, BAD) as FormState), ['110']);
});

test('asks a bad rating for no reason where the locality asks for none', () => {
  const {rules, ...rest} = catalogue();
  const lenient = {...rest, rules: {...rules, negativeNeedsReason: false}};
  const state = after({type: 'opened', catalogue: lenient, invitation: OPEN}, BAD, SUBMIT);
  assert.equal(state.phase === 'form' && state.submitting, true);
  assert.deepEqual(form(BAD, SUBMIT).problems, ['reason-missing']);
});

test('takes a tag back', () => {
  assert.deepEqual(chosenIndicators(form(BAD, TAG, {type: 'indicator', code: '110', chosen: false})), []);
});

test('submits no more tags than the catalogue allows', () => {
  const state = after(
    {type: 'opened', catalogue: {...catalogue(), rules: {...catalogue().rules, indicatorsMax: 1}}, invitation: OPEN},
    BAD,
    TAG,
    {type: 'indicator', code: '109', chosen: true},
    SUBMIT,
  );
  assert.deepEqual(state.phase === 'form' && state.problems, ['indicators-too-many']);
});

test('counts characters as people do and refuses what is too long without cutting it', () => {
  assert.equal(charactersLeft(form({type: 'fill', fill: {text: '😀𠮷'}})), 148);
  const long = form(BAD, TAG, {type: 'fill', fill: {text: '长'.repeat(151)}}, SUBMIT);
  assert.deepEqual(long.problems, ['text-too-long']);
  assert.equal(long.draft.text.length, 151);
});

test('changes nothing while a submit is on its way', () => {
  const sent = form({type: 'fill', fill: {level: 5}}, SUBMIT);
  assert.equal(step(sent, {type: 'fill', fill: {text: 'x'}}), sent);
  assert.equal(step(sent, SUBMIT), sent);
});

test('goes from saved to delivered by the news of that very review alone', () => {
  const saved = step(form({type: 'fill', fill: {level: 5}}, SUBMIT), {type: 'answered', submission: SAVED});
  assert.equal(saved.phase === 'done' && saved.delivery, 'saved');
  assert.equal(step(saved, {type: 'delivered', id: 'other', outcome: 'recorded'}), saved);
  const delivered = step(saved, {type: 'delivered', id: 'one', outcome: 'recorded'});
  assert.equal(delivered.phase === 'done' && delivered.delivery, 'delivered');
  assert.equal(delivered.phase === 'done' && delivered.news, true);
  assert.equal(delivered.phase === 'done' && delivered.receiptCode, SAVED.receiptCode);
});

test('shows a contested rating no differently from one that repeats another', () => {
  const shown = (outcome: 'already-recorded' | 'contested'): ViewState =>
    step(form({type: 'fill', fill: {level: 5}}, SUBMIT), {
      type: 'answered',
      submission: {...SAVED, state: 'delivered', outcome},
    });
  assert.deepEqual(shown('contested'), shown('already-recorded'));
  assert.equal((shown('contested') as {delivery?: string}).delivery, 'already-rated');
});

test('tells of a refusal that came after the review was saved', () => {
  const saved = step(form({type: 'fill', fill: {level: 5}}, SUBMIT), {type: 'answered', submission: SAVED});
  assert.deepEqual(step(saved, {type: 'refused', id: 'one', code: 'invitation-forged'}), {
    phase: 'refused',
    code: 'invitation-forged',
    id: 'one',
    news: true,
  });
});

test('keeps all that was filled in when nothing could be saved', () => {
  const sent = form(BAD, TAG, {type: 'fill', fill: {text: '等了很久'}}, SUBMIT);
  const unsaved = step(sent, {type: 'answered', submission: {state: 'unsaved', reason: 'storage-blocked'}});
  assert.equal(unsaved.phase === 'form' && unsaved.unsaved, 'storage-blocked');
  assert.deepEqual(unsaved.phase === 'form' && unsaved.draft, sent.draft);
  const again = step(unsaved, SUBMIT);
  assert.equal(again.phase === 'form' && again.submitting && again.unsaved === undefined, true);
});

test('brings a refusal that the citizen can mend back to its field', () => {
  const sent = form({type: 'fill', fill: {level: 5}}, SUBMIT);
  const refused = step(sent, {type: 'answered', submission: {state: 'refused', code: 'text-too-long'}});
  assert.deepEqual(refused.phase === 'form' && refused.problems, ['text-too-long']);
  const final = step(sent, {type: 'answered', submission: {state: 'refused', code: 'invitation-expired'}});
  assert.equal(final.phase, 'refused');
});

test('moves the focus to the first wrong field, to bad news and to the end, and nowhere for news', () => {
  const focus = (state: ViewState, event: ViewEvent): unknown => focusAfter(event, step(state, event));
  const sent = form({type: 'fill', fill: {level: 5}}, SUBMIT);
  assert.equal(focus(form(BAD), SUBMIT), 'problem');
  assert.equal(focus(form(BAD), {type: 'expand'}), 'more-tags');
  assert.equal(focus(sent, {type: 'answered', submission: SAVED}), 'result');
  assert.equal(focus(sent, {type: 'answered', submission: {state: 'unsaved', reason: 'timeout'}}), 'unsaved');
  assert.equal(focus(sent, {type: 'answered', submission: {state: 'refused', code: 'invitation-forged'}}), 'result');
  assert.equal(focus(form(), BAD), undefined);
  const saved = step(sent, {type: 'answered', submission: SAVED});
  assert.equal(focus(saved, {type: 'delivered', id: 'one', outcome: 'recorded'}), undefined);
});

test('puts a missing reason at the text where the level has no tags', () => {
  const without = {...catalogue(), indicators: INDICATORS.filter(({level}) => level !== 1)};
  const state = after({type: 'opened', catalogue: without, invitation: OPEN}, BAD);
  const asked = step(state, SUBMIT);
  assert.equal(asked.phase === 'form' && problemAt(asked, 'text'), 'reason-missing');
  assert.equal(asked.phase === 'form' && problemAt(asked, 'tags'), undefined);
  assert.equal(problemAt(form(BAD, SUBMIT), 'tags'), 'reason-missing');
  assert.equal(problemAt(form(BAD, SUBMIT), 'text'), undefined);
});

const CONTACT = contactDraft({name: '徐某', phone: '13912345678', consentedAt: '2026-11-22T04:00:00.000Z'});
const GOOD: ViewEvent = {type: 'fill', fill: {level: 5}};

test('submits a contact with its consent, and none that was taken back', () => {
  const given = form(GOOD, {type: 'fill', fill: {contact: CONTACT}}, SUBMIT);
  assert.equal(given.submitting, true);
  assert.deepEqual(contactToSend(given)?.given, CONTACT.given);
  const removed = form(GOOD, {type: 'fill', fill: {contact: CONTACT}}, {type: 'fill', fill: {contact: undefined}});
  assert.equal(contactToSend(removed), undefined);
});

test('keeps a form back while its contact cannot go, until that is mended or taken back', () => {
  const unclear = contactDraft({name: '', phone: '139', consentedAt: undefined});
  const asked = form(GOOD, {type: 'fill', fill: {contact: unclear}}, SUBMIT);
  assert.equal(asked.submitting, false);
  assert.deepEqual(asked.problems, ['phone-unclear']);
  const mended = step(asked, {type: 'fill', fill: {contact: CONTACT}});
  assert.deepEqual(mended.phase === 'form' && mended.problems, []);
  const removed = step(step(asked, {type: 'fill', fill: {contact: undefined}}), SUBMIT);
  assert.equal(removed.phase === 'form' && removed.submitting, true);
});

test('submits with an opened contact in which nothing is written', () => {
  assert.equal(form(GOOD, {type: 'fill', fill: {contact: EMPTY_CONTACT}}, SUBMIT).submitting, true);
});

test('sends no contact of one who stays anonymous, minds none, and keeps it for the way back', () => {
  const unclear = contactDraft({name: '徐某', phone: '', consentedAt: undefined});
  const anonymous = form(
    GOOD,
    {type: 'fill', fill: {contact: unclear}},
    {type: 'fill', fill: {identityMode: 'anonymous'}},
    SUBMIT,
  );
  assert.equal(anonymous.submitting, true);
  assert.equal(contactToSend(anonymous), undefined);
  assert.equal(anonymous.draft.contact, unclear);
});

test('remembers that the contact stayed behind', () => {
  const sent = form(GOOD, SUBMIT);
  const leftOut = (submission: typeof SAVED & {contactLeftOut?: boolean}): unknown => {
    const state = step(sent, {type: 'answered', submission});
    return state.phase === 'done' && state.contactLeftOut;
  };
  assert.equal(leftOut({...SAVED, contactLeftOut: true}), true);
  assert.equal(leftOut(SAVED), false);
});

test('moves the focus into the contact when it is opened, and back to its button when it is taken back', () => {
  const open: ViewEvent = {type: 'fill', fill: {contact: EMPTY_CONTACT}, focus: 'contact'};
  assert.equal(focusAfter(open, step(form(GOOD), open)), 'contact');
});
