import assert from 'node:assert/strict';
import test from 'node:test';
import {progressOf} from './progress.ts';
import {ACTORS, after, commandOf, MINUTE, OFFICE, orderIn} from './sample-orders.ts';
import {STATES} from './states.ts';

test('shows the citizen seven steps, whatever happens inside', () => {
  assert.deepEqual(
    STATES.slice(0, 11).map((state) => `${state}: ${progressOf(orderIn(state)).step}`),
    [
      'created: received',
      'routing: received',
      'dispatched: with-the-office',
      'verifying: contacted',
      'determined: contacted',
      'rectifying: being-put-right',
      'replied: answered',
      'call-back: answered',
      'audit: checked',
      'closed: closed',
      'archived: closed',
    ],
  );
});

test('says contacted only after the reviewer was spoken to', () => {
  assert.equal(progressOf(orderIn('verifying', {without: ['record-contact']})).step, 'with-the-office');
});

test('says until when the next step is promised', () => {
  assert.equal(progressOf(orderIn('created')).until, undefined);
  assert.equal(progressOf(orderIn('dispatched')).until?.on, '2026-11-24');
  assert.equal(progressOf(orderIn('rectifying')).until?.on, '2026-11-30');
  assert.equal(progressOf(orderIn('call-back')).until?.on, '2026-11-27');
  assert.equal(progressOf(orderIn('closed')).until, undefined);
});

test('keeps the last answer readable while it is worked over again', () => {
  const order = orderIn('audit');
  const again = after(order, commandOf('return-for-rework', 0), ACTORS.supervisor, order.updatedAt + MINUTE);
  const progress = progressOf(again);
  assert.equal(progress.step, 'being-put-right');
  assert.equal(progress.returned, 1);
  assert.equal(progress.answer?.text, order.reply?.text);
});

test('gives away no account, number, department or note of the office', () => {
  for (const state of STATES) {
    const shown = JSON.stringify(progressOf(orderIn(state)));
    for (const inside of [OFFICE, '139****5678', '0099', '0012', 'accountId', '窗口人员说明', '未一次性告知']) {
      assert.equal(shown.includes(inside), false, `${state} shows ${inside}`);
    }
  }
});
