import assert from 'node:assert/strict';
import test from 'node:test';
import {type Role, ROLES} from './roles.ts';
import {after, ACTORS, CLAIMED, commandOf, MINUTE, orderIn, RULES} from './sample-orders.ts';
import {STATES} from './states.ts';
import {allowedCommands} from './transition.ts';
import {waitsFor} from './waits-for.ts';

const WATCHING: ReadonlySet<string> = new Set([
  'issue-supervision',
  'escalate',
  'publish-text',
  'merge',
  'return-for-rework',
]);

test('waits only for those who may do something about it that moves it on', () => {
  for (const state of STATES) {
    const order = orderIn(state);
    for (const role of waitsFor(order)) {
      const offers = allowedCommands(order, ACTORS[role], {...RULES, at: order.updatedAt + MINUTE});
      const useful = offers.filter(({type, allowed}) => allowed && !WATCHING.has(type));
      assert.ok(useful.length > 0, `${role} has nothing to do in ${state}`);
    }
  }
});

test('waits for one desk after the other on the straight way, and for nobody at its end', () => {
  const waiting = (state: (typeof STATES)[number]): readonly Role[] => waitsFor(orderIn(state));
  assert.deepEqual(waiting('routing'), ['dispatcher']);
  assert.deepEqual(waiting('dispatched'), ['handler']);
  assert.deepEqual(waiting('rectifying'), ['handler']);
  assert.deepEqual(waiting('replied'), []);
  assert.deepEqual(waiting('call-back'), ['call-back-officer']);
  assert.deepEqual(waiting('audit'), ['supervisor']);
  assert.deepEqual(waiting('return-requested'), ['dispatcher', 'management']);
  assert.deepEqual(waiting('appeal-review'), ['upper-management']);
  for (const state of ['closed', 'archived', 'invalidated'] as const) assert.deepEqual(waiting(state), []);
});

test('waits for the department and the management body while more days are asked for', () => {
  const order = orderIn('rectifying');
  const request = {
    round: order.round,
    workingDays: 3,
    reason: 'x',
    requestedAt: order.updatedAt,
    by: {role: 'handler'},
  };
  assert.deepEqual(waitsFor({...order, extensions: [request as never]}), ['handler', 'management']);
});

test('asks about a slip before the management body decides, and again when nobody could be reached', () => {
  const appealing = orderIn('appealing', CLAIMED);
  assert.equal(appealing.appeal?.ground, 'mistake');
  assert.deepEqual(waitsFor({...appealing, appeal: {...appealing.appeal, confirmations: []}}), ['call-back-officer']);
  const heard = after(
    {...appealing, appeal: {...appealing.appeal, confirmations: []}},
    commandOf('confirm-mistake', appealing.updatedAt + MINUTE),
    ACTORS['call-back-officer'],
    appealing.updatedAt + MINUTE,
  );
  assert.deepEqual(waitsFor(heard), ['management']);
  const [confirmation] = heard.appeal?.confirmations ?? [];
  assert.ok(confirmation && heard.appeal);
  const unreached = {...heard.appeal, confirmations: [{...confirmation, result: 'unreachable' as const}]};
  assert.deepEqual(waitsFor({...heard, appeal: unreached}), ['call-back-officer', 'management']);
});

test('waits for a supervisor while a reply is held, and for the department of a merged order once the other is answered', () => {
  const replied = orderIn('replied');
  assert.ok(replied.reply);
  const hold = {concerns: ['template'] as const, heldAt: replied.updatedAt};
  assert.deepEqual(waitsFor({...replied, reply: {...replied.reply, hold}}), ['supervisor']);
  const released = {...hold, releasedAt: replied.updatedAt};
  assert.deepEqual(waitsFor({...replied, reply: {...replied.reply, hold: released}}), []);
  const merged = orderIn('merged');
  const {reply: _, ...unanswered} = merged;
  const last = merged.merges?.at(-1);
  assert.ok(last);
  const {parentRepliedAt: __, ...waiting} = last;
  assert.deepEqual(waitsFor({...unanswered, merges: [waiting]}), []);
  assert.deepEqual(waitsFor({...unanswered, merges: [{...waiting, parentRepliedAt: merged.updatedAt}]}), ['handler']);
});

test('never waits for somebody who has no part in orders', () => {
  const never = new Set<Role>(['administrator', 'auditor', 'system', 'citizen']);
  assert.equal(ROLES.filter((role) => never.has(role)).length, 4);
  for (const state of STATES) assert.ok(waitsFor(orderIn(state)).every((role) => !never.has(role)));
});
