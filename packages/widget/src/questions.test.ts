import assert from 'node:assert/strict';
import test from 'node:test';
import {contactDraft} from './contact-draft.ts';
import type {FormEdit, FormState} from './form-state.ts';
import {edited, emptyForm} from './form-state.ts';
import {heldFor, placeOf, questionsOf} from './questions.ts';
import {catalogue, SUBJECT} from './testing/facts.ts';

const TAG: FormEdit = {type: 'indicator', code: '110', chosen: true};
const LONG: FormEdit = {type: 'fill', fill: {text: '好'.repeat(151)}};
const NAMELESS: FormEdit = {
  type: 'fill',
  fill: {contact: contactDraft({name: '王', phone: '', consentedAt: undefined})},
};

function level(chosen: 1 | 2 | 3 | 4 | 5): FormEdit {
  return {type: 'fill', fill: {level: chosen}};
}

function form(...edits: readonly FormEdit[]): FormState {
  return edits.reduce(edited, emptyForm(catalogue(), SUBJECT, true));
}

test('asks the same four questions whatever the level', () => {
  for (const chosen of [1, 2, 3, 4, 5] as const) {
    assert.deepEqual(questionsOf(form(level(chosen))), ['level', 'tags', 'text', 'person']);
  }
});

test('leaves out the tags of a level that has none', () => {
  const without = {...form(level(5)), catalogue: {...catalogue(), indicators: []}};
  assert.deepEqual(questionsOf(without), ['level', 'text', 'person']);
  assert.equal(placeOf(without, 'tags').question, 'text');
});

test('stays at the level while none is chosen, and says how many questions there will be', () => {
  assert.deepEqual(placeOf(form(), 'person'), {
    question: 'level',
    number: 1,
    count: 4,
    back: undefined,
    next: undefined,
  });
});

test('goes forward and back in one order', () => {
  const chosen = form(level(4));
  assert.deepEqual(placeOf(chosen, 'level'), {question: 'level', number: 1, count: 4, back: undefined, next: 'tags'});
  assert.deepEqual(placeOf(chosen, 'text'), {question: 'text', number: 3, count: 4, back: 'tags', next: 'person'});
  assert.deepEqual(placeOf(chosen, 'person'), {
    question: 'person',
    number: 4,
    count: 4,
    back: 'text',
    next: undefined,
  });
});

test('takes one tag as the reason of a bad level, and lets nobody wait at the tags for words', () => {
  assert.equal(heldFor(form(level(1)), 'tags'), undefined);
  assert.equal(heldFor(form(level(1), TAG), 'text'), undefined);
  assert.equal(heldFor(form(level(1), {type: 'fill', fill: {text: '太慢'}}), 'text'), undefined);
});

test('leads back to the tags where a bad level has neither tag nor word', () => {
  assert.equal(heldFor(form(level(1)), 'text'), 'tags');
  const missed = form(level(1), {type: 'submit'});
  assert.equal(placeOf(missed, 'person').question, 'tags');
  assert.equal(placeOf(missed, 'text').question, 'text');
});

test('holds too many words where they are written', () => {
  assert.equal(heldFor(form(level(4), LONG), 'text'), 'text');
  assert.equal(heldFor(form(level(4), LONG), 'person'), undefined);
  assert.equal(placeOf(form(level(4), LONG, {type: 'submit'}), 'person').question, 'text');
});

test('holds a contact without a number at the last question', () => {
  assert.equal(heldFor(form(level(4), NAMELESS), 'person'), 'person');
  assert.equal(placeOf(form(level(4), NAMELESS, {type: 'submit'}), 'person').question, 'person');
});
