import assert from 'node:assert/strict';
import test from 'node:test';
import type {PendingReview} from '@haochaping/sdk';
import {FIRST_OUTBOX_STATE, outboxStep, outboxSummary, type OutboxEvent, type OutboxState} from './state.ts';

const AT = 1_763_800_000_000;
const WAITING: PendingReview = {id: 'one', state: 'waiting', since: AT, attempts: 0};

function after(...events: readonly OutboxEvent[]): OutboxState {
  return events.reduce(outboxStep, FIRST_OUTBOX_STATE);
}

function read(...reviews: readonly PendingReview[]): OutboxEvent {
  return {type: 'read', reviews};
}

test('counts what waits apart from what was parked, and names the oldest that waits', () => {
  const summary = outboxSummary(
    after(
      read(
        {...WAITING, id: 'old', state: 'parked', since: AT - 9, code: 'id-reused'},
        {...WAITING, id: 'two', state: 'sending', since: AT + 5},
        WAITING,
      ),
    ),
  );
  assert.equal(summary.waiting, 2);
  assert.equal(summary.since, AT);
  assert.equal(summary.sending, true);
  assert.deepEqual(
    summary.parked.map(({id}) => id),
    ['old'],
  );
});

test('tells why something waits by what earlier attempts left behind', () => {
  assert.equal(outboxSummary(after(read(WAITING))).problem, undefined);
  assert.deepEqual(outboxSummary(after(read({...WAITING, attempts: 2}))).problem, {kind: 'later'});
  assert.deepEqual(outboxSummary(after(read({...WAITING, attempts: 2, code: 'http-403'}))).problem, {
    kind: 'blocked',
    code: 'http-403',
  });
});

test('tells of the last attempt as it is heard, and no more of it once something arrived', () => {
  const paused = after(read(WAITING), {type: 'heard', event: {type: 'paused', code: 'origin-not-allowed', until: AT}});
  assert.deepEqual(outboxSummary(paused).problem, {kind: 'paused', code: 'origin-not-allowed'});
  assert.equal(paused.nextAt, AT);
  const arrived = outboxStep(paused, {type: 'heard', event: {type: 'delivered', id: 'one', outcome: 'recorded'}});
  assert.equal(arrived.problem, undefined);
  assert.equal(arrived.nextAt, undefined);
});

test('has no problem where nothing waits', () => {
  const late = after(read(), {type: 'heard', event: {type: 'retrying', id: 'one', attempts: 1, at: AT}});
  assert.equal(outboxSummary(late).problem, undefined);
});

test('does one thing at a time', () => {
  const sending = after(read(WAITING), {type: 'retry'});
  assert.equal(sending.work, 'sending');
  assert.equal(outboxStep(sending, {type: 'retry'}), sending);
  assert.equal(outboxStep(sending, {type: 'export'}), sending);
});

test('says once what came of a retry, and begins the next without it', () => {
  const sent = after(
    {type: 'retry'},
    {type: 'flushed', report: {delivered: 2, refused: 0, waiting: 1, stopped: 'later', nextAt: AT}},
  );
  assert.equal(sent.work, 'none');
  assert.deepEqual(sent.news, {kind: 'sent', delivered: 2, refused: 0, waiting: 1});
  assert.deepEqual(sent.problem, {kind: 'later'});
  assert.equal(outboxStep(sent, {type: 'retry'}).news, undefined);
});

test('says why a retry sent nothing', () => {
  for (const stopped of ['later', 'paused', 'busy', 'storage'] as const) {
    const {news} = after({type: 'retry'}, {type: 'flushed', report: {delivered: 0, refused: 0, waiting: 1, stopped}});
    assert.deepEqual(news, {kind: 'problem', problem: stopped});
  }
});

test('keeps the code that paused the queue when a retry is paused again', () => {
  const state = after(
    {type: 'heard', event: {type: 'paused', code: 'key-unknown', until: AT}},
    {type: 'flushed', report: {delivered: 0, refused: 0, waiting: 1, stopped: 'paused'}},
  );
  assert.deepEqual(state.problem, {kind: 'paused', code: 'key-unknown'});
});

test('forgets the code of a pause when something else stopped the next attempt', () => {
  const state = after(
    {type: 'heard', event: {type: 'paused', code: 'key-unknown', until: AT}},
    {type: 'flushed', report: {delivered: 0, refused: 0, waiting: 1, stopped: 'later'}},
  );
  assert.deepEqual(state.problem, {kind: 'later'});
});

test('shows that the reviews cannot be read, and them again once they can', () => {
  const unreadable = after({type: 'unreadable', code: 'storage-timeout'});
  assert.equal(unreadable.unreadable, 'storage-timeout');
  assert.equal(unreadable.reviews, undefined);
  assert.equal(outboxStep(unreadable, read()).unreadable, undefined);
});
