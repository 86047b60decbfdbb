import assert from 'node:assert/strict';
import test from 'node:test';
import {closingOf, covers, launcherLabel} from './closing.ts';
import {edited, emptyForm} from './form-state.ts';
import {catalogue, OPEN, PENDING, SUBJECT} from './testing/facts.ts';
import {step} from './view-state.ts';

const EMPTY = emptyForm(catalogue(), SUBJECT, true);
const BEGUN = edited(EMPTY, {type: 'fill', fill: {level: 2}});
const DONE = step(
  {phase: 'loading'},
  {type: 'opened', catalogue: catalogue(), invitation: {...OPEN, waiting: PENDING}},
);

test('keeps on a device of one’s own what was begun, for the way back', () => {
  for (const state of [undefined, EMPTY, BEGUN, DONE]) assert.equal(closingOf(state, false), 'keep');
});

test('asks on a shared device before it clears what was begun', () => {
  assert.equal(closingOf(BEGUN, true), 'ask');
  assert.equal(closingOf(EMPTY, true), 'clear');
  assert.equal(closingOf(DONE, true), 'clear');
});

test('says on the button whether there is something to begin, to go on with or to look at', () => {
  assert.equal(launcherLabel(undefined), 'rate');
  assert.equal(launcherLabel(EMPTY), 'rate');
  assert.equal(launcherLabel(BEGUN), 'go-on');
  assert.equal(launcherLabel(DONE), 'look');
});

test('sees one box over another, and not beside it', () => {
  const button = {top: 700, right: 380, bottom: 750, left: 260};
  assert.equal(covers(button, {top: 740, right: 300, bottom: 780, left: 10}), true);
  assert.equal(covers(button, {top: 740, right: 260, bottom: 780, left: 10}), false);
  assert.equal(covers(button, {top: 750, right: 300, bottom: 780, left: 10}), false);
});
