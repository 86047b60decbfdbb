import assert from 'node:assert/strict';
import test from 'node:test';
import {CLOSED_PROGRESS, WAITING_PROGRESS} from '../fakes/sample-progress.ts';
import {progressSteps} from './progress-steps.ts';

test('tells what is done, what is now and what is still to come', () => {
  const {workOrder} = WAITING_PROGRESS;
  assert.ok(workOrder);
  assert.deepEqual(
    progressSteps(workOrder).map((step) => step.state),
    ['done', 'now', 'later', 'later', 'later', 'later', 'later'],
  );
});

test('has nothing left to do once an order is closed', () => {
  const {workOrder} = CLOSED_PROGRESS;
  assert.ok(workOrder);
  assert.ok(progressSteps(workOrder).every((step) => step.state === 'done'));
});

test('goes back where a return for rework goes back, and keeps when a step was first reached', () => {
  const {workOrder} = CLOSED_PROGRESS;
  assert.ok(workOrder);
  const steps = progressSteps({...workOrder, step: 'being-put-right'});
  assert.deepEqual(
    steps.map((step) => step.state),
    ['done', 'done', 'done', 'now', 'later', 'later', 'later'],
  );
  assert.equal(steps[3]?.at, '2026-11-20T09:00:00Z');
});
